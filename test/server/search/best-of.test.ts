import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestOf } from '../../../server/search/best-of.ts';

it('gives what sorting all of them gives', () => {
  // Few different scores, so that many are equal.
  const scores = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 12 }), (values, count) => {
      const all = Float32Array.from(values);
      const sorted = [...all.keys()].sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0));
      expect(bestOf(all.keys(), all, count)).toEqual(sorted.slice(0, count));
    }),
  );
});

it('takes only the candidates', () => {
  expect(bestOf([3, 1], Float32Array.from([9, 1, 9, 2]), 5)).toEqual([3, 1]);
});
