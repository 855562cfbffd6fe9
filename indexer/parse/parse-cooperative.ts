import type { ParseProblem, SourcePiece } from '../duty-item.ts';
import { linedRows } from './lined-rows.ts';
import { parseNarrowCooperative } from './narrow-cells.ts';
import type { ListContext, ParsedList, ParsedRow } from './parsed-row.ts';
import { splitJoinedSegments } from './split-joined-segments.ts';
import type { ListSection } from './split-lists.ts';
import { splitWideCells } from './split-wide-cells.ts';
import { tabbedList } from './tabbed-list.ts';

/** Rows of a 配合履职 list: number, category, title, departments and the two duty cells. */
export function parseCooperative(
  section: ListSection,
  context: ListContext,
  categories: readonly string[],
): ParsedList {
  if (section.layout === 'narrow') return parseNarrowCooperative(section.lines, context, categories);
  if (section.layout === 'tabbed') {
    const { rows, problems } = tabbedList(section, context);
    return { rows: rows.map(({ no, cells }) => ({ no, cells, damaged: [], problems: [] })), problems };
  }
  return parseLines(section, context, categories);
}

function parseLines(section: ListSection, context: ListContext, categories: readonly string[]): ParsedList {
  const rows = splitJoinedSegments(linedRows(section.lines, categories), context.township.county);
  const splits = splitWideCells(rows, context.township.county);
  const parsed: ParsedRow[] = [];
  const problems: ParseProblem[] = [];
  for (const [index, row] of rows.entries()) {
    const split = splits[index];
    const pieces: SourcePiece[] = row.rest.map((segment) => segment.piece);
    if (!split) {
      const message = `第 ${row.no} 行分不出各格，未采用。请核对原文这一行。`;
      problems.push({ code: 'row-incomplete', file: context.file, line: row.line, message });
      continue;
    }
    const cells = {
      no: [row.number],
      category: row.category,
      title: pieces.slice(0, split.departments),
      departments: pieces.slice(split.departments, split.upperDuty),
      upperDuty: pieces.slice(split.upperDuty, split.townshipDuty),
      townshipDuty: pieces.slice(split.townshipDuty),
    };
    const unsure = { code: 'side-uncertain', file: context.file, line: row.line };
    const message = `第 ${row.no} 行两格职责的分界不确定。请核对原文。`;
    parsed.push({ no: row.no, cells, damaged: [], problems: split.certain ? [] : [{ ...unsure, message }] });
  }
  return { rows: parsed, problems };
}
