import { expect, it } from 'vitest';
import { createKeywordSearch } from '../../../server/search/keyword-search.ts';
import { createTermWeights } from '../../../server/search/term-weights.ts';
import { makeSmallIndex } from '../../support/small-index.ts';

async function open() {
  const index = await makeSmallIndex();
  return createKeywordSearch(index, createTermWeights(index));
}

it('scores the family whose title holds the words above the others', async () => {
  const { items, coverage } = (await open())('残疾人证');
  expect(items[0]).toBeGreaterThan(0);
  expect(items[1]).toBe(0);
  expect(coverage[0]).toBeCloseTo(1, 1);
});

it('finds an entry by any two neighbouring characters and by one character alone', async () => {
  const search = await open();
  expect(search('基地').items[1]).toBeGreaterThan(0);
  expect(search('宅').items[1]).toBeGreaterThan(0);
});

it('keeps scores on a scale that does not grow with the question', async () => {
  const search = await open();
  for (const question of ['残疾人证', '残疾人证办理残疾人证办理', '我想问一下残疾人证在哪里办理呢']) {
    const { items, coverage } = search(question);
    expect(Math.max(...items)).toBeLessThan(2);
    expect(Math.max(...coverage)).toBeLessThanOrEqual(1);
  }
});

it('scores wordings, but not hidden ones', async () => {
  const search = await open();
  expect(search('想盖新房').wording[1]).toBeGreaterThan(0);
  expect(search('想盖新房', new Set(['想盖新房找谁批地'])).wording[1]).toBe(0);
});

it('has no score and no NaN for a question without terms', async () => {
  const { items, coverage } = (await open())('？？');
  expect([...items, ...coverage].every((score) => score === 0)).toBe(true);
});
