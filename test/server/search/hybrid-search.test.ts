import { expect, it } from 'vitest';
import { createSearch } from '../../../server/search/hybrid-search.ts';
import rankingWeights from '../../../server/search/ranking-weights.json' with { type: 'json' };
import { createTermWeights } from '../../../server/search/term-weights.ts';
import { createHashEmbedder } from '../../support/hash-embedder.ts';
import { makeSmallIndex } from '../../support/small-index.ts';

async function open() {
  const index = await makeSmallIndex();
  return createSearch(index, createHashEmbedder(), createTermWeights(index), rankingWeights);
}

it('ranks the family whose title answers first, its nearest item leading', async () => {
  const { families } = await (await open())('残疾人证办理');
  expect(families[0]?.family.id).toBe('f1');
  expect(families[0]?.items.map((item) => item.id)).toEqual(['a/cooperative/1', 'b/cooperative/1']);
});

it('finds a family by the everyday words that people use for it', async () => {
  const { families } = await (await open())('想盖新房找谁批地');
  expect(families[0]?.family.id).toBe('f2');
});

it('explains a score by what each feature added to it', async () => {
  const { families } = await (await open())('工伤认定');
  for (const { score, why } of families) {
    expect(Object.values(why).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 6);
  }
});

it('says how much of a question no text knows', async () => {
  const search = await open();
  expect((await search('残疾人证办理')).unknownShare).toBe(0);
  expect((await search('量子色动力学')).unknownShare).toBe(1);
});

it('gives the same ranking twice', async () => {
  const search = await open();
  const ids = async () => (await search('宅基地工伤残疾')).families.map(({ family }) => family.id);
  expect(await ids()).toEqual(await ids());
});
