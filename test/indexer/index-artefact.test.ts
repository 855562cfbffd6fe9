import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkIndex, loadIndex, saveIndex } from '../../indexer/index-artefact.ts';
import { makeSmallIndex, STAMP } from '../support/small-index.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'index-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function partPath(part: string): string {
  return join(dir, JSON.parse(readFileSync(join(dir, 'current'), 'utf8')).name, part);
}

it('gives back the index that was saved', async () => {
  const index = await makeSmallIndex();
  saveIndex(dir, index);
  const loaded = await loadIndex(dir, STAMP);
  expect(loaded.items).toEqual(index.items);
  expect(loaded.passages).toEqual(index.passages);
  expect(loaded.vectors).toEqual(index.vectors);
  expect(loaded.coarse).toEqual(index.coarse);
  expect(loaded.vocabulary).toEqual(index.vocabulary);
  expect(loaded.wordingPostings).toEqual(index.wordingPostings);
  expect(loaded.itemKeywords.search('残疾人证').map((hit) => hit.id)).toEqual(
    index.itemKeywords.search('残疾人证').map((hit) => hit.id),
  );
});

it('says that there is none', async () => {
  await expect(loadIndex(dir, STAMP)).rejects.toThrow(/INDEX_MISSING/);
});

it.each(['format', 'tokenizer', 'model', 'seeds'] as const)('refuses an index of another %s', async (key) => {
  saveIndex(dir, await makeSmallIndex());
  const other = { ...STAMP, [key]: key === 'format' ? 2 : 'other' };
  await expect(loadIndex(dir, other)).rejects.toThrow(/INDEX_OUTDATED/);
});

it.each([
  'texts.json',
  'statistics.json',
  'item-keywords.json',
  'terms.json',
  'posting-wordings.bin',
  'vectors.bin',
  'meta.json',
])('never loads an index whose %s was cut short or is missing', async (part) => {
  saveIndex(dir, await makeSmallIndex());
  const path = partPath(part);
  checkIndex(dir, STAMP);
  truncateSync(path, Math.floor(readFileSync(path).length / 2));
  expect(() => checkIndex(dir, STAMP)).toThrow(/INDEX_BROKEN/);
  await expect(loadIndex(dir, STAMP)).rejects.toThrow(/INDEX_BROKEN/);
  rmSync(path);
  await expect(loadIndex(dir, STAMP)).rejects.toThrow(/INDEX_BROKEN/);
});

it('never loads an index with one bit flipped', async () => {
  saveIndex(dir, await makeSmallIndex());
  const bytes = readFileSync(partPath('vectors.bin'));
  bytes[3] = (bytes[3] ?? 0) ^ 4;
  writeFileSync(partPath('vectors.bin'), bytes);
  await expect(loadIndex(dir, STAMP)).rejects.toThrow(/INDEX_BROKEN/);
});

it('keeps one index: a new one takes the place of the old', async () => {
  const index = await makeSmallIndex();
  saveIndex(dir, index);
  saveIndex(dir, { ...index, stamp: { ...STAMP, seeds: 'new' } });
  expect(readdirSync(dir).filter((entry) => entry.startsWith('index-'))).toHaveLength(1);
  expect((await loadIndex(dir, { ...STAMP, seeds: 'new' })).stamp.seeds).toBe('new');
});

it('goes on with the old index when a half-written new one lies beside it', async () => {
  saveIndex(dir, await makeSmallIndex());
  const half = mkdtempSync(join(dir, 'index-'));
  writeFileSync(join(half, 'texts.json'), '{"items":[');
  expect((await loadIndex(dir, STAMP)).items).toHaveLength(4);
});
