import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoTokenizer } from '@xenova/transformers';
import { beforeAll, expect, it } from 'vitest';
import type { Embedder } from '../../indexer/embedder.ts';
import { loadOnnxEmbedder, MODEL_DIR } from '../../indexer/embedder-onnx.ts';

let embedder: Embedder;
beforeAll(async () => {
  embedder = await loadOnnxEmbedder();
});

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

it('gives the token ids that the model was trained with', async () => {
  const tokenizer = await AutoTokenizer.from_pretrained('embedding');
  const lines = readFileSync(join(MODEL_DIR, 'embedding', 'token-ids.jsonl'), 'utf8')
    .trim()
    .split('\n');
  expect(lines.length).toBeGreaterThan(300);
  for (const line of lines) {
    const { text, ids } = JSON.parse(line) as { text: string; ids: number[] };
    expect(tokenizer.encode(text), text).toEqual(ids);
  }
});

it('puts an everyday question nearer to its duty than to another', async () => {
  const question = await embedder.embed(['残疾本本在哪里补办'], 'query');
  const near = await embedder.embed(['残疾人证办理'], 'passage');
  const far = await embedder.embed(['森林草原防灭火'], 'passage');
  expect(cosine(question, near)).toBeGreaterThan(cosine(question, far));
});

it('gives unit vectors that do not depend on the company of a text', async () => {
  const [alone, among] = [
    await embedder.embed(['低保'], 'query'),
    await embedder.embed(['宅基地审批找谁，排了很久的队', '低保'], 'query'),
  ];
  expect(Math.hypot(...alone)).toBeCloseTo(1, 4);
  expect([...among.subarray(embedder.dimensions)]).toEqual([...alone]);
});

it('embeds traditional characters and full width like their plain forms', async () => {
  const plain = await embedder.embed(['残疾人证abc'], 'query');
  expect([...(await embedder.embed(['殘疾人證ＡＢＣ'], 'query'))]).toEqual([...plain]);
});

it('says that the model is missing', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'no-model-'));
  await expect(loadOnnxEmbedder(empty)).rejects.toThrow(/MODEL_MISSING/);
  rmSync(empty, { recursive: true });
});
