import { describe, expect, it } from 'vitest';
import { createQuestionQueue } from '../../server/question-queue.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when it is told to. */
function heldWork() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    started,
    work: (name: string) => () => {
      started.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    },
    async end(name: string): Promise<void> {
      await settled();
      ends.get(name)?.();
      await settled();
    },
  };
}

const AT_ONCE = 8;
const turn = (client: string, conversation: string) => ({ client, conversation });

/** A queue whose places are all taken by `filler` questions. */
function fullQueue(bound: number) {
  const queue = createQuestionQueue({ bound });
  const held = heldWork();
  const fillers = Array.from({ length: AT_ONCE }, (_, at) =>
    queue.run(turn('filler', `filler ${at}`), held.work(`filler ${at}`)),
  );
  return { queue, held, fillers, release: (at: number) => held.end(`filler ${at}`) };
}

describe('the question queue', () => {
  it('answers the clients in turn, so that a flood delays the others by one question', async () => {
    const { queue, held, release } = fullQueue(100);
    for (let at = 0; at < 50; at += 1) void queue.run(turn('flood', `f${at}`), held.work(`f${at}`));
    void queue.run(turn('citizen', 'c'), held.work('c'));
    await release(0);
    await release(1);
    expect(held.started.slice(AT_ONCE)).toEqual(['f0', 'c']);
    expect([queue.running, queue.waiting]).toEqual([AT_ONCE, 49]);
  });

  it('answers the questions of one conversation one by one, and others meanwhile', async () => {
    const queue = createQuestionQueue({ bound: 10 });
    const held = heldWork();
    void queue.run(turn('a', 'same'), held.work('first'));
    void queue.run(turn('a', 'same'), held.work('second'));
    void queue.run(turn('b', 'same'), held.work('third'));
    void queue.run(turn('a', 'other'), held.work('other'));
    await settled();
    expect(held.started).toEqual(['first', 'other']);
    await held.end('first');
    expect(held.started).toHaveLength(3);
    expect(queue.waiting).toBe(1);
  });

  it('says busy to the newest question of who floods, with the seconds that the line takes', async () => {
    let clock = 0;
    const queue = createQuestionQueue({ bound: 20, now: () => clock });
    const held = heldWork();
    const slow = Array.from({ length: AT_ONCE }, (_, at) =>
      queue.run(turn('x', `x${at}`), held.work(`x${at}`)),
    );
    await settled();
    clock += 60_000;
    for (let at = 0; at < AT_ONCE; at += 1) await held.end(`x${at}`);
    await Promise.all(slow);
    const flood = Array.from({ length: AT_ONCE + 20 }, (_, at) =>
      queue.run(turn('flood', `f${at}`), held.work(`f${at}`)),
    );
    const citizen = queue.run(turn('citizen', 'c'), held.work('c'));
    await expect(flood.at(-1)).rejects.toMatchObject({ code: 'BUSY', retryAfter: 60 });
    await expect(queue.run(turn('flood', 'f'), held.work('f'))).rejects.toMatchObject({ code: 'BUSY' });
    await held.end('f0');
    await held.end('f1');
    expect(held.started).toContain('c');
    await held.end('c');
    expect(await citizen).toBe('c');
  });

  it('gives up the place of a question that is taken back', async () => {
    const { queue, held, release } = fullQueue(1);
    const abort = new AbortController();
    const waiting = queue.run({ ...turn('a', 'a'), signal: abort.signal }, held.work('a'));
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(queue.waiting).toBe(0);
    const next = queue.run(turn('a', 'b'), held.work('b'));
    await release(0);
    await held.end('b');
    expect(await next).toBe('b');
    expect(held.started).not.toContain('a');
    await expect(
      queue.run({ ...turn('a', 'c'), signal: abort.signal }, held.work('c')),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('goes on after a question that failed', async () => {
    const queue = createQuestionQueue({ bound: 10 });
    const failing = queue.run(turn('a', 'same'), async () => {
      throw new Error('no');
    });
    const next = queue.run(turn('a', 'same'), async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
    expect([queue.running, queue.waiting]).toEqual([0, 0]);
  });
});
