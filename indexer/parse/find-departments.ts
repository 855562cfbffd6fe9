import type { Segment } from './lined-rows.ts';
import { placeStart } from './place-start.ts';
import { isDepartmentName, splitDepartments } from './split-departments.ts';

/** A range of a row's segments, end excluded. */
export interface CellRange {
  readonly start: number;
  readonly end: number;
}

/** What opens a chapter of a duty cell: 一、 or （一）. */
export const CHAPTER = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])/;

// A departments column is narrow; a wider line is a duty that happens to end like a name.
const MAX_NAME_LINE = 24;

/**
 * The segments that name a row's offices: the first that read as whole names. Surest is one that begins
 * with the county's name, then one with another place's, then one that begins like any office.
 */
export function findDepartments(segments: readonly Segment[], county: string): CellRange | null {
  const found: (CellRange & { readonly doubt: number })[] = [];
  for (let start = 1; start < segments.length; start += 1) {
    const end = departmentsEnd(segments, start, county);
    if (end !== null) found.push({ start, end, doubt: nameDoubt(segments[start]?.text ?? '', county) });
  }
  const surest = found.toSorted((a, b) => a.doubt - b.doubt || a.start - b.start)[0];
  // 某市生态环境局某县分局、某县水利局: names of another place may stand before the county's own.
  return found.find(({ end, doubt }) => end === surest?.end && doubt <= 1) ?? surest ?? null;
}

/** How unsure it is that a line begins an office's name, by the way it begins; 0 is surest. */
export function nameDoubt(text: string, county: string): number {
  if (text.startsWith(county)) return 0;
  if (placeStart(text) !== '') return 1;
  return /^(?:县|市|区|中国|中共|国家|国网)/.test(text) ? 2 : 3;
}

// The longest run of short lines that reads as whole names.
function departmentsEnd(segments: readonly Segment[], start: number, county: string): number | null {
  let end: number | null = null;
  const parts: string[] = [];
  for (let at = start; at < segments.length; at += 1) {
    const text = segments[at]?.text ?? '';
    if (/[。；：:;\d]/.test(text) || CHAPTER.test(text) || text.length > MAX_NAME_LINE) break;
    parts.push(text);
    const names = splitDepartments(parts, county);
    if (names.length > 0 && names.every(isDepartmentName)) end = at + 1;
  }
  return end;
}
