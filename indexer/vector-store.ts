import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextRole } from './embedder.ts';
import { MODEL_DIR } from './embedder-onnx.ts';

/**
 * Vectors that were computed before, by what they were made from. The repository ships one file of them
 * beside the weights, so that a clone answers within seconds; whatever differs is computed anew.
 */
export interface VectorStore {
  get(text: string, role: TextRole): Int8Array | undefined;
  set(text: string, role: TextRole, vector: Int8Array): void;
  readonly entries: ReadonlyMap<string, Int8Array>;
}

const SHIPPED_FILE = join(MODEL_DIR, 'vectors.bin');
const KEY_BYTES = 8;

interface Header {
  readonly model: string;
  readonly dimensions: number;
  readonly count: number;
  /** Of everything behind the header line. */
  readonly sha256: string;
}

function keyOf(text: string, role: TextRole): string {
  return createHash('sha256')
    .update(`${role}\n${text}`)
    .digest('hex')
    .slice(0, KEY_BYTES * 2);
}

export function createVectorStore(entries: Map<string, Int8Array> = new Map()): VectorStore {
  return {
    entries,
    get: (text, role) => entries.get(keyOf(text, role)),
    set: (text, role, vector) => {
      entries.set(keyOf(text, role), vector);
    },
  };
}

/** The store's bytes: one line of JSON, then the keys, then the rows. */
export function serializeVectors(store: VectorStore, model: string, dimensions: number): Buffer {
  const sorted = [...store.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const body = Buffer.concat([
    ...sorted.map(([key]) => Buffer.from(key, 'hex')),
    ...sorted.map(([, vector]) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
  ]);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const header: Header = { model, dimensions, count: sorted.length, sha256 };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** The store that `serializeVectors` wrote; an empty one when it belongs to another model or is damaged. */
export function parseVectors(bytes: Buffer, model: string): VectorStore {
  const headerEnd = bytes.indexOf('\n');
  let header: Header;
  try {
    header = JSON.parse(bytes.subarray(0, headerEnd).toString('utf8')) as Header;
  } catch {
    return createVectorStore();
  }
  const body = bytes.subarray(headerEnd + 1);
  const { count, dimensions } = header;
  const whole = body.length === count * (KEY_BYTES + dimensions);
  if (header.model !== model || !whole || createHash('sha256').update(body).digest('hex') !== header.sha256) {
    return createVectorStore();
  }
  const entries = new Map<string, Int8Array>();
  const rows = new Int8Array(body.buffer, body.byteOffset + count * KEY_BYTES, count * dimensions);
  for (let i = 0; i < count; i++) {
    const key = body.subarray(i * KEY_BYTES, (i + 1) * KEY_BYTES).toString('hex');
    entries.set(key, rows.subarray(i * dimensions, (i + 1) * dimensions));
  }
  return createVectorStore(entries);
}

/** The vectors shipped with the weights; empty when there are none for this model. */
export function readShippedVectors(model: string): VectorStore {
  return existsSync(SHIPPED_FILE) ? parseVectors(readFileSync(SHIPPED_FILE), model) : createVectorStore();
}

/** Replaces the shipped vectors. For those who change the weights, the lists or the wordings. */
export function writeShippedVectors(store: VectorStore, model: string, dimensions: number): void {
  const temporary = `${SHIPPED_FILE}.tmp`;
  writeFileSync(temporary, serializeVectors(store, model, dimensions));
  renameSync(temporary, SHIPPED_FILE);
}
