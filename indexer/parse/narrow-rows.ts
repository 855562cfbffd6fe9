import type { Fragment } from './narrow-fragments.ts';
import {
  type DutyCellName,
  emptyRow,
  incompleteness,
  isEmpty,
  isWhole,
  NARROW_CELLS,
  type NarrowCell,
  type NarrowModel,
  type RowState,
} from './narrow-row.ts';
import { placeDuty } from './place-duty.ts';
import { type Placement, placeCategory, placeNumber, placeShort } from './place-short.ts';

/** One way to read the fragments so far. `older` is the row before, which may still lack something. */
interface Reading {
  readonly cost: number;
  readonly older: RowState | null;
  readonly current: RowState;
  readonly lastCell: NarrowCell | null;
  readonly lastRow: number;
  readonly step: Step | null;
}

interface Step {
  readonly index: number;
  /** Of the reading up to here. */
  readonly cost: number;
  readonly serial: number;
  /** null: the fragment found no cell. */
  readonly cell: NarrowCell | null;
  readonly before: Step | null;
}

/** A row as read. */
export interface NarrowRow {
  /** Null when it has no number. */
  readonly no: number | null;
  readonly cells: Readonly<Partial<Record<NarrowCell, readonly Fragment[]>>>;
  /** Whether characters of a mixed passage stand in its duty cells. */
  readonly mixed: readonly DutyCellName[];
  /** The signs against the reading, a fragment; text that is no list has far more of them. */
  readonly doubt: number;
}

export interface NarrowRows {
  readonly rows: readonly NarrowRow[];
  /** What found no cell. */
  readonly unplaced: readonly Fragment[];
}

// Readings kept at a time, and how much worse than the best one may be.
const BEAM = 60;
const MARGIN = 24;
// A fragment that finds no cell; a number that does is a row lost.
const UNPLACED = 9;
const UNPLACED_NUMBER = 30;

/** A reading with more signs against it, a fragment, is no reading. */
export const MAX_DOUBT = 1.6;
// So many fragments in a row that are no list end the reading.
const NOISE = 1000;

/**
 * Reads rows whose cells are broken over many lines, in the order of the columns or scrambled: of all ways
 * to put the fragments into the cells of rows with ascending numbers, the one with the least signs
 * against it. The work grows with the number of fragments alone.
 */
export function narrowRows(fragments: readonly Fragment[], model: NarrowModel): NarrowRows {
  const start = { cost: 0, older: null, current: emptyRow(0, 1), lastCell: null, lastRow: 0, step: null };
  let readings: Reading[] = [start];
  let costBefore = 0;
  for (const [index, fragment] of fragments.entries()) {
    readings = prune(readings.flatMap((reading) => continuations(model, reading, fragment, index)));
    if (index % NOISE === NOISE - 1) {
      const cost = readings[0]?.cost ?? 0;
      if (cost - costBefore > MAX_DOUBT * NOISE) break;
      costBefore = cost;
    }
  }
  let best: { reading: Reading; cost: number } | null = null;
  for (const reading of readings) {
    const cost = reading.cost + incompleteness(model, reading.current);
    if (best === null || cost < best.cost) best = { reading, cost };
  }
  return gather(fragments, model, best?.reading.step ?? null);
}

// Every way to go on with one fragment more.
function continuations(model: NarrowModel, reading: Reading, fragment: Fragment, index: number): Reading[] {
  const { current } = reading;
  const isMixed = model.mixed.has(index);
  const next: Reading[] = [];
  const add = (
    cost: number,
    older: RowState | null,
    row: RowState,
    serial: number,
    cell: NarrowCell | null,
  ): void => {
    const step = { index, cost, serial, cell, before: reading.step };
    next.push({ cost, older, current: row, lastCell: cell ?? reading.lastCell, lastRow: serial, step });
  };
  const older = mayReturn(model, reading, fragment, isMixed) ? reading.older : null;
  const staying = reading.cost + stayCost(model, reading, fragment);
  // Which of two cells a mixed character goes to decides nothing that follows: one is enough.
  const spared = isMixed && fragment.width <= 2 ? otherDuty(current) : null;
  for (const cell of NARROW_CELLS) {
    if (cell === spared || (model.ordered && isBehind(reading, cell))) continue;
    const placed = place(model, current, cell, fragment, index);
    if (placed === null) continue;
    add(
      staying + placed.cost + switchCost(reading, cell, fragment, current),
      older,
      placed.row,
      current.serial,
      cell,
    );
  }
  if (!isMixed && !isEmpty(current)) {
    const opened = emptyRow(current.serial + 1, current.expected + 1);
    // A whole row wants nothing more.
    const left = isWhole(model, current) ? null : current;
    const leaving = reading.cost + openCost(fragment) + incompleteness(model, current);
    for (const cell of model.ordered ? ORDERED_BEGINNINGS : NARROW_CELLS) {
      const placed = place(model, opened, cell, fragment, index);
      if (placed === null) continue;
      add(
        leaving + placed.cost + switchCost(reading, cell, fragment, opened),
        left,
        placed.row,
        opened.serial,
        cell,
      );
    }
  }
  if (older !== null) {
    const returning =
      reading.cost + (reading.lastRow === older.serial ? 0 : 3) - incompleteness(model, older);
    for (const cell of NARROW_CELLS) {
      const placed = place(model, older, cell, fragment, index);
      if (placed === null) continue;
      // What the older row lacked was reckoned when it was left; now it lacks less.
      const gain = placed.cost + incompleteness(model, placed.row);
      add(
        returning + gain + switchCost(reading, cell, fragment, older),
        placed.row,
        current,
        older.serial,
        cell,
      );
    }
  }
  add(
    reading.cost + (fragment.isNumber ? UNPLACED_NUMBER : UNPLACED),
    reading.older,
    current,
    current.serial,
    null,
  );
  return next;
}

