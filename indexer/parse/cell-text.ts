import type { SourcePiece } from '../duty-item.ts';
import { pieceText, type SourceLine } from './source-lines.ts';

/** A cell's characters in one string without white space, with the way back to the source. */
export interface CellText {
  readonly text: string;
  /** Positions in `text` where a piece (a line of the cell) begins. */
  readonly starts: readonly number[];
  /** The pieces of a range of `text`. */
  slice(start: number, end: number): SourcePiece[];
}

/** Makes a cell searchable: ranges found in the text are given back as pieces of the source. */
export function cellText(lines: readonly SourceLine[], pieces: readonly SourcePiece[]): CellText {
  let text = '';
  const starts: number[] = [];
  const places: { line: number; column: number }[] = [];
  for (const piece of pieces) {
    starts.push(text.length);
    const content = pieceText(lines, piece);
    for (let index = 0; index < content.length; index += 1) {
      const char = content[index] ?? '';
      if (/\s/.test(char)) continue;
      text += char;
      places.push({ line: piece.line, column: piece.start + index });
    }
  }
  return { text, starts, slice: (start, end) => mergePlaces(places.slice(start, end)) };
}

function mergePlaces(places: readonly { line: number; column: number }[]): SourcePiece[] {
  const merged: { line: number; start: number; end: number }[] = [];
  for (const { line, column } of places) {
    const last = merged.at(-1);
    if (last !== undefined && last.line === line && (last.end === column || last.end + 1 === column)) {
      last.end = column + 1;
    } else merged.push({ line, start: column, end: column + 1 });
  }
  return merged;
}
