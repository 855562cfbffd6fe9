import type { NarrowEvidence } from './narrow-evidence.ts';
import { type Fragment, widthOf } from './narrow-fragments.ts';

/** How wide the lines of each column are before they wrap, in widths of a Chinese character. */
export interface ColumnWidths {
  readonly title: number;
  readonly departments: number;
  readonly upperDuty: number;
  readonly townshipDuty: number;
}

// Wider than any line of a title or a name, narrower than any duty column.
const SHORT = 8;

/**
 * The fragments with the widths that their document's font gives them: where lines with quotation marks
 * end at a column's width only if the marks are half as wide, they are.
 */
export function fitQuotes(fragments: readonly Fragment[], widths: ColumnWidths): Fragment[] {
  const isFull = (width: number): boolean =>
    [widths.upperDuty, widths.townshipDuty].some((wrap) => width > wrap - 1.1 && width < wrap + 0.6);
  let half = 0;
  let whole = 0;
  for (const [index, line] of fragments.entries()) {
    if (!wraps(line, fragments[index + 1]) || !/[“”‘’]/.test(line.text)) continue;
    if (isFull(line.width)) whole += 1;
    if (isFull(widthOf(line.text, 0.5))) half += 1;
  }
  if (half <= whole) return [...fragments];
  return fragments.map((line) => ({ ...line, width: widthOf(line.text, 0.5) }));
}

/** Learns the widths of a document's columns from the lines that go on in the next line. */
export function learnWidths(fragments: readonly Fragment[], evidence: NarrowEvidence): ColumnWidths {
  const duty = dutyWidths(fragments);
  const short = shortWidths(fragments, evidence);
  return { ...short, ...duty };
}

// Whether a duty's line goes on in the next line.
function wraps(line: Fragment, next: Fragment | undefined): boolean {
  if (next === undefined || line.width <= SHORT || line.ends) return false;
  return next.paragraph === 0 && !next.onNewPage;
}

function dutyWidths(fragments: readonly Fragment[]): Pick<ColumnWidths, 'upperDuty' | 'townshipDuty'> {
  const wrapped = fragments.filter((line, index) => wraps(line, fragments[index + 1]));
  const counts = count(wrapped.map((line) => Math.ceil(line.width - 0.25)));
  const first = mode(counts, () => true) ?? 22;
  const most = counts.get(first) ?? 0;
  const second = mode(
    counts,
    (width) => Math.abs(width - first) >= 2 && (counts.get(width) ?? 0) >= most * 0.15,
  );
  if (second === undefined) return { upperDuty: first, townshipDuty: first };
  const side = (width: number): number => {
    const lines = wrapped.filter((line) => line.width <= width + 0.25 && line.width > width - 0.8);
    return lines.reduce((sum, line) => sum + line.side, 0) / Math.max(1, lines.length) / width;
  };
  return side(first) >= side(second)
    ? { upperDuty: first, townshipDuty: second }
    : { upperDuty: second, townshipDuty: first };
}

function shortWidths(
  fragments: readonly Fragment[],
  evidence: NarrowEvidence,
): Pick<ColumnWidths, 'title' | 'departments'> {
  const title: number[] = [];
  const departments: number[] = [];
  let start = 0;
  for (let index = 1; index <= fragments.length; index += 1) {
    const line = fragments[index];
    if (line !== undefined && !line.afterGap && line.width <= SHORT) continue;
    const block = fragments.slice(start, index);
    start = index;
    const head = block[0];
    // A category's lines are narrower still.
    if (head === undefined || block.length < 2 || head.width > SHORT || head.width < 3.5) continue;
    if (block.some((part) => part.ends || /\d/.test(part.text))) continue;
    const into = evidence.beginsDepartment(head.text) ? departments : title;
    into.push(...block.slice(0, -1).map((part) => Math.ceil(part.width)));
  }
  return {
    title: mode(count(title), () => true) ?? 5,
    departments: mode(count(departments), () => true) ?? 4,
  };
}

function count(widths: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return counts;
}

function mode(counts: ReadonlyMap<number, number>, allowed: (width: number) => boolean): number | undefined {
  let best: number | undefined;
  for (const [width, times] of counts) {
    if (!allowed(width)) continue;
    if (best === undefined || times > (counts.get(best) ?? 0)) best = width;
  }
  return best;
}