// A row in order begins with its number, or with its category where the number is lost.
const ORDERED_BEGINNINGS: readonly NarrowCell[] = ['no', 'category'];

function place(
  model: NarrowModel,
  row: RowState,
  cell: NarrowCell,
  fragment: Fragment,
  index: number,
): Placement | null {
  if (cell === 'no') return fragment.isNumber ? placeNumber(row, fragment, index) : null;
  // In a mixed passage a number may be a paragraph's.
  if (fragment.isNumber && !(isDuty(cell) && model.mixed.has(index))) return null;
  if (cell === 'category') return placeCategory(model, row, fragment, index);
  if (isDuty(cell)) return placeDuty(model, row, cell, fragment, index);
  return placeShort(model, row, cell, fragment, index);
}

function isDuty(cell: NarrowCell): cell is DutyCellName {
  return cell === 'upperDuty' || cell === 'townshipDuty';
}

// What a row lacks at a page's end stands on no later page, unless it breaks off within a sentence.
function mayReturn(model: NarrowModel, { older }: Reading, fragment: Fragment, isMixed: boolean): boolean {
  if (older === null || isMixed || model.ordered) return false;
  return !fragment.onNewPage || older.upperDuty.flow.open || older.townshipDuty.flow.open;
}

function otherDuty({ upperDuty, townshipDuty }: RowState): NarrowCell {
  if (upperDuty.flow.open !== townshipDuty.flow.open)
    return upperDuty.flow.open ? 'townshipDuty' : 'upperDuty';
  return upperDuty.last >= townshipDuty.last ? 'townshipDuty' : 'upperDuty';
}

function isBehind({ lastCell }: Reading, cell: NarrowCell): boolean {
  return lastCell !== null && NARROW_CELLS.indexOf(cell) < NARROW_CELLS.indexOf(lastCell);
}

function openCost(fragment: Fragment): number {
  if (fragment.onNewPage) return 0;
  return fragment.afterGap ? 0.5 : 3;
}

// A scrambled row seldom goes on over a page's end unless a sentence or the count of its
// paragraphs does, a whole row never.
function stayCost(model: NarrowModel, { current: row, lastCell }: Reading, fragment: Fragment): number {
  if (model.ordered || !fragment.onNewPage || isEmpty(row)) return 0;
  const goesOn = [row.upperDuty.flow, row.townshipDuty.flow].some(({ open, number, heading }) => {
    return open || ((number > 0 || heading) && fragment.paragraph === number + 1);
  });
  if (goesOn) return 1;
  // So may a name whose last line is full.
  if (lastCell === 'title' || lastCell === 'departments') {
    const wrap = model.widths[lastCell];
    if (row[lastCell].fill >= wrap - 0.5 && fragment.width <= wrap) return 1.5;
  }
  return incompleteness(model, row) < 5 ? 9 : 4;
}

// Lines that follow each other without an empty line between mostly belong to one cell.
function switchCost(
  { lastCell, lastRow }: Reading,
  cell: NarrowCell,
  fragment: Fragment,
  row: RowState,
): number {
  if (fragment.afterGap || lastCell === null) return 0;
  if (lastCell === cell && lastRow === row.serial) return 0;
  if (lastCell === 'no' || cell === 'no') return 0.2;
  // The ends of several short cells may stand below each other.
  return fragment.width <= 1 && !isDuty(lastCell) ? 0.4 : 3;
}

function prune(readings: Reading[]): Reading[] {
  readings.sort((a, b) => a.cost - b.cost);
  const limit = (readings[0]?.cost ?? 0) + MARGIN;
  const kept: Reading[] = [];
  const seen = new Set<string>();
  for (const reading of readings) {
    if (kept.length >= BEAM || reading.cost > limit) break;
    const key = keyOf(reading);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(reading);
  }
  return kept;
}

// Readings that cannot differ in what follows: the cheapest stands for all.
function keyOf({ older, current, lastCell, lastRow }: Reading): string {
  return `${lastCell} ${lastRow} ${older === null ? '' : keyOfRow(older)}|${keyOfRow(current)}`;
}

function keyOfRow({
  serial,
  no,
  category,
  title,
  departments,
  upperDuty: up,
  townshipDuty: town,
}: RowState): string {
  const short = `${serial} ${no.text} ${category.text} ${title.text} ${departments.text}`;
  return `${short} ${up.last} ${up.flow.number} ${town.last} ${town.flow.number}`;
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
