/** Allows or delays what a client does. */
export interface RateLimit {
  /** Takes one turn for a client. @returns 0 when allowed, else the seconds until the next turn is free */
  take(client: string): number;
}

// Clients that have been full for a while need no entry; swept when the table has grown to this many.
const SWEEP_AT = 10_000;

const MINUTE_MS = 60_000;

/**
 * A token bucket for each client: `turns` at once, refilled evenly over a period.
 * @param turns 0 allows everything
 * @param now monotonic milliseconds, so that a clock that is set back blocks nobody
 */
export function createRateLimit(turns: number, now: () => number, periodMs: number = MINUTE_MS): RateLimit {
  if (turns === 0) return { take: () => 0 };
  const perMs = turns / periodMs;
  const buckets = new Map<string, { turns: number; at: number }>();
  const refilled = (bucket: { turns: number; at: number }, at: number): number =>
    Math.min(turns, bucket.turns + (at - bucket.at) * perMs);
  return {
    take(client) {
      const at = now();
      const known = buckets.get(client);
      const left = known ? refilled(known, at) : turns;
      if (left < 1) return Math.ceil((1 - left) / perMs / 1000);
      if (!known && buckets.size >= SWEEP_AT) {
        for (const [other, bucket] of buckets) {
          if (refilled(bucket, at) >= turns) buckets.delete(other);
        }
      }
      buckets.set(client, { turns: left - 1, at });
      return 0;
    },
  };
}
