/** What a list of times comes to, in the unit of the times; all NaN when there are none. */
export interface TimeSummary {
  readonly count: number;
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
}

/** @param times in any order; left as they are */
export function summarizeTimes(times: readonly number[]): TimeSummary {
  const sorted = Float64Array.from(times).sort();
  return {
    count: sorted.length,
    median: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    worst: percentile(sorted, 1),
  };
}

/** Nearest rank: the smallest time that at least this share of the times does not exceed. */
export function percentile(ascending: ArrayLike<number>, share: number): number {
  const rank = Math.max(1, Math.ceil(share * ascending.length));
  return ascending[rank - 1] ?? Number.NaN;
}
