import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FAMILY_FEATURES, type FeatureValues } from '../../../server/search/family-features.ts';
import { byScoreThenId, type FeatureWeights, fuseScores } from '../../../server/search/fuse-scores.ts';

function all(value: number): Record<(typeof FAMILY_FEATURES)[number], number> {
  return Object.fromEntries(FAMILY_FEATURES.map((name) => [name, value])) as FeatureValues;
}

it('adds up what each feature contributes', () => {
  const weights: FeatureWeights = { ...all(0), vectorTitle: 2, keywordItems: 3 };
  const { score, why } = fuseScores({ ...all(0.5), vectorTitle: 0.25 }, weights);
  expect(score).toBeCloseTo(2 * 0.25 + 3 * 0.5);
  expect(why.vectorTitle).toBeCloseTo(0.5);
});

it('gives a feature of weight 0 no say at all', () => {
  for (const name of FAMILY_FEATURES) {
    const weights = { ...all(1), [name]: 0 };
    const low = fuseScores({ ...all(0.3), [name]: 0 }, weights).score;
    const high = fuseScores({ ...all(0.3), [name]: 1 }, weights).score;
    expect(high).toBe(low);
  }
});

it('every weight that is turned changes the score', () => {
  for (const name of FAMILY_FEATURES) {
    const one = fuseScores(all(0.5), all(1)).score;
    expect(fuseScores(all(0.5), { ...all(1), [name]: 2 }).score).toBeGreaterThan(one);
  }
});

it('is a number whatever the features are', () => {
  const value = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity));
  fc.assert(
    fc.property(fc.array(value, { minLength: 9, maxLength: 12 }), (values) => {
      const features = Object.fromEntries(FAMILY_FEATURES.map((name, i) => [name, values[i] ?? 0]));
      return !Number.isNaN(fuseScores(features as FeatureValues, all(1)).score);
    }),
  );
});

it('breaks ties by id', () => {
  const rows = [
    { score: 1, id: 'b' },
    { score: 2, id: 'c' },
    { score: 1, id: 'a' },
  ];
  expect(rows.sort(byScoreThenId).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});
