import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DUTY_LISTS, type DutyList, type Township } from './duty-item.ts';
import { indexerError } from './errors.ts';

/** A row of `seeds/manifest.json`. */
export interface ManifestRow {
  readonly id: string;
  readonly township: string;
  readonly county: string;
  readonly prefecture: string;
  /** Path from the repository's root. */
  readonly file: string;
  readonly sha256: string;
  /** How many items each list holds. */
  readonly items: Readonly<Record<DutyList, number>>;
}

/** One document as extracted, checked against its manifest row. */
export interface SeedDocument {
  readonly row: ManifestRow;
  readonly township: Township;
  readonly text: string;
}

function isManifestRow(value: unknown): value is ManifestRow {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Record<string, unknown>;
  const strings = ['id', 'township', 'county', 'prefecture', 'file', 'sha256'];
  if (!strings.every((key) => typeof row[key] === 'string' && row[key] !== '')) return false;
  const items = row.items as Record<string, unknown> | undefined;
  return DUTY_LISTS.every((list) => Number.isInteger(items?.[list]));
}

/**
 * Reads `seeds/manifest.json`.
 * @param root the repository's root
 * @throws MANIFEST_INVALID when a row lacks a field
 */
export function readManifest(root: string): ManifestRow[] {
  const path = join(root, 'seeds', 'manifest.json');
  let rows: unknown;
  try {
    rows = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw indexerError('MANIFEST_INVALID', `cannot read ${path}`, { cause });
  }
  if (!Array.isArray(rows)) throw indexerError('MANIFEST_INVALID', 'the manifest is not an array');
  for (const [index, row] of rows.entries()) {
    if (!isManifestRow(row)) throw indexerError('MANIFEST_INVALID', `row ${index + 1} lacks a field`);
  }
  return rows;
}

/**
 * Checks bytes against their manifest row and decodes them.
 * @throws SEED_CHANGED when the sha256 differs, SEED_ENCODING when the bytes are not UTF-8
 */
export function readSeed(row: ManifestRow, bytes: Uint8Array): SeedDocument {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== row.sha256) {
    throw indexerError('SEED_CHANGED', `${row.file}: sha256 is ${sha256}, the manifest says ${row.sha256}`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw indexerError('SEED_ENCODING', `${row.file} is not UTF-8`, { cause });
  }
  return { row, township: { id: row.id, name: row.township, county: row.county }, text };
}

/** Reads every document of the manifest, in its order. @throws as readManifest and readSeed, SEED_MISSING */
export function readSeeds(root: string): SeedDocument[] {
  return readManifest(root).map((row) => {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(join(root, row.file));
    } catch (cause) {
      throw indexerError('SEED_MISSING', `cannot read ${row.file}`, { cause });
    }
    return readSeed(row, bytes);
  });
}
