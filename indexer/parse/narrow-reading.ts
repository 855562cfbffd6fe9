import type { Fragment } from './narrow-fragments.ts';
import {
  emptyRow,
  incompleteness,
  isDuty,
  isEmpty,
  isWhole,
  NARROW_CELLS,
  type NarrowCell,
  type NarrowModel,
  type RowState,
} from './narrow-row.ts';
import { placeDuty } from './place-duty.ts';
import { type Placement, placeCategory, placeNumber, placeShort } from './place-short.ts';

/** One way to read the fragments so far. */
export interface Reading {
  readonly cost: number;
  /** The row before the current one, while it lacks something. */
  readonly older: RowState | null;
  readonly current: RowState;
  readonly lastCell: NarrowCell | null;
  readonly lastRow: number;
  /** The last fragment's place, and through it all places before; null at the beginning. */
  readonly step: Step | null;
}

/** Where a reading puts one fragment. */
export interface Step {
  readonly index: number;
  /** Of the reading up to here. */
  readonly cost: number;
  readonly serial: number;
  /** null: the fragment found no cell. */
  readonly cell: NarrowCell | null;
  readonly before: Step | null;
}

// Readings kept at a time, and how much worse than the best one may be.
const BEAM = 48;
const MARGIN = 20;
// A fragment that finds no cell; a number that does is a row lost.
const UNPLACED = 9;
const UNPLACED_NUMBER = 30;
// Going back to a row after the next has begun.
const RETURN = 3;

// A row in order begins with its number, or with its category where the number is lost.
const ORDERED_BEGINNINGS: readonly NarrowCell[] = ['no', 'category'];

/** The reading of nothing; the first row is to have this number. */
export function beginReading(firstNo: number): Reading {
  return { cost: 0, older: null, current: emptyRow(0, firstNo), lastCell: null, lastRow: 0, step: null };
}

/** Every way to go on with one fragment more. */
export function continueReading(
  model: NarrowModel,
  reading: Reading,
  fragment: Fragment,
  index: number,
): Reading[] {
  const unplaced = reading.cost + (fragment.isNumber ? UNPLACED_NUMBER : UNPLACED);
  const { older, current, lastCell } = reading;
  const step = { index, cost: unplaced, serial: current.serial, cell: null, before: reading.step };
  return [
    ...inCurrentRow(model, reading, fragment, index),
    ...inNewRow(model, reading, fragment, index),
    ...inOlderRow(model, reading, fragment, index),
    { cost: unplaced, older, current, lastCell, lastRow: current.serial, step },
  ];
}

/** The best readings; of those that cannot differ in what follows the cheapest stands for all. */
export function bestReadings(readings: Reading[]): Reading[] {
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

function inCurrentRow(model: NarrowModel, reading: Reading, fragment: Fragment, index: number): Reading[] {
  const { current } = reading;
  const older = mayReturn(model, reading, fragment, index) ? reading.older : null;
  const cost = reading.cost + stayCost(model, reading, fragment);
  // Which of two cells a mixed character goes to decides nothing that follows: one is enough.
  const spared = model.mixed.has(index) && fragment.width <= 2 ? otherDuty(current) : null;
  const cells = NARROW_CELLS.filter((cell) => cell !== spared && !(model.ordered && isBehind(reading, cell)));
  return cells.flatMap((cell) => {
    const placed = place(model, current, cell, fragment, index);
    if (placed === null) return [];
    const total = cost + placed.cost + switchCost(reading, cell, fragment, current);
    return [advance(reading, total, older, placed.row, current.serial, cell, index)];
  });
}

function inNewRow(model: NarrowModel, reading: Reading, fragment: Fragment, index: number): Reading[] {
  const { current } = reading;
  if (model.mixed.has(index) || isEmpty(current)) return [];
  const opened = emptyRow(current.serial + 1, current.expected + 1);
  // A whole row wants nothing more.
  const older = isWhole(model, current) ? null : current;
  const cost = reading.cost + openCost(fragment) + incompleteness(model, current);
  return (model.ordered ? ORDERED_BEGINNINGS : NARROW_CELLS).flatMap((cell) => {
    const placed = place(model, opened, cell, fragment, index);
    if (placed === null) return [];
    const total = cost + placed.cost + switchCost(reading, cell, fragment, opened);
    return [advance(reading, total, older, placed.row, opened.serial, cell, index)];
  });
}

function inOlderRow(model: NarrowModel, reading: Reading, fragment: Fragment, index: number): Reading[] {
  const { older, current } = reading;
  if (older === null || !mayReturn(model, reading, fragment, index)) return [];
  // What the older row lacked was reckoned when it was left; now it lacks less.
  const cost = reading.cost + (reading.lastRow === older.serial ? 0 : RETURN) - incompleteness(model, older);
  return NARROW_CELLS.flatMap((cell) => {
    const placed = place(model, older, cell, fragment, index);
    if (placed === null) return [];
    const total =
      cost + placed.cost + incompleteness(model, placed.row) + switchCost(reading, cell, fragment, older);
    return [advance(reading, total, placed.row, current, older.serial, cell, index)];
  });
}

// Written out: spreading here costs a quarter of the whole reading.
function advance(
  reading: Reading,
  cost: number,
  older: RowState | null,
  current: RowState,
  serial: number,
  cell: NarrowCell,
  index: number,
): Reading {
  const step = { index, cost, serial, cell, before: reading.step };
  return { cost, older, current, lastCell: cell, lastRow: serial, step };
}

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

// What a row lacks at a page's end stands on no later page, unless it breaks off within a sentence.
function mayReturn(model: NarrowModel, { older }: Reading, fragment: Fragment, index: number): boolean {
  if (older === null || model.mixed.has(index) || model.ordered) return false;
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
