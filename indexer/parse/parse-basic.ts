import { linedRows } from './lined-rows.ts';
import type { ListContext, ParsedList } from './parsed-row.ts';
import type { ListSection } from './split-lists.ts';
import { tabbedList } from './tabbed-list.ts';

/** Rows of a 基本履职 list: number, category, title. */
export function parseBasic(
  section: ListSection,
  context: ListContext,
  categories: readonly string[],
): ParsedList {
  if (section.layout === 'tabbed') {
    const { rows, problems } = tabbedList(section, context);
    return { rows: rows.map(({ no, cells }) => ({ no, cells, damaged: [], problems: [] })), problems };
  }
  const rows = linedRows(section.lines, categories).map((row) => ({
    no: row.no,
    cells: { no: [row.number], category: row.category, title: row.rest.map((segment) => segment.piece) },
    damaged: [],
    problems: [],
  }));
  return { rows, problems: [] };
}
