import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DutyItem } from '../../../indexer/duty-item.ts';
import { loadItems } from '../../../indexer/load-items.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/transcriptions');
const FIELDS = ['category', 'title', 'upperDuty', 'townshipDuty', 'method'] as const;
type Transcribed = Pick<DutyItem, 'id' | 'departments' | (typeof FIELDS)[number]>;

const items = new Map(loadItems(process.cwd()).items.map(({ item }) => [item.id, item]));

function cells(row: Transcribed | undefined): unknown {
  if (row === undefined) return undefined;
  const bare = (text: string | null): string => (text ?? '').replace(/\s+/g, '');
  return {
    departments: row.departments.map(bare),
    ...Object.fromEntries(FIELDS.map((field) => [field, bare(row[field])])),
  };
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl')))('%s', (name) => {
  const rows = readFileSync(join(FOLDER, name), 'utf8').trim().split('\n');
  it.each(rows.map((row) => JSON.parse(row) as Transcribed))('$id reads as it was transcribed', (row) => {
    expect(cells(items.get(row.id))).toEqual(cells(row));
  });
});
