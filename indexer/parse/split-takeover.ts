import type { SourcePiece } from '../duty-item.ts';
import { cellText } from './cell-text.ts';
import type { SourceLine } from './source-lines.ts';
import { isDepartmentName, splitDepartments } from './split-departments.ts';

/** A cell 承接部门及工作方式 taken apart. */
export interface Takeover {
  readonly departments: readonly SourcePiece[];
  readonly method: readonly SourcePiece[];
  readonly labels: readonly SourcePiece[];
}

/** What opens the part of the cell that names who takes over. */
export const TAKER_LABEL = /承接(?:部门|单位)(?:（单位）)?[：:]/;
/** What opens the part that says how. */
export const METHOD_LABEL = /(?:工作|承接)方式[：:]/;
const LABEL = new RegExp(`${TAKER_LABEL.source}|${METHOD_LABEL.source}`, 'g');

type Part = 'departments' | 'method' | 'labels';

/**
 * Takes the cell apart: departments and method where labels name them, 「某局：…」 where an office and a
 * colon open a sentence; a cell that names no office is method alone (不再开展此项工作).
 */
export function splitTakeover(
  lines: readonly SourceLine[],
  pieces: readonly SourcePiece[],
  county: string,
): Takeover {
  const cell = cellText(lines, pieces);
  const parts = labelled(cell.text) ?? sentences(cell.text, county);
  const takeover: Record<Part, SourcePiece[]> = { departments: [], method: [], labels: [] };
  for (const { part, start, end } of parts) takeover[part].push(...cell.slice(start, end));
  return takeover;
}

interface Range {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
}

function labelled(text: string): Range[] | null {
  const labels = [...text.matchAll(LABEL)];
  if (labels.length === 0) return null;
  const ranges: Range[] = [];
  const first = labels[0]?.index ?? 0;
  if (first > 0) ranges.push(...departmentRange(text, 0, first));
  for (const [order, label] of labels.entries()) {
    const start = label.index + label[0].length;
    const end = labels[order + 1]?.index ?? text.length;
    ranges.push({ part: 'labels', start: label.index, end: start });
    if (TAKER_LABEL.test(label[0])) ranges.push(...departmentRange(text, start, end));
    else if (start < end) ranges.push({ part: 'method', start, end });
  }
  return ranges;
}

// The punctuation that closes the names says nothing.
function departmentRange(text: string, start: number, end: number): Range[] {
  let last = end;
  while (last > start && /[：:；;。，]/.test(text[last - 1] ?? '')) last -= 1;
  const ranges: Range[] = [];
  if (start < last) ranges.push({ part: 'departments', start, end: last });
  if (last < end) ranges.push({ part: 'labels', start: last, end });
  return ranges;
}

function sentences(text: string, county: string): Range[] {
  const ranges: Range[] = [];
  const openings = [...text.matchAll(/(?:^|(?<=[。；]))([^。；：:]{2,120})[：:]/g)].filter((found) =>
    splitDepartments([found[1] ?? ''], county).every(isDepartmentName),
  );
  if (openings.length === 0 || openings[0]?.index !== 0) {
    const names = splitDepartments([text], county);
    const part = names.length > 0 && names.every(isDepartmentName) ? 'departments' : 'method';
    return text === '' ? [] : [{ part, start: 0, end: text.length }];
  }
  for (const [order, opening] of openings.entries()) {
    const namesEnd = opening.index + (opening[1] ?? '').length;
    const start = opening.index + opening[0].length;
    const end = openings[order + 1]?.index ?? text.length;
    ranges.push({ part: 'departments', start: opening.index, end: namesEnd });
    ranges.push({ part: 'labels', start: namesEnd, end: start });
    if (start < end) ranges.push({ part: 'method', start, end });
  }
  return ranges;
}
