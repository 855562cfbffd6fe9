import type { ParsedItem } from './duty-item.ts';
import type { ParsedDocument } from './parse/parse-document.ts';
import type { FurnitureKind } from './parse/parsed-row.ts';
import { type SourceLine, sourceLines } from './parse/source-lines.ts';
import type { SeedDocument } from './seed-document.ts';

/** Where the characters of a document's lists went; white space and tags are not counted. */
export interface Conservation {
  readonly characters: number;
  readonly inCells: number;
  readonly inFurniture: Readonly<Partial<Record<FurnitureKind, number>>>;
  /** Places that no cell and no furniture holds. */
  readonly unplaced: readonly Place[];
  /** Places that two hold. */
  readonly twice: readonly Place[];
  /** Cells that hold characters which their pieces do not: `${item id} ${field}` and the characters. */
  readonly foreign: readonly { readonly cell: string; readonly characters: string }[];
}

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly char: string;
}

/** Accounts for every character of the lists of a document. */
export function checkConservation(
  seed: SeedDocument,
  parsed: ParsedDocument,
  items: readonly ParsedItem[] = parsed.items,
): Conservation {
  const lines = sourceLines(seed.text);
  const holders = new Map<string, number>();
  const hold = (line: number, start: number, end: number): number => {
    let held = 0;
    for (let column = start; column < end; column += 1) {
      if (/\s/.test(lines[line - 1]?.text[column] ?? ' ')) continue;
      const key = `${line}:${column}`;
      holders.set(key, (holders.get(key) ?? 0) + 1);
      held += 1;
    }
    return held;
  };
  let inCells = 0;
  for (const { pieces } of items) {
    for (const { line, start, end } of Object.values(pieces).flat()) inCells += hold(line, start, end);
  }
  const inFurniture: Partial<Record<FurnitureKind, number>> = {};
  for (const { kind, piece } of parsed.furniture) {
    inFurniture[kind] = (inFurniture[kind] ?? 0) + hold(piece.line, piece.start, piece.end);
  }
  let characters = 0;
  const unplaced: Place[] = [];
  const twice: Place[] = [];
  for (const list of parsed.lists) {
    for (const place of placesOf(lines.slice(list.lines[0] - 1, list.lines[1]))) {
      characters += 1;
      const held = holders.get(`${place.line}:${place.column}`) ?? 0;
      if (held === 0) unplaced.push(place);
      else if (held > 1) twice.push(place);
    }
  }
  return { characters, inCells, inFurniture, unplaced, twice, foreign: foreignCells(items, lines) };
}

function placesOf(lines: readonly SourceLine[]): Place[] {
  return lines.flatMap(({ no, text }) =>
    Array.from(text, (_, column) => ({ line: no, column, char: text[column] ?? ' ' })).filter(
      ({ char }) => !/\s/.test(char),
    ),
  );
}

// Departments drop the marks between names; what they keep must be in the pieces too.
function foreignCells(items: readonly ParsedItem[], lines: readonly SourceLine[]): Conservation['foreign'] {
  const foreign: { cell: string; characters: string }[] = [];
  for (const { item, pieces } of items) {
    for (const field of [
      'category',
      'title',
      'departments',
      'upperDuty',
      'townshipDuty',
      'method',
    ] as const) {
      const value = item[field];
      const text = typeof value === 'string' ? value : (value ?? []).join('');
      const held = (pieces[field] ?? []).map(
        (piece) => lines[piece.line - 1]?.text.slice(piece.start, piece.end) ?? '',
      );
      const characters = surplus(text.replace(/\s+/g, ''), held.join(''));
      if (characters !== '') foreign.push({ cell: `${item.id} ${field}`, characters });
    }
  }
  return foreign;
}

function surplus(text: string, held: string): string {
  const counts = new Map<string, number>();
  for (const char of held) counts.set(char, (counts.get(char) ?? 0) + 1);
  let extra = '';
  for (const char of text) {
    const left = counts.get(char) ?? 0;
    if (left === 0) extra += char;
    else counts.set(char, left - 1);
  }
  return extra;
}
