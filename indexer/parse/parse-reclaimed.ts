import { nameDoubt } from './find-departments.ts';
import { type LinedRow, linedRows, type Segment } from './lined-rows.ts';
import type { ListContext, ParsedList, ParsedRow } from './parsed-row.ts';
import type { SourceLine } from './source-lines.ts';
import { isDepartmentName, splitDepartments } from './split-departments.ts';
import type { ListSection } from './split-lists.ts';
import { METHOD_LABEL, splitTakeover, TAKER_LABEL } from './split-takeover.ts';
import { tabbedList } from './tabbed-list.ts';

/** Rows of a 上级部门收回 list: number, category, title, and the cell 承接部门及工作方式 taken apart. */
export function parseReclaimed(
  section: ListSection,
  context: ListContext,
  categories: readonly string[],
): ParsedList {
  const county = context.township.county;
  if (section.layout === 'tabbed') {
    const { rows, problems } = tabbedList(section, context);
    const parsed = rows.map(({ no, cells: { takeover = [], ...cells } }) => {
      const { departments, method, labels } = splitTakeover(section.lines, takeover, county);
      return { no, cells: { ...cells, departments, method }, damaged: [], problems: [], labels };
    });
    return { rows: parsed, problems };
  }
  const rows = linedRows(section.lines, categories).map((row) => parseRow(row, section.lines, county));
  return { rows, problems: [] };
}

function parseRow(row: LinedRow, lines: readonly SourceLine[], county: string): ParsedRow {
  const at = takeoverStart(row.rest, county);
  const pieces = row.rest.map((segment) => segment.piece);
  const { departments, method, labels } = splitTakeover(lines, pieces.slice(at), county);
  return {
    no: row.no,
    cells: { no: [row.number], category: row.category, title: pieces.slice(0, at), departments, method },
    damaged: [],
    problems: [],
    labels,
  };
}

const NAMES_THEN_COLON = new RegExp(`^([^。；：:]{2,120}?)(?:${METHOD_LABEL.source}|[：:])`);
const NO_TAKER = /^(?:不再|取消|停止|落实|法律|法规|已|按照|根据)/;

/** The segment where the title ends: at a label, at an office's name with a colon, at a statement without one. */
function takeoverStart(segments: readonly Segment[], county: string): number {
  const label = segments.findIndex(({ text }, at) => at > 0 && text.search(TAKER_LABEL) === 0);
  if (label > 0) return label;
  const named = [...segments.keys()]
    .filter((at) => at > 0 && opensWithNames(segments.slice(at), county))
    .map((at) => ({ at, doubt: nameDoubt(segments[at]?.text ?? '', county) }))
    .sort((a, b) => a.doubt - b.doubt || a.at - b.at)[0];
  if (named !== undefined) return named.at;
  const stated = segments.findIndex(
    ({ text, afterGap, onFirstLine }, at) => at > 0 && (afterGap || onFirstLine) && NO_TAKER.test(text),
  );
  if (stated > 0) return stated;
  const parted = segments.findIndex(({ afterGap, onFirstLine }, at) => at > 0 && (afterGap || onFirstLine));
  return parted > 0 ? parted : segments.length;
}

function opensWithNames(segments: readonly Segment[], county: string): boolean {
  const names = NAMES_THEN_COLON.exec(segments.map((segment) => segment.text).join(''))?.[1];
  return names !== undefined && splitDepartments([names], county).every(isDepartmentName);
}
