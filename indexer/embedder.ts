/** What a text is to the model: e5 models are trained with one prefix for questions and one for passages. */
export type TextRole = 'query' | 'passage';

/** Texts → unit vectors. One implementation serves building and asking. */
export interface Embedder {
  /** Names the weights: an index made with other weights is refused. */
  readonly id: string;
  readonly dimensions: number;
  /**
   * @returns row i of the result holds the vector of texts[i]: `texts.length × dimensions`, rows of length 1
   */
  embed(texts: readonly string[], role: TextRole): Promise<Float32Array>;
}
