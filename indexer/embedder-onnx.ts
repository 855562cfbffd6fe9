import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { embedOneByOne } from './embed-one-by-one.ts';
import type { Embedder, TextRole } from './embedder.ts';
import { loadModel } from './embedder-model.mjs';
import { indexerError } from './errors.ts';
import { normalizeText } from './normalize-text.ts';

/** The folder that holds the model folder `embedding/`. */
export const MODEL_DIR = join(dirname(fileURLToPath(import.meta.url)), 'model');
const REQUIRED_FILES = [
  join('onnx', 'model_quantized.onnx'),
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
].map((file) => join('embedding', file));

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

/** A text as the model was trained to see it. */
export function modelInput(text: string, role: TextRole): string {
  return `${role}: ${normalizeText(text)}`;
}

/**
 * The embedding model within this thread: for commands, which wait for it anyway. The server embeds in a process
 * of its own (`embedder-process.ts`).
 * @throws MODEL_MISSING, MODEL_BROKEN
 */
export async function loadOnnxEmbedder(modelDir: string = MODEL_DIR): Promise<Embedder> {
  const id = modelId(modelDir);
  const model = await loadModel(modelDir).catch((cause: unknown) => {
    throw indexerError('MODEL_BROKEN', `cannot load the model in ${modelDir}`, { cause });
  });
  const { dimensions } = model;
  return {
    id,
    dimensions,
    embed: (texts, role) => embedOneByOne(texts, dimensions, (text) => model.embed(modelInput(text, role))),
  };
}
