import type { SourcePiece } from './duty-item.ts';
import type { SourceLine } from './parse/source-lines.ts';

/** Where a text's characters stand in the source. */
export interface PlacedText {
  readonly pieces: readonly SourcePiece[];
  /** Characters that the source does not have. */
  readonly lost: string;
}

interface Place {
  readonly char: string;
  readonly line: number;
  readonly column: number;
  /** Taken by another cell: used only when the character stands nowhere else. */
  readonly taken: boolean;
}

/**
 * Lays a text over source lines: piece by piece the longest run that the source has, each character of
 * the source used once. What cannot be laid is lost.
 * @param taken the places that other cells hold, as `line:column`
 */
export function placeText(
  text: string,
  lines: readonly SourceLine[],
  taken: ReadonlySet<string>,
): PlacedText {
  const places = lines.flatMap((line) => placesOf(line, taken));
  const used = new Set<number>();
  const pieces: SourcePiece[] = [];
  const chars = [...text.replace(/\s+/g, '')].join('');
  let lost = '';
  for (let at = 0; at < chars.length; ) {
    const run = longestRun(chars, at, places, used);
    if (run.length === 0) {
      lost += chars[at];
      at += 1;
      continue;
    }
    for (let index = run.start; index < run.start + run.length; index += 1) used.add(index);
    pieces.push(...asPieces(places.slice(run.start, run.start + run.length)));
    at += run.length;
  }
  return { pieces, lost };
}

function placesOf(line: SourceLine, taken: ReadonlySet<string>): Place[] {
  const places: Place[] = [];
  for (let column = 0; column < line.text.length; column += 1) {
    const char = line.text[column] ?? '';
    if (/\s/.test(char)) continue;
    places.push({ char, line: line.no, column, taken: taken.has(`${line.no}:${column}`) });
  }
  return places;
}

// The longest run wins; among equals the one that other cells do not hold, then the first.
function longestRun(
  chars: string,
  at: number,
  places: readonly Place[],
  used: ReadonlySet<number>,
): { start: number; length: number } {
  let best = { start: 0, length: 0, free: 0 };
  for (let start = 0; start < places.length; start += 1) {
    let length = 0;
    let free = 0;
    while (at + length < chars.length && !used.has(start + length)) {
      const place = places[start + length];
      if (place === undefined || place.char !== chars[at + length]) break;
      if (!place.taken) free += 1;
      length += 1;
    }
    if (free > best.free || (free === best.free && length > best.length && best.free === 0)) {
      best = { start, length, free };
    }
  }
  return best;
}

function asPieces(places: readonly Place[]): SourcePiece[] {
  const pieces: { line: number; start: number; end: number }[] = [];
  for (const { line, column } of places) {
    const last = pieces.at(-1);
    if (last !== undefined && last.line === line && last.end === column) last.end = column + 1;
    else pieces.push({ line, start: column, end: column + 1 });
  }
  return pieces;
}
