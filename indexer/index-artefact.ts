import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { indexerError } from './errors.ts';
import { loadItemKeywords } from './keyword-index.ts';
import type { IndexStamp, SearchIndex } from './search-index.ts';
import { scaleVectors } from './vector-codec.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The index on disk. `<dir>/current` names the folder that holds it, with the hash of its `meta.json`, which holds
 * the sizes and hashes of the parts: what was cut short or altered anywhere, also by a power cut, is seen. A new
 * index is written to a folder of its own, complete, before `current` is replaced by a rename: a reader sees the
 * old index or the new one, never a half of either.
 */
export const INDEX_FORMAT = 9;

/** The file that names the folder of the current index. */
export const POINTER = 'current';
const META = 'meta.json';
const PARTS = [
  'texts.json',
  'statistics.json',
  'probe.json',
  'item-keywords.json',
  'terms.json',
  'term-frequency.bin',
  'posting-starts.bin',
  'posting-wordings.bin',
  'posting-lengths.bin',
  'vectors.bin',
  'coarse-axes.bin',
  'coarse-negatives.bin',
] as const;
type Part = (typeof PARTS)[number];

interface Meta {
  readonly stamp: IndexStamp;
  readonly dimensions: number;
  readonly bytes: Readonly<Record<Part, number>>;
  readonly sha256: Readonly<Record<Part, string>>;
}

/** What `current` says. */
interface Pointer {
  readonly name: string;
  /** Of `meta.json`. */
  readonly sha256: string;
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Writes the index and makes it the current one; older ones are removed, also what a killed process left behind.
 * @throws INDEX_UNWRITABLE when the disk is full or the folder read-only; the index that was current stays so
 */
export function saveIndex(dir: string, index: SearchIndex): void {
  try {
    mkdirSync(dir, { recursive: true });
    const folder = mkdtempSync(join(dir, 'index-'));
    try {
      const pointer: Pointer = { name: basename(folder), sha256: writeParts(folder, index) };
      writeFileSync(join(dir, `${POINTER}.tmp`), JSON.stringify(pointer));
      renameSync(join(dir, `${POINTER}.tmp`), join(dir, POINTER));
    } catch (cause) {
      rmSync(folder, { recursive: true, force: true });
      throw cause;
    }
    removeOthers(dir, basename(folder));
  } catch (cause) {
    throw indexerError('INDEX_UNWRITABLE', `cannot write an index to ${dir}`, { cause });
  }
}

/** @returns the hash of `meta.json` */
function writeParts(folder: string, index: SearchIndex): string {
  const { items, families, wordings, negatives, glossary, passages, vocabulary, wordingPostings } = index;
  const parts: Record<Part, string | Uint8Array> = {
    'texts.json': JSON.stringify({ items, families, wordings, negatives, glossary, passages }),
    'statistics.json': JSON.stringify(index.statistics),
    'probe.json': JSON.stringify(index.probe),
    'item-keywords.json': JSON.stringify(index.itemKeywords),
    'terms.json': JSON.stringify({ texts: vocabulary.texts, terms: vocabulary.terms }),
    'term-frequency.bin': toBytes(vocabulary.frequency),
    'posting-starts.bin': toBytes(wordingPostings.starts),
    'posting-wordings.bin': toBytes(wordingPostings.wordings),
    'posting-lengths.bin': toBytes(wordingPostings.lengths),
    'vectors.bin': toBytes(index.vectors.bytes),
    'coarse-axes.bin': toBytes(index.coarse.axes),
    'coarse-negatives.bin': toBytes(index.coarse.negatives),
  };
  const bytes: Partial<Record<Part, number>> = {};
  const hashes: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    writeFileSync(join(folder, part), parts[part]);
    bytes[part] = Buffer.byteLength(parts[part]);
    hashes[part] = sha256(parts[part]);
  }
  const { stamp, vectors } = index;
  const meta = JSON.stringify({ stamp, dimensions: vectors.dimensions, bytes, sha256: hashes });
  writeFileSync(join(folder, META), meta);
  return sha256(meta);
}

function removeOthers(dir: string, name: string): void {
  for (const entry of readdirSync(dir)) {
    if (entry.startsWith('index-') && entry !== name)
      rmSync(join(dir, entry), { recursive: true, force: true });
  }
}

/**
 * Checks that the current index is whole and fits, without taking it into memory.
 * @throws as loadIndex
 */
export function checkIndex(dir: string, expected: IndexStamp): void {
  fromCurrent(dir, expected, ({ read }) => {
    for (const part of PARTS) read(part);
  });
}

/**
 * Reads the current index.
 * @throws INDEX_MISSING when there is none, INDEX_BROKEN when a part is missing or was altered,
 *   INDEX_OUTDATED when it was made from or by something else than `expected`
 */
