import type { ParseProblem, SourcePiece } from '../duty-item.ts';
import { type Column, LIST_COLUMNS } from './column-heads.ts';
import type { ListContext } from './parsed-row.ts';
import type { ListSection } from './split-lists.ts';
import { tabbedRows } from './tabbed-rows.ts';

/** A row whose cells stand under their columns. */
export interface TabbedRow {
  readonly no: number;
  readonly cells: Readonly<Partial<Record<Column, readonly SourcePiece[]>>>;
}

/** Reads a tabbed list; a row with too few or too many cells is a problem and no row. */
export function tabbedList(
  section: ListSection,
  context: ListContext,
): { rows: TabbedRow[]; problems: ParseProblem[] } {
  const rows: TabbedRow[] = [];
  const problems: ParseProblem[] = [];
  const wanted = LIST_COLUMNS[context.list];
  for (const row of tabbedRows(section.lines, section.columns)) {
    const cells: Partial<Record<Column, readonly SourcePiece[]>> = {};
    for (const [index, column] of section.columns.entries()) cells[column] = row.cells[index] ?? [];
    const empty = wanted.filter((column) => (cells[column] ?? []).length === 0);
    if (row.cells.length === section.columns.length && empty.length === 0) rows.push({ no: row.no, cells });
    else {
      const found = `有 ${row.cells.length} 格，应有 ${section.columns.length} 格`;
      problems.push({
        code: 'row-incomplete',
        file: context.file,
        line: row.line,
        message: `第 ${row.no} 行${row.cells.length === section.columns.length ? '有空格' : found}，未采用。请核对原文这一行。`,
      });
    }
  }
  return { rows, problems };
}
