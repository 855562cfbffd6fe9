/** Allows or delays what a client does. */
export interface RateLimit {
  /** Takes one turn for a client. @returns 0 when allowed, else the seconds until the next turn is free */
  take(client: string): number;
}

// Clients that have been full for a while need no entry; swept when the table has grown to this many.
const SWEEP_AT = 10_000;

/**
 * A token bucket for each client: `perMinute` turns at once, refilled evenly over a minute.
 * @param perMinute 0 allows everything
 * @param now monotonic milliseconds, so that a clock that is set back blocks nobody
 */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
  if (perMinute === 0) return { take: () => 0 };
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, { turns: number; at: number }>();
  const refilled = (bucket: { turns: number; at: number }, at: number): number =>
    Math.min(perMinute, bucket.turns + (at - bucket.at) * perMs);
  return {
    take(client) {
      const at = now();
      const known = buckets.get(client);
      const turns = known ? refilled(known, at) : perMinute;
      if (turns < 1) return Math.ceil((1 - turns) / perMs / 1000);
      if (!known && buckets.size >= SWEEP_AT) {
        for (const [other, bucket] of buckets) {
          if (refilled(bucket, at) >= perMinute) buckets.delete(other);
        }
      }
      buckets.set(client, { turns: turns - 1, at });
      return 0;
    },
  };
}
