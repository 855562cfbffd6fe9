import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cosines, createVectorSearch } from '../../../server/search/vector-search.ts';
import { createHashEmbedder } from '../../support/hash-embedder.ts';
import { makeSmallIndex } from '../../support/small-index.ts';

it('agrees with the slow obvious way', () => {
  const number = fc.float({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 24, maxLength: 24 }),
      fc.array(number, { minLength: 8, maxLength: 8 }),
      (rows, query) => {
        const fast = cosines(Float32Array.from(rows), Float32Array.from(query));
        return [0, 1, 2].every((row) => {
          const slow = query.reduce((sum, value, d) => sum + value * (rows[row * 8 + d] ?? 0), 0);
          return Math.abs((fast[row] ?? 0) - slow) < 1e-4;
        });
      },
    ),
  );
});

it('gathers the best title, cell and wording of each family', async () => {
  const index = await makeSmallIndex();
  const query = await createHashEmbedder().embed(['残疾本本在哪搞'], 'query');
  const scores = createVectorSearch(index)(query);
  expect(scores.wording[0]).toBeCloseTo(1, 2);
  expect(scores.wording[1]).toBeLessThan(0.9);
  expect(scores.neighbours[0]).toBeGreaterThan(scores.neighbours[1] ?? 1);
  expect(scores.middle[0]).toBeGreaterThan(scores.middle[1] ?? 1);
  expect(scores.title).toHaveLength(3);
  expect(scores.item).toHaveLength(4);
});

it('does not count a hidden wording', async () => {
  const index = await makeSmallIndex();
  const query = await createHashEmbedder().embed(['残疾本本在哪搞'], 'query');
  const scores = createVectorSearch(index)(query, new Set(['残疾本本在哪搞']));
  expect(scores.wording[0]).toBe(0);
  expect(scores.wordings[0]).toBe(0);
  expect(scores.neighbours[0]).toBe(0);
});
