import { expect, it } from 'vitest';
import type { Embedder } from '../../indexer/embedder.ts';
import { spreadEmbedder } from '../../indexer/embedder-spread.ts';
import { createHashEmbedder } from '../support/hash-embedder.ts';

const TEXTS = Array.from({ length: 7 }, (_, i) => `第${i}件事找谁办`);

it.each([1, 2, 3, 9])('gives with %i embedders what one gives, in the order of the texts', async (count) => {
  const one = createHashEmbedder();
  const spread = spreadEmbedder([one, ...Array.from({ length: count - 1 }, createHashEmbedder)]);
  expect(spread.id).toBe(one.id);
  expect(await spread.embed(TEXTS, 'query')).toEqual(await one.embed(TEXTS, 'query'));
  expect(await spread.embed([], 'query')).toHaveLength(0);
});

it('lets all work at the same time', async () => {
  let [working, most] = [0, 0];
  const slow: Embedder = {
    ...createHashEmbedder(),
    async embed(texts, role) {
      most = Math.max(most, ++working);
      await new Promise((resolve) => setTimeout(resolve, 5));
      working--;
      return createHashEmbedder().embed(texts, role);
    },
  };
  await spreadEmbedder([slow, slow]).embed(TEXTS, 'passage');
  expect(most).toBe(2);
});
