import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError, INDEXER_ERRORS } from '../../indexer/errors.ts';
import { checkIndex, POINTER, saveIndex } from '../../indexer/index-artefact.ts';
import { makeSmallIndex, STAMP } from '../support/small-index.ts';

const MB = 1_000_000;
const STEP = 4096;

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'damaged-index-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The files of an index: its parts, its description, and what points to it. */
function files(): string[] {
  const { name } = JSON.parse(readFileSync(join(dir, POINTER), 'utf8')) as { name: string };
  return [join(dir, POINTER), ...readdirSync(join(dir, name)).map((file) => join(dir, name, file))];
}

/** The code that the reader refuses the index with; null when it takes it. */
function refusal(): string | null {
  try {
    checkIndex(dir, STAMP);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

const counted = new Intl.NumberFormat('en');

describe('an index that was cut short', () => {
  it('is refused at every length of its description, and at hundreds of each part, when it is small', async () => {
    saveIndex(dir, await makeSmallIndex());
    for (const path of files()) {
      const whole = readFileSync(path);
      const taken: number[] = [];
      const file = openSync(path, 'r+');
      const step = Math.ceil(whole.length / 1000);
      for (let length = whole.length - 1; length >= 0; length -= step) {
        ftruncateSync(file, length);
        if (refusal() !== 'INDEX_BROKEN') taken.push(length);
      }
      closeSync(file);
      writeFileSync(path, whole);
      expect([path, taken]).toEqual([path, []]);
    }
    expect(refusal()).toBeNull();
  });

  it('is refused at every 4 kB, when it is as large as the real one', async () => {
    const small = await makeSmallIndex();
    const filler = '申请办理登记的事项由谁负责';
    saveIndex(dir, {
      ...small,
      negatives: Array.from({ length: 70_000 }, () => ({
        text: filler,
        families: [],
        kind: 'plain' as const,
        origin: 'cells' as const,
      })),
      vectors: { ...small.vectors, bytes: new Int8Array(10 * MB).fill(7) },
      coarse: { ...small.coarse, negatives: new Float32Array(2 * MB).fill(0.5) },
    });
    let positions = 0;
    for (const path of files()) {
      const taken: number[] = [];
      const whole = readFileSync(path);
      const file = openSync(path, 'r+');
      for (let at = Math.floor((whole.length - 1) / STEP) * STEP; at >= 0; at -= STEP) {
        ftruncateSync(file, at);
        positions += 1;
        if (refusal() !== 'INDEX_BROKEN') taken.push(at);
      }
      closeSync(file);
      writeFileSync(path, whole);
      expect([path, taken]).toEqual([path, []]);
    }
    expect(positions, counted.format(positions)).toBeGreaterThan(6000);
    expect(refusal()).toBeNull();
  });
});

describe('an index with one bit flipped', () => {
  it('is refused, in any byte of its description and in some of each part', async () => {
    saveIndex(dir, await makeSmallIndex());
    let flips = 0;
    for (const path of files()) {
      const bytes = readFileSync(path);
      const file = openSync(path, 'r+');
      const taken: number[] = [];
      const step = bytes.length < 2000 ? 1 : Math.ceil(bytes.length / 60);
      for (let at = 0; at < bytes.length; at += step) {
        const right = bytes[at] ?? 0;
        writeSync(file, Uint8Array.of(right ^ (1 << (flips % 8))), 0, 1, at);
        flips += 1;
        if (refusal() !== 'INDEX_BROKEN') taken.push(at);
        writeSync(file, Uint8Array.of(right), 0, 1, at);
      }
      closeSync(file);
      expect([path, taken]).toEqual([path, []]);
    }
    expect(flips, counted.format(flips)).toBeGreaterThan(1000);
    expect(refusal()).toBeNull();
  });
});

it('says what to do', async () => {
  saveIndex(dir, await makeSmallIndex());
  for (const path of files().slice(1)) {
    const whole = readFileSync(path);
    rmSync(path);
    expect([path, refusal()]).toEqual([path, 'INDEX_BROKEN']);
    writeFileSync(path, whole);
    expect(statSync(path).size).toBe(whole.length);
  }
  rmSync(join(dir, POINTER));
  expect(refusal()).toBe('INDEX_MISSING');
  for (const code of ['INDEX_BROKEN', 'INDEX_MISSING'] as const) {
    expect(INDEXER_ERRORS[code]).toContain('npm run build-index');
  }
});
