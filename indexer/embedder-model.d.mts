export declare function loadModel(modelDir: string): Promise<{
  readonly dimensions: number;
  embed(text: string): Promise<Float32Array>;
}>;
