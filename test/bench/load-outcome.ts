import { summarizeTimes, type TimeSummary } from './percentiles.ts';

/** What became of the questions of one stage of the load. */
export interface LoadOutcome {
  readonly seconds: number;
  /** From sending a question to having its whole answer, in milliseconds; answered questions only. */
  readonly times: TimeSummary;
  /** What the server says that each answer took it, in milliseconds; null where it was not read. */
  readonly serverTimes: TimeSummary | null;
  /** Refused with `BUSY`, which says when to ask again. */
  readonly busy: number;
  /** Anything else: no answer, two answers, a lost connection, another refusal. By what it was. */
  readonly errors: ReadonlyMap<string, number>;
}

/** Counts one stage while it runs. */
export interface LoadCount {
  answered(milliseconds: number, serverMilliseconds?: number): void;
  busy(): void;
  failed(what: string): void;
  /** @param seconds how long questions were asked */
  outcome(seconds: number): LoadOutcome;
}

export function countLoad(): LoadCount {
  const times: number[] = [];
  const serverTimes: number[] = [];
  const errors = new Map<string, number>();
  let busy = 0;
  return {
    answered(milliseconds, serverMilliseconds) {
      times.push(milliseconds);
      if (serverMilliseconds !== undefined) serverTimes.push(serverMilliseconds);
    },
    busy() {
      busy += 1;
    },
    failed(what) {
      errors.set(what, (errors.get(what) ?? 0) + 1);
    },
    outcome: (seconds) => ({
      seconds,
      times: summarizeTimes(times),
      serverTimes: serverTimes.length === 0 ? null : summarizeTimes(serverTimes),
      busy,
      errors,
    }),
  };
}
