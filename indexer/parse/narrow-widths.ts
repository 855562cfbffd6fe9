import type { NarrowEvidence } from './narrow-evidence.ts';
import type { Fragment } from './narrow-fragments.ts';

/** How wide the lines of each column are before they wrap, in widths of a Chinese character. */
export interface ColumnWidths {
  readonly title: number;
  readonly departments: number;
  readonly upperDuty: number;
  readonly townshipDuty: number;
}

// Wider than any line of a title or a name, narrower than any duty column.
const SHORT = 8;

/** Learns the widths of a document's columns from the lines that go on in the next line. */
export function learnWidths(fragments: readonly Fragment[], evidence: NarrowEvidence): ColumnWidths {
  const duty = dutyWidths(fragments);
  const short = shortWidths(fragments, evidence);
  return { ...short, ...duty };
}

function dutyWidths(fragments: readonly Fragment[]): Pick<ColumnWidths, 'upperDuty' | 'townshipDuty'> {
  const wrapped = fragments.filter((line, index) => {
    const next = fragments[index + 1];
    if (next === undefined || line.width <= SHORT || line.ends) return false;
    return next.paragraph === 0 && !next.onNewPage;
  });
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
