import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadOnnxEmbedder } from '../../indexer/embedder-onnx.ts';
import { type ProcessEmbedder, startProcessEmbedder } from '../../indexer/embedder-process.ts';

const DYING = new URL('../support/dying-embedder.mjs', import.meta.url);
const open: ProcessEmbedder[] = [];

async function start(options: Parameters<typeof startProcessEmbedder>[0] = {}) {
  const embedder = await startProcessEmbedder(options);
  open.push(embedder);
  return embedder;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((embedder) => embedder.close()));
});

describe('the embedding process', () => {
  it('gives the vectors that the model gives within this thread, bit for bit', async () => {
    const [apart, here] = [await start(), await loadOnnxEmbedder()];
    expect([apart.id, apart.dimensions]).toEqual([here.id, here.dimensions]);
    const texts = ['残疾人证找谁办', '殘疾人證ＡＢＣ', ''];
    for (const role of ['query', 'passage'] as const) {
      expect(await apart.embed(texts, role)).toEqual(await here.embed(texts, role));
    }
  });

  it('leaves this thread free while it embeds', async () => {
    const embedder = await start();
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await embedder.embed(
      Array.from({ length: 20 }, (_, at) => `家里${at}口人没有房子住能不能申请补助`),
      'query',
    );
    clearInterval(timer);
    // A model in this thread lets a timer fire between two texts at most.
    expect(turns).toBeGreaterThan(20);
  });

  it('lets a question pass between the texts of a long list', async () => {
    const embedder = await start();
    const ended: string[] = [];
    const list = embedder.embed(
      Array.from({ length: 60 }, (_, at) => `事项${at}`),
      'passage',
    );
    await Promise.all([
      list.then(() => ended.push('list')),
      embedder.embed(['低保'], 'query').then(() => ended.push('question')),
    ]);
    expect(ended).toEqual(['question', 'list']);
  });

  it('says that the model is missing or broken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'model-'));
    await expect(startProcessEmbedder({ modelDir: folder })).rejects.toMatchObject({ code: 'MODEL_MISSING' });
    mkdirSync(join(folder, 'embedding', 'onnx'), { recursive: true });
    for (const file of [
      'onnx/model_quantized.onnx',
      'config.json',
      'tokenizer.json',
      'tokenizer_config.json',
    ])
      writeFileSync(join(folder, 'embedding', file), '{');
    await expect(startProcessEmbedder({ modelDir: folder })).rejects.toMatchObject({ code: 'MODEL_BROKEN' });
    rmSync(folder, { recursive: true });
  });
});

describe('an embedding process that dies', () => {
  it('is replaced, and its texts are embedded by the next one', async () => {
    const onCrash = vi.fn();
    const embedder = await start({ script: DYING, onCrash });
    // In small letters, as texts reach the model.
    const folder = join(tmpdir(), `dying-${process.pid}`);
    mkdirSync(folder);
    const deadly = `once ${join(folder, 'died')}`;
    const vectors = await Promise.all(['b', deadly, 'c'].map((text) => embedder.embed([text], 'query')));
    expect(vectors.map(([length]) => length)).toEqual(['b', deadly, 'c'].map((text) => 7 + text.length));
    expect(existsSync(join(folder, 'died'))).toBe(true);
    rmSync(folder, { recursive: true });
    expect(onCrash).toHaveBeenCalledTimes(1);
  });

  it('costs a text that ends every process its vector, and no other one', async () => {
    const onCrash = vi.fn();
    const embedder = await start({ script: DYING, onCrash });
    const deadly = expect(embedder.embed(['deadly'], 'query')).rejects.toMatchObject({
      code: 'MODEL_BROKEN',
    });
    const others = await Promise.all(['b', 'c', 'd'].map((text) => embedder.embed([text], 'query')));
    await deadly;
    expect(others.map(([length]) => length)).toEqual([8, 8, 8]);
    expect(onCrash).toHaveBeenCalledTimes(2);
  });

  it('is not what a text that cannot be embedded makes', async () => {
    const onCrash = vi.fn();
    const embedder = await start({ script: DYING, onCrash });
    await expect(embedder.embed(['fault'], 'query')).rejects.toThrow('no such text');
    expect(onCrash).not.toHaveBeenCalled();
  });

  it('refuses texts after it was closed', async () => {
    const embedder = await start({ script: DYING });
    await embedder.close();
    await expect(embedder.embed(['b'], 'query')).rejects.toMatchObject({ code: 'MODEL_BROKEN' });
  });
});
