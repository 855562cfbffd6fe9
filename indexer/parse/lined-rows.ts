import type { SourcePiece } from '../duty-item.ts';
import { furnitureKind } from './page-furniture.ts';
import { piecesOf, type SourceLine } from './source-lines.ts';

/** A run of text within a row: what stands between two spaces of its first line, or a whole line. */
export interface Segment {
  readonly piece: SourcePiece;
  readonly text: string;
  /** Whether an empty line stands before it. */
  readonly afterGap: boolean;
  /** Whether it stands on the first line with text after the category. */
  readonly onFirstLine: boolean;
}

/** A row of a list whose cells follow each other line by line, with number and category told apart. */
export interface LinedRow {
  readonly no: number;
  readonly line: number;
  readonly number: SourcePiece;
  readonly category: readonly SourcePiece[];
  readonly rest: readonly Segment[];
}

const ROW_START = /^\s*(\d{1,4}) +(\S+)/;

/**
 * Rows of a list that was laid out as lines: a row begins at a line that starts with a number, a space
 * and a category (or the beginning of one that the next line ends).
 */
export function linedRows(lines: readonly SourceLine[], categories: readonly string[]): LinedRow[] {
  const content = lines.filter((line) => furnitureKind(line) === null);
  const rows: (Omit<LinedRow, 'category' | 'rest'> & { category: SourcePiece[]; rest: Segment[] })[] = [];
  let gap = false;
  let open = '';
  for (const [index, line] of content.entries()) {
    if (line.text.trim() === '') {
      gap = true;
      continue;
    }
    const start = rowStart(line, nextText(content, index), categories);
    const row = rows.at(-1);
    if (start !== null) {
      rows.push({
        no: start.no,
        line: line.no,
        number: start.number,
        category: [start.category],
        rest: segments(line, start.category.end, false, true),
      });
      open = start.open;
    } else if (row !== undefined) {
      const taken = open !== '' && startsWithRest(line.text, open) ? open.length : 0;
      const offset = line.text.length - line.text.trimStart().length;
      if (taken > 0) {
        row.category.push({ line: line.no, start: offset, end: offset + taken });
        open = '';
      }
      row.rest.push(...segments(line, taken > 0 ? offset + taken : 0, gap, row.rest.length === 0));
    }
    gap = false;
  }
  return rows;
}

interface RowStart {
  readonly no: number;
  readonly number: SourcePiece;
  readonly category: SourcePiece;
  /** What the next line must bring to make the category whole. */
  readonly open: string;
}

function rowStart(line: SourceLine, next: string, categories: readonly string[]): RowStart | null {
  const found = ROW_START.exec(line.text);
  if (found === null) return null;
  const word = found[2] ?? '';
  const at = found[0].length - word.length;
  const numberStart = line.text.length - line.text.trimStart().length;
  const number = { line: line.no, start: numberStart, end: numberStart + (found[1] ?? '').length };
  const whole = categories
    .filter((category) => word.startsWith(category))
    .sort((a, b) => b.length - a.length)[0];
  if (whole !== undefined) {
    return {
      no: Number(found[1]),
      number,
      category: { line: line.no, start: at, end: at + whole.length },
      open: '',
    };
  }
  const broken = categories.find(
    (category) =>
      word.length >= 2 && category.startsWith(word) && startsWithRest(next, category.slice(word.length)),
  );
  if (broken === undefined) return null;
  const category = { line: line.no, start: at, end: at + word.length };
  return { no: Number(found[1]), number, category, open: broken.slice(word.length) };
}

function startsWithRest(text: string, rest: string): boolean {
  return text.trimStart().startsWith(rest);
}

function nextText(content: readonly SourceLine[], index: number): string {
  for (let at = index + 1; at < content.length && at <= index + 6; at += 1) {
    const text = content[at]?.text ?? '';
    if (text.trim() !== '') return text;
  }
  return '';
}

// On the first line of a row's text a space may separate two columns; elsewhere it stands within a cell.
function segments(line: SourceLine, start: number, afterGap: boolean, onFirstLine: boolean): Segment[] {
  const whole = piecesOf(line, start);
  const pieces = onFirstLine ? whole.flatMap((piece) => splitAtSpaces(line, piece)) : whole;
  return pieces.map((piece, order) => ({
    piece,
    text: line.text.slice(piece.start, piece.end),
    afterGap: afterGap && order === 0,
    onFirstLine,
  }));
}

function splitAtSpaces(line: SourceLine, piece: SourcePiece): SourcePiece[] {
  return [...line.text.slice(piece.start, piece.end).matchAll(/\S+/g)].map((found) => ({
    line: line.no,
    start: piece.start + found.index,
    end: piece.start + found.index + found[0].length,
  }));
}
