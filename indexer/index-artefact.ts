import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { indexerError } from './errors.ts';
import { loadItemKeywords, loadWordingKeywords } from './keyword-index.ts';
import type { IndexStamp, SearchIndex } from './search-index.ts';
import { scaleVectors } from './vector-codec.ts';

/**
 * The index on disk. `<dir>/current` names the folder that holds it; a new index is written to a folder of
 * its own, complete, before `current` is replaced by a rename: a reader sees the old index or the new one,
 * never a half of either.
 */
export const INDEX_FORMAT = 6;

/** The file that names the folder of the current index. */
export const POINTER = 'current';
const META = 'meta.json';
const PARTS = [
  'texts.json',
  'statistics.json',
  'probe.json',
  'item-keywords.json',
  'wording-keywords.json',
  'vectors.bin',
  'coarse-axes.bin',
  'coarse-rows.bin',
] as const;
type Part = (typeof PARTS)[number];

interface Meta {
  readonly stamp: IndexStamp;
  readonly dimensions: number;
  readonly sha256: Readonly<Record<Part, string>>;
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes the index and makes it the current one; older ones are removed. */
export function saveIndex(dir: string, index: SearchIndex): void {
  mkdirSync(dir, { recursive: true });
  const folder = mkdtempSync(join(dir, 'index-'));
  const { items, families, wordings, negatives, glossary, passages } = index;
  const parts: Record<Part, string | Uint8Array> = {
    'texts.json': JSON.stringify({ items, families, wordings, negatives, glossary, passages }),
    'statistics.json': JSON.stringify(index.statistics),
    'probe.json': JSON.stringify(index.probe),
    'item-keywords.json': JSON.stringify(index.itemKeywords),
    'wording-keywords.json': JSON.stringify(index.wordingKeywords),
    'vectors.bin': toBytes(index.vectors.bytes),
    'coarse-axes.bin': toBytes(index.coarse.axes),
    'coarse-rows.bin': toBytes(index.coarse.rows),
  };
  const hashes: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    writeFileSync(join(folder, part), parts[part]);
    hashes[part] = sha256(parts[part]);
  }
  const meta = { stamp: index.stamp, dimensions: index.vectors.dimensions, sha256: hashes };
  writeFileSync(join(folder, META), JSON.stringify(meta));
  const name = folder.slice(dir.length + 1);
  writeFileSync(join(dir, `${POINTER}.tmp`), name);
  renameSync(join(dir, `${POINTER}.tmp`), join(dir, POINTER));
  for (const entry of readdirSync(dir)) {
    if (entry.startsWith('index-') && entry !== name)
      rmSync(join(dir, entry), { recursive: true, force: true });
  }
}

interface SavedIndex {
  readonly meta: Meta;
  /** A part's bytes. @throws INDEX_BROKEN when it is missing or was altered */
  read(part: Part): Buffer;
}

/** Finds the current index and checks what it was made from. @throws INDEX_MISSING, INDEX_BROKEN, INDEX_OUTDATED */
function findIndex(dir: string, expected: IndexStamp): SavedIndex {
  const pointer = join(dir, POINTER);
  if (!existsSync(pointer)) throw indexerError('INDEX_MISSING', `no file ${pointer}`);
  const folder = join(dir, readFileSync(pointer, 'utf8').trim());
  let meta: Meta;
  try {
    meta = JSON.parse(readFileSync(join(folder, META), 'utf8')) as Meta;
  } catch (cause) {
    throw indexerError('INDEX_BROKEN', `cannot read ${join(folder, META)}`, { cause });
  }
  for (const key of ['format', 'tokenizer', 'model', 'seeds'] as const) {
    if (meta.stamp?.[key] !== expected[key]) {
      throw indexerError('INDEX_OUTDATED', `${key} is ${meta.stamp?.[key]}, expected ${expected[key]}`);
    }
  }
  const read = (part: Part): Buffer => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, part));
    } catch (cause) {
      throw indexerError('INDEX_BROKEN', `cannot read ${join(folder, part)}`, { cause });
    }
    if (sha256(bytes) !== meta.sha256[part])
      throw indexerError('INDEX_BROKEN', `${join(folder, part)} was altered`);
    return bytes;
  };
  return { meta, read };
}

/**
 * Checks that the current index is whole and fits, without taking it into memory.
 * @throws as loadIndex
 */
export function checkIndex(dir: string, expected: IndexStamp): void {
  const { read } = findIndex(dir, expected);
  for (const part of PARTS) read(part);
}

/**
 * Reads the current index.
 * @throws INDEX_MISSING when there is none, INDEX_BROKEN when a part is missing or was altered,
 *   INDEX_OUTDATED when it was made from or by something else than `expected`
 */
export async function loadIndex(dir: string, expected: IndexStamp): Promise<SearchIndex> {
  const { meta, read } = findIndex(dir, expected);
  // Everything is read before the first pause: meanwhile a new index may take this one's place.
  const texts = JSON.parse(read('texts.json').toString('utf8')) as Pick<
    SearchIndex,
    'items' | 'families' | 'wordings' | 'negatives' | 'glossary' | 'passages'
  >;
  const statistics = JSON.parse(read('statistics.json').toString('utf8')) as SearchIndex['statistics'];
  const probe = JSON.parse(read('probe.json').toString('utf8')) as SearchIndex['probe'];
  const vectors = scaleVectors(new Int8Array(toBuffer(read('vectors.bin'))), meta.dimensions);
  const axes = toFloats(read('coarse-axes.bin'));
  const coarse = { size: axes.length / meta.dimensions, axes, rows: toFloats(read('coarse-rows.bin')) };
  const itemKeywords = read('item-keywords.json').toString('utf8');
  const wordingKeywords = read('wording-keywords.json').toString('utf8');
  return {
    stamp: meta.stamp,
    ...texts,
    statistics,
    vectors,
    coarse,
    probe,
    itemKeywords: await loadItemKeywords(itemKeywords),
    wordingKeywords: await loadWordingKeywords(wordingKeywords),
  };
}

function toBytes(array: Int8Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** A buffer of its own: what the file system gives need not begin where a number may. */
function toBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function toFloats(bytes: Buffer): Float32Array {
  return new Float32Array(toBuffer(bytes));
}
