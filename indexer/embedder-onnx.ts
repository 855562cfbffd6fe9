import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers';
import type { Embedder, TextRole } from './embedder.ts';
import { indexerError } from './errors.ts';
import { normalizeText } from './normalize-text.ts';

/** The folder that holds the model folder `embedding/`. */
export const MODEL_DIR = join(dirname(fileURLToPath(import.meta.url)), 'model');
const MODEL_NAME = 'embedding';
const WEIGHTS = join(MODEL_NAME, 'onnx', 'model_quantized.onnx');
const REQUIRED_FILES = [
  WEIGHTS,
  ...['config.json', 'tokenizer.json', 'tokenizer_config.json'].map((f) => join(MODEL_NAME, f)),
];

/**
 * Identity of the weights: a hash of the model's files.
 * @throws MODEL_MISSING when a file is not there
 */
export function modelId(modelDir: string = MODEL_DIR): string {
  const hash = createHash('sha256');
  for (const file of REQUIRED_FILES) {
    const path = join(modelDir, file);
    if (!existsSync(path)) throw indexerError('MODEL_MISSING', `no file ${path}`);
    hash.update(readFileSync(path));
  }
  return `e5/${hash.digest('hex').slice(0, 16)}`;
}

/**
 * Loads the embedding model from local files; no network is used, remote models are switched off.
 * Mean pooling over the attention mask, then L2 (Wang et al., "Text Embeddings by Weakly-Supervised
 * Contrastive Pre-training", arXiv 2212.03533).
 * @throws MODEL_MISSING, MODEL_BROKEN
 */
export async function loadOnnxEmbedder(modelDir: string = MODEL_DIR): Promise<Embedder> {
  const id = modelId(modelDir);
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = modelDir;
  let extract: FeatureExtractionPipeline;
  let dimensions: number;
  try {
    extract = await pipeline('feature-extraction', MODEL_NAME, { quantized: true });
    const probe = await extract('query: 1', { pooling: 'mean', normalize: true });
    dimensions = probe.dims.at(-1) ?? 0;
  } catch (cause) {
    throw indexerError('MODEL_BROKEN', `cannot load the model in ${modelDir}`, { cause });
  }

  // One text at a time: int8 scales are taken over a whole batch, so that in company a text's vector would
  // depend on its neighbours.
  async function embed(texts: readonly string[], role: TextRole): Promise<Float32Array> {
    const vectors = new Float32Array(texts.length * dimensions);
    for (const [row, text] of texts.entries()) {
      const output = await extract(`${role}: ${normalizeText(text)}`, { pooling: 'mean', normalize: true });
      vectors.set(output.data as Float32Array, row * dimensions);
    }
    return vectors;
  }

  return { id, dimensions, embed };
}
