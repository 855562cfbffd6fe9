import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextRole } from './embedder.ts';
import { MODEL_DIR } from './embedder-onnx.ts';
import { indexerError } from './errors.ts';

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
  const header = parseHeader(bytes.subarray(0, Math.max(headerEnd, 0)));
  const body = bytes.subarray(headerEnd + 1);
  const { count, dimensions } = header;
  const whole = Number.isInteger(count) && body.length === count * (KEY_BYTES + dimensions);
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

const NO_HEADER: Header = { model: '', dimensions: 0, count: 0, sha256: '' };

function parseHeader(line: Buffer): Header {
  try {
    return { ...NO_HEADER, ...(JSON.parse(line.toString('utf8')) as Header | null) };
  } catch {
    return NO_HEADER;
  }
}

/**
 * Makes sure that the weights are those that the shipped vectors were made with: a model file that was altered on
 * the disk would answer every question wrongly, and in silence.
 * @param file the shipped vectors; without a readable one nothing is known, and nothing is refused
 * @throws MODEL_CHANGED
 */
export function checkModel(model: string, file: string = SHIPPED_FILE): void {
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  const known = parseHeader(bytes.subarray(0, Math.max(bytes.indexOf('\n'), 0))).model;
  if (known !== '' && known !== model) {
    throw indexerError('MODEL_CHANGED', `the model is ${model}, the shipped vectors are of ${known}`);
  }
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
