import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { indexerError } from '../../indexer/errors.ts';
import type { Knowledge } from '../../server/knowledge.ts';
import { startReload } from '../../server/reload.ts';
import { createSmallKnowledge } from '../support/small-knowledge.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LOOK_MS = 1000;

/** A disk that a test writes to, and a reload that looks at it. */
function watchedDisk(intervalMs = LOOK_MS) {
  const disk = { signature: 'old', reopen: async (): Promise<Knowledge | null> => null };
  const reopen = vi.fn((_current: Knowledge) => disk.reopen());
  const log = vi.fn();
  const first = createSmallKnowledge();
  const reload = startReload({
    source: { signature: () => disk.signature, reopen },
    first,
    signature: 'old',
    intervalMs,
    log,
  });
  return { disk, reload, reopen, log, first, look: () => vi.advanceTimersByTimeAsync(LOOK_MS) };
}

describe('what is answered from', () => {
  it('is replaced when the disk has changed and rests', async () => {
    const { disk, reload, reopen, first, look, log } = watchedDisk();
    const next = createSmallKnowledge();
    disk.reopen = async () => next;
    await look();
    expect(reopen).not.toHaveBeenCalled();
    disk.signature = 'half';
    await look();
    disk.signature = 'new';
    await look();
    expect(reload.current()).toBe(first);
    await look();
    expect(reload.current()).toBe(next);
    await look();
    expect(reopen).toHaveBeenCalledTimes(1);
    expect(reopen).toHaveBeenCalledWith(first);
    expect(log).toHaveBeenCalledWith('info', 'knowledge-replaced', expect.anything());
  });

  it('stays while the new one is being opened, and what changes meanwhile is not missed', async () => {
    const { disk, reload, first, look, reopen } = watchedDisk();
    let finish = (_knowledge: Knowledge): void => undefined;
    disk.reopen = () => new Promise((resolve) => (finish = resolve));
    disk.signature = 'new';
    await look();
    await look();
    disk.signature = 'newer';
    await look();
    await look();
    expect(reopen).toHaveBeenCalledTimes(1);
    expect(reload.current()).toBe(first);
    const [second, third] = [createSmallKnowledge(), createSmallKnowledge()];
    finish(second);
    disk.reopen = async () => third;
    await look();
    expect(reload.current()).toBe(second);
    await look();
    expect(reload.current()).toBe(third);
  });

  it('stays when the new one is bad, which is said until a good one comes', async () => {
    const { disk, reload, first, look, reopen, log } = watchedDisk();
    disk.reopen = async () => {
      throw indexerError('SEED_CHANGED', 'seeds/xiazhen.txt');
    };
    disk.signature = 'bad';
    await look();
    await look();
    expect(reload.current()).toBe(first);
    expect(reload.problem()).toMatchObject({
      code: 'SEED_CHANGED',
      message: expect.stringMatching(/^仍用原来的清单回答。.*请/),
    });
    expect(log).toHaveBeenCalledWith('error', 'knowledge-not-replaced', expect.anything());
    await look();
    await look();
    expect(reopen).toHaveBeenCalledTimes(1);
    disk.reopen = async () => null;
    disk.signature = 'old again';
    await look();
    await look();
    expect(reload.problem()).toBeNull();
    expect(reload.current()).toBe(first);
  });

  it('shows none of the words of an unknown fault', async () => {
    const { disk, reload } = watchedDisk();
    disk.reopen = async () => {
      throw new Error('/secret/path');
    };
    await reload.check();
    expect(JSON.stringify(reload.problem())).not.toContain('secret');
    expect(reload.problem()?.code).toBe('INTERNAL');
  });

  it('is looked at when asked, without a change, and not by itself when that is switched off', async () => {
    const { disk, reload, look, reopen } = watchedDisk(0);
    disk.signature = 'new';
    await look();
    await look();
    expect(reopen).not.toHaveBeenCalled();
    await Promise.all([reload.check(), reload.check()]);
    expect(reopen).toHaveBeenCalledTimes(1);
  });

  it('is left alone after the stop', async () => {
    const { disk, reload, first, look } = watchedDisk();
    const next = createSmallKnowledge();
    let finish = (_knowledge: Knowledge): void => undefined;
    disk.reopen = () => new Promise((resolve) => (finish = resolve));
    disk.signature = 'new';
    await look();
    await look();
    reload.stop();
    finish(next);
    await look();
    expect(reload.current()).toBe(first);
  });
});
