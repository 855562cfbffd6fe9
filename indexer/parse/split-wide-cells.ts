import { type CellRange, CHAPTER, findDepartments } from './find-departments.ts';
import type { LinedRow, Segment } from './lined-rows.ts';
import { isDepartmentName, splitDepartments } from './split-departments.ts';

/** Where the cells of a cooperative row begin among its segments; the title begins at 0. */
export interface WideCells {
  readonly departments: number;
  readonly upperDuty: number;
  readonly townshipDuty: number;
  /** Whether the layout leaves no second reading that is as good. */
  readonly certain: boolean;
}

interface Widths {
  readonly upperDuty: number;
  readonly townshipDuty: number;
}

const NUMBERED = /^(\d{1,2})[.．、](?!\d)/;
const NUMERALS = '一二三四五六七八九十';

/**
 * Tells the cells of rows apart whose text follows in the columns' order: names of offices end the title,
 * the two duty cells part where numbering starts again, where a sentence is closed, and by the width at
 * which each column breaks its lines (learned from the rows that are clear without it).
 */
export function splitWideCells(rows: readonly LinedRow[], county: string): (WideCells | null)[] {
  const heads = rows.map((row) => findDepartments(row.rest, county));
  const first = rows.map((row, index) => splitDuties(row.rest, heads[index]?.end ?? -1, null));
  const widths = learnWidths(rows, heads, first);
  return rows.map((row, index) => {
    const head = heads[index];
    if (head === undefined || head === null) return null;
    const duties = splitDuties(row.rest, head.end, widths);
    if (duties === null) return null;
    return { departments: head.start, upperDuty: head.end, townshipDuty: duties.at, certain: duties.certain };
  });
}

interface DutySplit {
  readonly at: number;
  readonly certain: boolean;
}

function splitDuties(segments: readonly Segment[], start: number, widths: Widths | null): DutySplit | null {
  if (start < 0) return null;
  let best: { at: number; cost: number } | null = null;
  let second = Number.POSITIVE_INFINITY;
  for (let at = start + 1; at < segments.length; at += 1) {
    const cost =
      cutCost(segments[at - 1]?.text ?? '', segments[at]?.text ?? '') +
      cellCost(segments.slice(start, at), widths?.upperDuty ?? null, true) +
      cellCost(segments.slice(at), widths?.townshipDuty ?? null, false);
    if (best === null || cost < best.cost) {
      second = best?.cost ?? second;
      best = { at, cost };
    } else second = Math.min(second, cost);
  }
  return best === null ? null : { at: best.at, certain: second - best.cost >= 1 };
}

// A cell hardly ends within a sentence, least of all before a line that opens no paragraph.
function cutCost(last: string, next: string): number {
  return isClosed(last) || NUMBERED.test(next) || CHAPTER.test(next) ? 0 : 4;
}

// Widths are learned and may be wrong: they tip the scales, they do not outweigh the text.
const MOST_MISFIT = 5;

/** How badly some lines read as one duty cell; 0 is perfect. */
function cellCost(cell: readonly Segment[], width: number | null, isUpper: boolean): number {
  let cost = 0;
  let misfit = 0;
  let previous = 0;
  let chapters = 0;
  let chapter = false;
  for (const [index, { text }] of cell.entries()) {
    const number = Number(NUMBERED.exec(text)?.[1] ?? 0);
    const isHead = /[：:]$/.test(text) || CHAPTER.test(text);
    if (number > 0) {
      if (number === 1 && index > 0 && !chapter) cost += 6;
      else if (number !== 1 && number !== previous + 1) cost += 6;
      previous = number;
      chapter = false;
    } else if (isHead) {
      const numeral = NUMERALS.indexOf(/^[一二三四五六七八九十](?=、)/.exec(text)?.[0] ?? '?') + 1;
      if (numeral > 0 && numeral !== chapters + 1) cost += 6;
      if (numeral === 1 && index > 0 && !chapter) cost += 6;
      if (numeral > 0) chapters = numeral;
      previous = 0;
      chapter = true;
      if (!isUpper && isOfficeHead(text)) cost += 7;
    }
    const before = cell[index - 1]?.text ?? '';
    if (index > 0 && (number > 0 || CHAPTER.test(text)) && !isClosed(before) && !chapterLine(before))
      cost += 2;
    if (index > 0 && number === 0 && !isHead && /。$/.test(before) && !chapter && previous === 0) cost += 3;
    misfit += lineCost(text, cell[index + 1]?.text ?? null, width);
  }
  const last = cell.at(-1)?.text ?? '';
  if (/[：:]$/.test(last) || (CHAPTER.test(last) && !isClosed(last))) cost += 8;
  else if (!/[。；;.]$/.test(last)) cost += 3;
  else if (/[；;]$/.test(last)) cost += 1;
  return cost + Math.min(misfit, MOST_MISFIT);
}

function isClosed(text: string): boolean {
  return /[。；;：:！？]$/.test(text);
}

function chapterLine(text: string): boolean {
  return CHAPTER.test(text);
}

function isOfficeHead(text: string): boolean {
  const name = text.replace(/[：:]$/, '');
  return splitDepartments([name], '').every(isDepartmentName);
}

// A line that another follows within its sentence was broken at the column's width.
function lineCost(text: string, next: string | null, width: number | null): number {
  if (width === null) return 0;
  const own = widthOf(text);
  if (own > width + 1.5) return 3;
  if (next === null || isClosed(text) || NUMBERED.test(next) || CHAPTER.test(text)) return 0;
  return Math.min(3, Math.max(0, width - own - 2) * 0.5);
}

/** Columns that a text takes on the page: a Chinese character two, a Latin one one. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) < 0x100 ? 1 : 2;
  return width;
}

// Fewer broken lines than this say nothing about a column's width.
const FEWEST_LINES = 12;

function learnWidths(
  rows: readonly LinedRow[],
  heads: readonly (CellRange | null)[],
  splits: readonly (DutySplit | null)[],
): Widths | null {
  const upper: number[] = [];
  const township: number[] = [];
  for (const [index, row] of rows.entries()) {
    const head = heads[index];
    const split = splits[index];
    if (!head || !split?.certain) continue;
    upper.push(...brokenWidths(row.rest.slice(head.end, split.at)));
    township.push(...brokenWidths(row.rest.slice(split.at)));
  }
  if (upper.length < FEWEST_LINES || township.length < FEWEST_LINES) return null;
  return { upperDuty: Math.max(...upper), townshipDuty: Math.max(...township) };
}

function brokenWidths(cell: readonly Segment[]): number[] {
  return cell
    .filter(({ text }, index) => !isClosed(text) && index + 1 < cell.length && !CHAPTER.test(text))
    .map(({ text }) => widthOf(text));
}
