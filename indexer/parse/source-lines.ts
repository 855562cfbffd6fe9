import type { SourcePiece } from '../duty-item.ts';

/**
 * One line of a document. `text` is as long as the line itself, so that a column of `text` is a column
 * of the source: what is not content (HTML tags, control characters) is blanked out with spaces.
 */
export interface SourceLine {
  /** Counted from 1. */
  readonly no: number;
  readonly text: string;
}

// A tag is short; a lone "<" with no ">" nearby stays text.
const TAG = /<\/?[A-Za-z][^<>\n]{0,200}>/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g;

function blank(found: string): string {
  return ' '.repeat(found.length);
}

/** Splits a document at its line ends (\n, \r\n or \r); tabs are kept, tags and control characters blanked. */
export function sourceLines(text: string): SourceLine[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => ({
    no: index + 1,
    text: line.replace(TAG, blank).replace(CONTROL, blank),
  }));
}

/** The piece of a line between two columns, without white space at its ends; null when nothing is left. */
export function pieceOf(line: SourceLine, start = 0, end = line.text.length): SourcePiece | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(line.text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(line.text[to - 1] ?? '')) to -= 1;
  return from < to ? { line: line.no, start: from, end: to } : null;
}

/** The pieces of a line between two columns, cut where tags, tabs or runs of spaces stand. */
export function piecesOf(line: SourceLine, start = 0, end = line.text.length): SourcePiece[] {
  const pieces: SourcePiece[] = [];
  for (const found of line.text.slice(start, end).matchAll(/\S+(?: \S+)*/g)) {
    pieces.push({ line: line.no, start: start + found.index, end: start + found.index + found[0].length });
  }
  return pieces;
}

/**
 * A piece's characters, as the source has them.
 * @param lines consecutive lines of one document that hold the piece
 */
export function pieceText(lines: readonly SourceLine[], piece: SourcePiece): string {
  const first = lines[0]?.no ?? 1;
  return lines[piece.line - first]?.text.slice(piece.start, piece.end) ?? '';
}
