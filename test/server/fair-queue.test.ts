import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairQueue } from '../../server/fair-queue.ts';

interface Job {
  readonly client: string;
  readonly id: number;
  readonly key: number;
}

type Step =
  | { readonly type: 'offer'; readonly client: string; readonly key: number }
  | { readonly type: 'take'; readonly blocked: number }
  | { readonly type: 'remove'; readonly at: number };

const CLIENTS = ['a', 'b', 'c', 'd'];
const offer = fc.record({
  type: fc.constant('offer' as const),
  client: fc.constantFrom(...CLIENTS),
  key: fc.nat(2),
});
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: offer },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('take' as const), blocked: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('remove' as const), at: fc.nat(20) }) },
  ),
  { maxLength: 120 },
);

/** The same queue, slow and obvious: one list of jobs, one list of clients in the order of their turns. */
function createObviousQueue(bound: number) {
  let jobs: Job[] = [];
  let turns: string[] = [];
  const of = (client: string): Job[] => jobs.filter((job) => job.client === client);
  const without = (job: Job): void => {
    jobs = jobs.filter((other) => other !== job);
    if (of(job.client).length === 0) turns = turns.filter((client) => client !== job.client);
  };
  return {
    jobs: () => jobs,
    offer(job: Job): Job | null {
      let away: Job | null = null;
      if (jobs.length >= bound) {
        const lengths = turns.map((client) => of(client).length);
        const most = turns[lengths.indexOf(Math.max(...lengths))];
        if (most === undefined || of(job.client).length + 1 >= of(most).length) return job;
        away = of(most).at(-1) ?? null;
        if (away) without(away);
      }
      jobs.push(job);
      if (!turns.includes(job.client)) turns.push(job.client);
      return away;
    },
    take(mayStart: (job: Job) => boolean): Job | null {
      for (const client of turns) {
        const job = of(client).find(mayStart);
        if (!job) continue;
        without(job);
        turns = turns.filter((other) => other !== client);
        if (of(client).length > 0) turns.push(client);
        return job;
      }
      return null;
    },
    remove(job: Job): void {
      without(job);
    },
  };
}

function run(bound: number, list: readonly Step[]) {
  const queue = createFairQueue<Job>(bound);
  const obvious = createObviousQueue(bound);
  const offered: Job[] = [];
  const left: Job[] = [];
  for (const step of list) {
    if (step.type === 'offer') {
      const job = { client: step.client, key: step.key, id: offered.length };
      offered.push(job);
      const away = queue.offer(job.client, job);
      expect(away).toBe(obvious.offer(job));
      if (away) left.push(away);
    } else if (step.type === 'take') {
      const mayStart = (job: Job): boolean => job.key !== step.blocked;
      const job = queue.take(mayStart);
      expect(job).toBe(obvious.take(mayStart));
      if (job) left.push(job);
    } else {
      const job = obvious.jobs()[step.at];
      if (!job) continue;
      obvious.remove(job);
      expect(queue.remove(job.client, job)).toBe(true);
      expect(queue.remove(job.client, job)).toBe(false);
      left.push(job);
    }
    expect(queue.size).toBe(obvious.jobs().length);
    expect(queue.size).toBeLessThanOrEqual(bound);
  }
  for (let job = queue.take(); job; job = queue.take()) left.push(job);
  return { offered, left };
}

describe('the fair queue', () => {
  it('does what the slow and obvious one does, within its bound, and loses or doubles no job', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), steps, (bound, list) => {
        const { offered, left } = run(bound, list);
        expect(left.map(({ id }) => id).sort((a, b) => a - b)).toEqual(offered.map(({ id }) => id));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the order of a client’s jobs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CLIENTS), { maxLength: 60 }), (clients) => {
        const queue = createFairQueue<Job>(100);
        for (const [id, client] of clients.entries()) queue.offer(client, { client, id, key: 0 });
        const last = new Map<string, number>();
        for (let job = queue.take(); job; job = queue.take()) {
          expect(job.id).toBeGreaterThan(last.get(job.client) ?? -1);
          last.set(job.client, job.id);
        }
      }),
    );
  });

  it('lets nobody wait for more than one job of each other client', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CLIENTS), { minLength: 1, maxLength: 80 }), (clients) => {
        const queue = createFairQueue<string>(100);
        for (const client of clients) queue.offer(client, client);
        queue.offer('late', 'late');
        const before: string[] = [];
        for (let job = queue.take(); job !== 'late'; job = queue.take()) before.push(String(job));
        expect(before).toHaveLength(new Set(clients).size);
        expect(new Set(before).size).toBe(before.length);
      }),
    );
  });

  it('never turns away who holds less than an even share, however much another one floods', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 40 }),
        fc.array(fc.constantFrom('flood', 'flood', 'flood', 'b', 'c', 'd'), { maxLength: 200 }),
        (bound, clients) => {
          const queue = createFairQueue<{ client: string }>(bound);
          const held = new Map<string, number>();
          for (const client of clients) {
            const before = held.get(client) ?? 0;
            const away = queue.offer(client, { client });
            held.set(client, before + 1);
            if (!away) continue;
            held.set(away.client, (held.get(away.client) ?? 0) - 1);
            // `away` held its job besides those that are left to it.
            expect((held.get(away.client) ?? 0) + 1).toBeGreaterThan(Math.floor(bound / CLIENTS.length));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives one client alone all the room', () => {
    const queue = createFairQueue<number>(3);
    expect([1, 2, 3, 4].map((job) => queue.offer('a', job))).toEqual([null, null, null, 4]);
    expect(queue.offer('b', 5)).toBe(3);
    expect([queue.take(), queue.take(), queue.take(), queue.take()]).toEqual([1, 5, 2, null]);
  });

  it('passes over a job that must wait, and keeps its client’s turn', () => {
    const queue = createFairQueue<string>(9);
    for (const [client, job] of ['a1', 'a2', 'b1'].map((job) => [job.slice(0, 1), job] as const))
      queue.offer(client, job);
    const notA1 = (job: string): boolean => job !== 'a1';
    expect(queue.take(notA1)).toBe('a2');
    expect(queue.take(notA1)).toBe('b1');
    expect(queue.take(notA1)).toBeNull();
    expect(queue.take()).toBe('a1');
  });
});
