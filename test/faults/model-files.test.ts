import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadOnnxEmbedder, MODEL_DIR, modelId } from '../../indexer/embedder-onnx.ts';
import { checkModel } from '../../indexer/vector-store.ts';

const WEIGHTS = 'onnx/model_quantized.onnx';
const FILES = [WEIGHTS, 'config.json', 'tokenizer.json', 'tokenizer_config.json'];
const RESTORE = expect.stringContaining('请恢复 indexer/model/ 目录');

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'model-'));
  cpSync(join(MODEL_DIR, 'embedding'), join(dir, 'embedding'), { recursive: true });
});

afterEach(() => rmSync(dir, { recursive: true }));

it('the shipped model is the one that the shipped vectors were made with', () => {
  expect(() => checkModel(modelId(dir))).not.toThrow();
});

it.each(FILES)('%s: missing it is missed, altered in one bit it is refused', (file) => {
  const path = join(dir, 'embedding', file);
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(() => checkModel(modelId(dir))).toThrow(
    expect.objectContaining({ code: 'MODEL_CHANGED', userMessage: RESTORE }),
  );
  rmSync(path);
  expect(() => modelId(dir)).toThrow(
    expect.objectContaining({ code: 'MODEL_MISSING', userMessage: RESTORE }),
  );
});

it('weights that were cut short are no model', async () => {
  truncateSync(join(dir, 'embedding', WEIGHTS), 100_000);
  await expect(loadOnnxEmbedder(dir)).rejects.toMatchObject({ code: 'MODEL_BROKEN', userMessage: RESTORE });
});