export async function loadIndex(dir: string, expected: IndexStamp): Promise<SearchIndex> {
  // Everything is read before the first pause: meanwhile a new index may take this one's place.
  const { itemKeywords, ...index } = fromCurrent(dir, expected, ({ meta, read }) => {
    const texts = JSON.parse(read('texts.json').toString('utf8')) as Pick<
      SearchIndex,
      'items' | 'families' | 'wordings' | 'negatives' | 'glossary' | 'passages'
    >;
    const { texts: counted, terms } = JSON.parse(read('terms.json').toString('utf8')) as Vocabulary;
    const axes = new Float32Array(toBuffer(read('coarse-axes.bin')));
    return {
      stamp: meta.stamp,
      ...texts,
      vocabulary: {
        texts: counted,
        terms,
        frequency: new Uint32Array(toBuffer(read('term-frequency.bin'))),
      },
      wordingPostings: {
        starts: new Uint32Array(toBuffer(read('posting-starts.bin'))),
        wordings: new Uint32Array(toBuffer(read('posting-wordings.bin'))),
        lengths: new Uint16Array(toBuffer(read('posting-lengths.bin'))),
      },
      statistics: JSON.parse(read('statistics.json').toString('utf8')) as SearchIndex['statistics'],
      probe: JSON.parse(read('probe.json').toString('utf8')) as SearchIndex['probe'],
      vectors: scaleVectors(new Int8Array(toBuffer(read('vectors.bin'))), meta.dimensions),
      coarse: {
        size: axes.length / meta.dimensions,
        axes,
        negatives: new Float32Array(toBuffer(read('coarse-negatives.bin'))),
      },
      itemKeywords: read('item-keywords.json').toString('utf8'),
    };
  });
  return {
    ...index,
    itemKeywords: await loadItemKeywords(itemKeywords),
  };
}

/** What `take` takes from the current index; from the next one when another process replaces it meanwhile. */
function fromCurrent<Taken>(dir: string, expected: IndexStamp, take: (saved: SavedIndex) => Taken): Taken {
  for (let pointer = readPointer(dir); ; ) {
    try {
      return take(findIndex(dir, pointer, expected));
    } catch (error) {
      const now = readPointer(dir);
      if (now.name === pointer.name && now.sha256 === pointer.sha256) throw error;
      pointer = now;
    }
  }
}

/** @throws INDEX_MISSING, INDEX_BROKEN */
function readPointer(dir: string): Pointer {
  const path = join(dir, POINTER);
  if (!existsSync(path)) throw indexerError('INDEX_MISSING', `no file ${path}`);
  const { name, sha256: hash } = parseObject<Pointer>(readBytes(path));
  if (typeof name !== 'string' || name !== basename(name) || typeof hash !== 'string') {
    throw indexerError('INDEX_BROKEN', `${path} names no index`);
  }
  return { name, sha256: hash };
}

interface SavedIndex {
  readonly meta: Meta;
  /** A part's bytes. @throws INDEX_BROKEN when it is missing or was altered */
  read(part: Part): Buffer;
}

/** Finds the index that is pointed to and checks what it was made from. @throws INDEX_BROKEN, INDEX_OUTDATED */
function findIndex(dir: string, pointer: Pointer, expected: IndexStamp): SavedIndex {
  const folder = join(dir, pointer.name);
  const metaBytes = readBytes(join(folder, META));
  if (sha256(metaBytes) !== pointer.sha256) throw indexerError('INDEX_BROKEN', `${META} was altered`);
  const meta = parseObject<Meta>(metaBytes) as Meta;
  for (const key of ['format', 'tokenizer', 'model', 'seeds'] as const) {
    if (meta.stamp[key] !== expected[key]) {
      throw indexerError('INDEX_OUTDATED', `${key} is ${meta.stamp[key]}, expected ${expected[key]}`);
    }
  }
  // Sizes first: a part that was cut short is seen before any is read.
  for (const part of PARTS) {
    const size = statSync(join(folder, part), { throwIfNoEntry: false })?.size ?? 0;
    if (size !== meta.bytes[part]) {
      throw indexerError('INDEX_BROKEN', `${join(folder, part)} has ${size} bytes, not ${meta.bytes[part]}`);
    }
  }
  const read = (part: Part): Buffer => {
    const bytes = readBytes(join(folder, part));
    if (sha256(bytes) !== meta.sha256[part])
      throw indexerError('INDEX_BROKEN', `${join(folder, part)} was altered`);
    return bytes;
  };
  return { meta, read };
}

/** @throws INDEX_BROKEN */
function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw indexerError('INDEX_BROKEN', `cannot read ${path}`, { cause });
  }
}

/** @throws INDEX_BROKEN when the bytes are not JSON */
function parseObject<Shape>(bytes: Buffer): Partial<Shape> {
  try {
    return Object(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw indexerError('INDEX_BROKEN', 'not JSON', { cause });
  }
}

function toBytes(array: Int8Array | Float32Array | Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** A buffer of its own: what the file system gives need not begin where a number may. */
function toBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
