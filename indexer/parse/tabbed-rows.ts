import type { SourcePiece } from '../duty-item.ts';
import type { Column } from './column-heads.ts';
import { furnitureKind } from './page-furniture.ts';
import { piecesOf, type SourceLine } from './source-lines.ts';

/** A row of a list whose cells are told apart by the layout itself. */
export interface ColumnRow {
  readonly no: number;
  /** The row's first line. */
  readonly line: number;
  /** One list of pieces a column, in the columns' order; fewer or more than the head has when the row is faulty. */
  readonly cells: readonly (readonly SourcePiece[])[];
}

const ROW_START = /^\s*(\d{1,4})\s*\t/;

/**
 * Rows of a list whose cells are separated by tabs. A row begins at a line that starts with its number
 * and a tab; lines without one go on in the cell where the line before ended.
 */
export function tabbedRows(lines: readonly SourceLine[], columns: readonly Column[]): ColumnRow[] {
  const rows: { no: number; line: number; cells: SourcePiece[][] }[] = [];
  for (const line of lines) {
    if (furnitureKind(line) !== null) continue;
    const number = ROW_START.exec(line.text)?.[1];
    let row = rows.at(-1);
    if (number !== undefined && startsRow(line, row, columns)) {
      row = { no: Number(number), line: line.no, cells: [[]] };
      rows.push(row);
    }
    if (row === undefined) continue;
    let start = 0;
    for (const part of line.text.split('\t')) {
      if (start > 0) row.cells.push([]);
      row.cells.at(-1)?.push(...piecesOf(line, start, start + part.length));
      start += part.length + 1;
    }
  }
  return rows.map((row) => ({ ...row, cells: withoutEmptyTail(row.cells, columns.length) }));
}

// A broken cell may go on with a number and a tab only in a row that still lacks cells and when the
// number is no successor of the row's own.
function startsRow(
  line: SourceLine,
  row: { no: number; cells: readonly unknown[] } | undefined,
  columns: readonly Column[],
): boolean {
  if (row === undefined || row.cells.length >= columns.length) return true;
  const number = Number(ROW_START.exec(line.text)?.[1]);
  return number > row.no || line.text.split('\t').length >= columns.length;
}

function withoutEmptyTail(cells: SourcePiece[][], wanted: number): SourcePiece[][] {
  let end = cells.length;
  while (end > wanted && cells[end - 1]?.length === 0) end -= 1;
  return cells.slice(0, end);
}
