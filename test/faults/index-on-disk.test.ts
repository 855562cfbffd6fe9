import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkIndex, loadIndex, saveIndex } from '../../indexer/index-artefact.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { makeSmallIndex, STAMP } from '../support/small-index.ts';

type FileSystem = typeof import('node:fs');

/** `step` is called before each thing that is done to the disk, and in the middle of each writing. */
const watch = vi.hoisted(() => ({
  step: (_what: string): void => undefined,
  read: (_path: string): void => undefined,
}));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<FileSystem>();
  return {
    ...fs,
    readFileSync: (path: string, encoding?: 'utf8') => {
      watch.read(path);
      return fs.readFileSync(path, encoding);
    },
    mkdtempSync: (prefix: string) => {
      watch.step('make a folder');
      return fs.mkdtempSync(prefix);
    },
    writeFileSync: (path: string, data: string | Uint8Array) => {
      watch.step('begin a file');
      const bytes = Buffer.from(data as Uint8Array);
      fs.writeFileSync(path, bytes.subarray(0, bytes.length / 2));
      watch.step('end a file');
      fs.writeFileSync(path, bytes);
    },
    renameSync: (from: string, to: string) => {
      watch.step('rename');
      fs.renameSync(from, to);
    },
    rmSync: (path: string, options: object) => {
      watch.step('remove');
      fs.rmSync(path, options);
    },
  };
});

const { cpSync } = await vi.importActual<FileSystem>('node:fs');
const NEXT = { ...STAMP, seeds: 'next' };

let small: SearchIndex;
let next: SearchIndex;
let dir: string;

beforeAll(async () => {
  small = await makeSmallIndex();
  next = { ...small, stamp: NEXT };
});

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'index-faults-'));
  saveIndex(dir, small);
});

afterEach(() => {
  watch.step = () => undefined;
  rmSync(dir, { recursive: true, force: true });
});

const folders = (parent: string): string[] =>
  readdirSync(parent).filter((entry) => entry.startsWith('index-'));

function fits(parent: string, stamp: typeof STAMP): boolean {
  try {
    checkIndex(parent, stamp);
    return true;
  } catch {
    return false;
  }
}

/** Runs `action` and ends it at its n-th step with an error. @returns what it threw, null when it has fewer steps */
function endAt(step: number, error: Error, action: () => void): unknown {
  let count = 0;
  watch.step = (what) => {
    count += 1;
    if (count === step && what !== 'remove') throw error;
  };
  try {
    action();
    return null;
  } catch (thrown) {
    return thrown;
  } finally {
    watch.step = () => undefined;
  }
}

describe('while a new index takes the place of the old', () => {
  it('every state that the disk passes through gives the old index or the new one, whole', () => {
    const states: string[] = [];
    const kept = mkdtempSync(join(tmpdir(), 'index-states-'));
    watch.step = () => {
      const state = join(kept, String(states.length));
      states.push(state);
      cpSync(dir, state, { recursive: true });
    };
    saveIndex(dir, next);
    watch.step = () => undefined;
    expect(states.length).toBeGreaterThan(20);
    const found = states.map((state) => [fits(state, STAMP), fits(state, NEXT)]);
    const swap = found.findIndex(([, isNew]) => isNew);
    expect(found).toEqual(states.map((_, at) => (at < swap ? [true, false] : [false, true])));
    // And a start from them writes its index and leaves one folder.
    for (const state of states.filter((_, at) => at % 6 === 3)) {
      saveIndex(state, next);
      expect(folders(state)).toHaveLength(1);
      expect(fits(state, NEXT)).toBe(true);
    }
    rmSync(kept, { recursive: true });
  });

  it('a reader whose index is taken away goes on with the one in its place', async () => {
    watch.read = (path) => {
      if (!path.endsWith('texts.json')) return;
      watch.read = () => undefined;
      saveIndex(dir, small);
    };
    expect((await loadIndex(dir, STAMP)).items).toEqual(small.items);
  });
});

describe('a full disk', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

  it('at any step keeps the old index, leaves nothing behind and says what to do', () => {
    let step = 1;
    for (; ; step += 1) {
      const thrown = endAt(step, full, () => saveIndex(dir, next));
      if (thrown === null) break;
      expect(thrown).toMatchObject({
        code: 'INDEX_UNWRITABLE',
        userMessage: expect.stringContaining('磁盘未满'),
      });
      expect([fits(dir, STAMP), folders(dir).length]).toEqual([true, 1]);
    }
    expect(step).toBeGreaterThan(20);
    expect(fits(dir, NEXT)).toBe(true);
  });
});
