import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../indexer/errors.ts';
import { readManifest, readSeed, readSeeds } from '../../indexer/seed-document.ts';

const BYTES = new TextEncoder().encode('清单');
const ROW = {
  id: 'qingshanzhen',
  township: '青山镇',
  county: '清水县',
  prefecture: '南山市',
  file: 'seeds/qingshanzhen.txt',
  sha256: createHash('sha256').update(BYTES).digest('hex'),
  items: { basic: 1, cooperative: 1, reclaimed: 1 },
};

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof AppError ? error.code : 'other';
  }
  return undefined;
}

function rootWith(manifest: string): string {
  const root = mkdtempSync(join(tmpdir(), 'seeds-'));
  mkdirSync(join(root, 'seeds'));
  writeFileSync(join(root, 'seeds', 'manifest.json'), manifest);
  return root;
}

describe('a seed document', () => {
  it('is read when it is the registered one', () => {
    const township = { id: 'qingshanzhen', name: '青山镇', county: '清水县' };
    expect(readSeed(ROW, BYTES)).toEqual({ row: ROW, township, text: '清单' });
  });

  it('is refused when it has changed, in a sentence that says what to do', () => {
    expect(codeOf(() => readSeed({ ...ROW, sha256: '0' }, BYTES))).toBe('SEED_CHANGED');
    expect(() => readSeed({ ...ROW, sha256: '0' }, BYTES)).toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining('恢复原文件') }),
    );
  });

  it('is refused when it is not UTF-8', () => {
    const bytes = Uint8Array.from([0xc7, 0xe5, 0xb5, 0xa5]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(codeOf(() => readSeed({ ...ROW, sha256 }, bytes))).toBe('SEED_ENCODING');
  });

  it('is missed when its file is not there', () => {
    expect(codeOf(() => readSeeds(rootWith(JSON.stringify([ROW]))))).toBe('SEED_MISSING');
  });

  it.each([
    ['is not JSON', '['],
    ['is no array', '{}'],
    ['lacks a field', JSON.stringify([{ ...ROW, county: '' }])],
    ['lacks a count', JSON.stringify([{ ...ROW, items: { basic: 1, cooperative: 1 } }])],
  ])('is not looked for when the manifest %s', (_, manifest) => {
    expect(codeOf(() => readManifest(rootWith(manifest)))).toBe('MANIFEST_INVALID');
  });
});
