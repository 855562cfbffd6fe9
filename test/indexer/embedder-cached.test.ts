import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Embedder } from '../../indexer/embedder.ts';
import { cacheEmbedder } from '../../indexer/embedder-cached.ts';
import { createHashEmbedder } from '../support/hash-embedder.ts';

/** Embeds when it is told to; fails for texts that hold 坏. */
function createHeldEmbedder() {
  const calls: { texts: readonly string[]; release: () => void }[] = [];
  const embedder: Embedder = {
    id: 'held/1',
    dimensions: 1,
    async embed(texts) {
      await new Promise<void>((release) => calls.push({ texts, release }));
      if (texts.some((text) => text.includes('坏'))) throw new Error('no vector');
      return Float32Array.from(texts, (text) => text.length);
    },
  };
  return { calls, embedder };
}

it('gives what the embedder gives, whatever is asked in whatever order', async () => {
  const text = fc.constantFrom('残疾人证', '低保', '宅基地', '社保', '殡葬');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.tuple(fc.array(text, { maxLength: 4 }), fc.constantFrom('query', 'passage')), {
        maxLength: 20,
      }),
      async (size, calls) => {
        const cached = cacheEmbedder(createHashEmbedder(), size);
        const plain = createHashEmbedder();
        for (const [texts, role] of calls as [string[], 'query' | 'passage'][]) {
          expect(await cached.embed(texts, role)).toEqual(await plain.embed(texts, role));
          expect(cached.counts().entries).toBeLessThanOrEqual(size);
        }
      },
    ),
  );
});

it('embeds equal questions once while they are on their way, and once they are known not at all', async () => {
  const { calls, embedder } = createHeldEmbedder();
  const cached = cacheEmbedder(embedder, 10);
  const both = [cached.embed(['低保'], 'query'), cached.embed(['低保'], 'query')];
  expect(calls).toHaveLength(1);
  calls[0]?.release();
  expect(await Promise.all(both)).toEqual([Float32Array.of(2), Float32Array.of(2)]);
  await cached.embed(['低保'], 'query');
  expect(calls).toHaveLength(1);
  expect(cached.counts()).toEqual({ hits: 2, misses: 1, entries: 1 });
});

it('forgets what was used longest ago', async () => {
  const inner = createHashEmbedder();
  const cached = cacheEmbedder(inner, 2);
  for (const text of ['一', '二', '一', '三', '一', '二']) await cached.embed([text], 'query');
  expect(inner.embedded).toEqual(['一', '二', '三', '二']);
});

it('keeps no failure', async () => {
  const { calls, embedder } = createHeldEmbedder();
  const cached = cacheEmbedder(embedder, 10);
  for (const at of [0, 1]) {
    const failing = cached.embed(['坏'], 'query');
    calls[at]?.release();
    await expect(failing).rejects.toThrow('no vector');
  }
  expect(calls).toHaveLength(2);
  expect(cached.counts().entries).toBe(0);
});

it('hands out vectors that a reader may change', async () => {
  const cached = cacheEmbedder(createHashEmbedder(), 10);
  const first = await cached.embed(['低保'], 'query');
  const before = [...first];
  first.fill(9);
  expect([...(await cached.embed(['低保'], 'query'))]).toEqual(before);
});
