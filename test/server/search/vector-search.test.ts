import { expect, it } from 'vitest';
import { createVectorSearch } from '../../../server/search/vector-search.ts';
import { createHashEmbedder } from '../../support/hash-embedder.ts';
import { makeSmallIndex } from '../../support/small-index.ts';

it('gathers the best title, cell and wording of each family', async () => {
  const index = await makeSmallIndex();
  const unit = await createHashEmbedder().embed(['残疾本本在哪搞'], 'query');
  const scores = createVectorSearch(index)({ unit });
  expect(scores.wording[0]).toBeCloseTo(1, 2);
  expect(scores.wording[1]).toBeLessThan(0.9);
  expect(scores.neighbours[0]).toBeGreaterThan(scores.neighbours[1] ?? 1);
  expect(scores.middle[0]).toBeGreaterThan(scores.middle[1] ?? 1);
  expect(scores.title).toHaveLength(3);
  expect(scores.item).toHaveLength(4);
});

it('does not count a hidden wording', async () => {
  const index = await makeSmallIndex();
  const unit = await createHashEmbedder().embed(['残疾本本在哪搞'], 'query');
  const scores = createVectorSearch(index)({ unit, hidden: new Set(['残疾本本在哪搞']) });
  expect(scores.wording[0]).toBe(0);
  expect(scores.wordings[0]).toBe(0);
  expect(scores.neighbours[0]).toBe(0);
});

it('tells what kind of question the nearest negative is', async () => {
  const index = await makeSmallIndex();
  const negative = index.negatives[0];
  if (!negative) throw new Error('no negative');
  const unit = await createHashEmbedder().embed([negative.text], 'query');
  const search = createVectorSearch(index);
  expect(search({ unit }).negativeKind).toBe(negative.kind);
  expect(search({ unit }).negative).toBeCloseTo(1, 2);
});
