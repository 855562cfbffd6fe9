import type { Fragment } from './narrow-fragments.ts';
import { beginReading, bestReadings, continueReading, type Step } from './narrow-reading.ts';
import {
  type DutyCellName,
  incompleteness,
  isDuty,
  type NarrowCell,
  type NarrowModel,
} from './narrow-row.ts';

/** A row as read. */
export interface NarrowRow {
  /** Null when it has no number. */
  readonly no: number | null;
  readonly cells: Readonly<Partial<Record<NarrowCell, readonly Fragment[]>>>;
  /** The duty cells that hold characters of a mixed passage. */
  readonly mixed: readonly DutyCellName[];
  /** The signs against the reading, a fragment; text that is no list has far more of them. */
  readonly doubt: number;
}

export interface NarrowRows {
  readonly rows: readonly NarrowRow[];
  /** What found no cell. */
  readonly unplaced: readonly Fragment[];
}

/** A row with more signs against it, a fragment, is no row. */
export const MAX_DOUBT = 1.6;
// So many fragments in a row that are no list end the reading.
const NOISE = 1000;

/**
 * Reads rows whose cells are broken over many lines, in the order of the columns or scrambled: of all ways
 * to put the fragments into the cells of rows with ascending numbers, the one with the least signs
 * against it. The work grows with the number of fragments alone.
 */
export function narrowRows(fragments: readonly Fragment[], model: NarrowModel): NarrowRows {
  let readings = [beginReading(firstNumber(fragments))];
  let costBefore = 0;
  for (const [index, fragment] of fragments.entries()) {
    readings = bestReadings(readings.flatMap((reading) => continueReading(model, reading, fragment, index)));
    if (index % NOISE === NOISE - 1) {
      const cost = readings[0]?.cost ?? 0;
      if (cost - costBefore > MAX_DOUBT * NOISE) break;
      costBefore = cost;
    }
  }
  const finals = readings.map((reading) => {
    return { reading, cost: reading.cost + incompleteness(model, reading.current) };
  });
  finals.sort((a, b) => a.cost - b.cost);
  return gather(fragments, model, finals[0]?.reading.step ?? null);
}

// A part of a list may begin with another number than 1; then the next number follows it.
function firstNumber(fragments: readonly Fragment[]): number {
  const [first = 1, second] = fragments.filter(({ isNumber }) => isNumber).map(({ text }) => Number(text));
  return second === undefined || second === first + 1 ? first : 1;
}

interface OpenRow {
  readonly cells: Partial<Record<NarrowCell, Fragment[]>>;
  readonly mixed: Set<DutyCellName>;
  cost: number;
  fragments: number;
}

function gather(fragments: readonly Fragment[], model: NarrowModel, last: Step | null): NarrowRows {
  const steps: Step[] = [];
  for (let step = last; step !== null; step = step.before) steps.push(step);
  const rows = new Map<number, OpenRow>();
  const unplaced: Fragment[] = [];
  let costBefore = 0;
  for (const { index, cost, serial, cell } of steps.reverse()) {
    const fragment = fragments[index];
    if (fragment === undefined) continue;
    const row: OpenRow = rows.get(serial) ?? { cells: {}, mixed: new Set(), cost: 0, fragments: 0 };
    rows.set(serial, row);
    row.cost += cost - costBefore;
    row.fragments += 1;
    costBefore = cost;
    if (cell === null) {
      unplaced.push(fragment);
      continue;
    }
    const cells = row.cells[cell] ?? [];
    row.cells[cell] = cells;
    cells.push(fragment);
    if (isDuty(cell) && model.mixed.has(index)) row.mixed.add(cell);
  }
  unplaced.push(...fragments.slice((last?.index ?? -1) + 1));
  const parsed = [...rows.values()].map(({ cells, mixed, cost, fragments: count }) => {
    const digits = (cells.no ?? []).map((fragment) => fragment.text).join('');
    return { no: digits === '' ? null : Number(digits), cells, mixed: [...mixed], doubt: cost / count };
  });
  return { rows: parsed, unplaced };
}
