import { describe, expect, it } from 'vitest';
import { percentile, summarizeTimes } from './percentiles.ts';

describe('summarizeTimes', () => {
  it('takes nearest ranks of times in any order, as numbers and not as words', () => {
    const times = Array.from({ length: 200 }, (_, at) => 200 - at);
    expect(summarizeTimes(times)).toEqual({ count: 200, median: 100, p99: 198, worst: 200 });
    expect(times[0]).toBe(200);
  });

  it('gives the one time there is', () => {
    expect(summarizeTimes([3.5])).toEqual({ count: 1, median: 3.5, p99: 3.5, worst: 3.5 });
  });

  it('says that nothing was measured', () => {
    expect(summarizeTimes([])).toEqual({ count: 0, median: Number.NaN, p99: Number.NaN, worst: Number.NaN });
  });
});

describe('percentile', () => {
  it.each([
    [0, 10],
    [0.25, 10],
    [0.26, 20],
    [0.99, 40],
    [1, 40],
  ])('share %d is %d', (share, expected) => {
    expect(percentile([10, 20, 30, 40], share)).toBe(expected);
  });
});
