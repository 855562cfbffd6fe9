import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexerError } from './errors.ts';
import type { DutyFamily } from './families.ts';

/** A question as people ask it, with the families that answer it (none: the lists do not hold it). */
export interface Wording {
  readonly text: string;
  readonly families: readonly string[];
  /** How it is said: plain, story, scrap, operator, staff, typo, pinyin, … ; for negatives: why there is no answer. */
  readonly kind: string;
  /** Where it comes from: cells, message, review. */
  readonly origin: string;
}

function isWording(value: unknown): value is Wording {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Record<string, unknown>;
  return (
    typeof row.text === 'string' &&
    row.text.trim() !== '' &&
    typeof row.kind === 'string' &&
    typeof row.origin === 'string' &&
    Array.isArray(row.families) &&
    row.families.every((id) => typeof id === 'string')
  );
}

/** Reads the JSON lines of every file in `folder`, in the order of the files' names. @throws WORDINGS_INVALID */
function readWordingFolder(folder: string): Wording[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        if (line.trim() === '') return [];
        let row: unknown;
        try {
          row = JSON.parse(line);
        } catch (cause) {
          throw indexerError('WORDINGS_INVALID', `${file}:${index + 1} is not JSON`, { cause });
        }
        if (!isWording(row)) throw indexerError('WORDINGS_INVALID', `${file}:${index + 1} lacks a field`);
        return [row];
      }),
  );
}

/** Reads `seeds/wordings/`. @throws WORDINGS_INVALID when a line is no wording or names an unknown family */
export function readWordings(root: string, families: readonly DutyFamily[]): Wording[] {
  const known = new Set(families.map((family) => family.id));
  const wordings = readWordingFolder(join(root, 'seeds', 'wordings'));
  for (const wording of wordings) {
    const unknown = wording.families.find((id) => !known.has(id));
    if (unknown !== undefined || wording.families.length === 0) {
      throw indexerError('WORDINGS_INVALID', `"${wording.text}" names ${unknown ?? 'no family'}`);
    }
  }
  return wordings;
}

/** Reads `seeds/negatives/`: questions that the lists do not answer. @throws WORDINGS_INVALID */
export function readNegatives(root: string): Wording[] {
  return readWordingFolder(join(root, 'seeds', 'negatives'));
}
