import type { ItemField, SourcePiece } from '../duty-item.ts';
import type { Fragment } from './narrow-fragments.ts';
import type { ParsedRow } from './parsed-row.ts';
import {
  emptyRow,
  incompleteness,
  isEmpty,
  place,
  type RowState,
  SCRAMBLED_CELLS,
  type ScrambledCell,
  type ScrambledModel,
} from './scrambled-row-state.ts';

/** One way to read the fragments so far. `older` is the row before, while it still lacks something. */
interface Reading {
  readonly cost: number;
  readonly older: RowState | null;
  readonly current: RowState;
  readonly lastCell: ScrambledCell | null;
  readonly lastRow: number;
  readonly step: Step | null;
}

interface Step {
  readonly index: number;
  readonly serial: number;
  /** null: the fragment found no cell. */
  readonly cell: ScrambledCell | null;
  readonly before: Step | null;
}

export interface ScrambledRows {
  readonly rows: readonly ParsedRow[];
  /** What found no cell. */
  readonly unplaced: readonly Fragment[];
}

// Readings kept at a time, and how much worse than the best one may be.
const BEAM = 120;
const MARGIN = 30;
const UNPLACED = 9;
const UNPLACED_NUMBER = 30;

/**
 * Reads rows whose cells stand in any order and in several parts: of all ways to put the fragments into
 * the cells of rows with ascending numbers, the one with the least signs against it.
 */
export function scrambledRows(fragments: readonly Fragment[], model: ScrambledModel): ScrambledRows {
  let beam: Reading[] = [
    { cost: 0, older: null, current: emptyRow(0, 1), lastCell: null, lastRow: 0, step: null },
  ];
  for (const [index, fragment] of fragments.entries()) {
    const next: Reading[] = [];
    for (const reading of beam) extend(model, reading, fragment, index, next);
    beam = prune(next);
  }
  const finals = beam.map((reading) => {
    return { reading, cost: reading.cost + incompleteness(model, reading.current) };
  });
  finals.sort((a, b) => a.cost - b.cost);
  return gather(fragments, model, finals[0]?.reading);
}

function extend(
  model: ScrambledModel,
  reading: Reading,
  fragment: Fragment,
  index: number,
  next: Reading[],
): void {
  const { current } = reading;
  // What a row lacks at a page's end stands on no later page, unless the row itself goes on.
  const older = fragment.onNewPage || model.mixed.has(index) ? null : reading.older;
  const mayOpen = !model.mixed.has(index) && !isEmpty(current);
  const opened = mayOpen ? emptyRow(current.serial + 1, current.no + 1) : null;
  const leaving = opened === null ? 0 : openCost(fragment) + incompleteness(model, current);
  for (const cell of SCRAMBLED_CELLS) {
    const switching = switchCost(reading, cell, fragment);
    const here = place(model, current, cell, fragment, index);
    if (here !== null) {
      const cost = reading.cost + here.cost + switching(current.serial) + stayCost(model, fragment, current);
      next.push(advance(reading, cost, older, here.row, current.serial, cell, index));
    }
    if (opened !== null) {
      const there = place(model, opened, cell, fragment, index);
      if (there !== null) {
        const cost = reading.cost + there.cost + switching(opened.serial) + leaving;
        next.push(advance(reading, cost, current, there.row, opened.serial, cell, index));
      }
    }
    if (older !== null) {
      const back = place(model, older, cell, fragment, index);
      if (back !== null) {
        // What the older row still lacked was reckoned when it was left.
        const gain = incompleteness(model, back.row) - incompleteness(model, older);
        const cost =
          reading.cost +
          back.cost +
          switching(older.serial) +
          gain +
          (reading.lastRow === older.serial ? 0 : 3);
        next.push(advance(reading, cost, back.row, current, older.serial, cell, index));
      }
    }
  }
  const lost = /^\d+$/.test(fragment.text) ? UNPLACED_NUMBER : UNPLACED;
  next.push(advance(reading, reading.cost + lost, reading.older, current, current.serial, null, index));
}

function advance(
  reading: Reading,
  cost: number,
  older: RowState | null,
  current: RowState,
  serial: number,
  cell: ScrambledCell | null,
  index: number,
): Reading {
  const step = { index, serial, cell, before: reading.step };
  return { cost, older, current, lastCell: cell ?? reading.lastCell, lastRow: serial, step };
}

function openCost(fragment: Fragment): number {
  if (fragment.onNewPage) return 0;
  return fragment.afterGap ? 0.5 : 3;
}

// A row seldom goes on over a page's end, a whole row never.
function stayCost(model: ScrambledModel, fragment: Fragment, row: RowState): number {
  if (!fragment.onNewPage || isEmpty(row)) return 0;
  return incompleteness(model, row) < 5 ? 9 : 4;
}

// Lines that follow each other without an empty line between mostly belong to one cell.
function switchCost(reading: Reading, cell: ScrambledCell, fragment: Fragment): (serial: number) => number {
  return (serial) => {
    if (fragment.afterGap || reading.lastCell === null) return 0;
    if (reading.lastCell === cell && reading.lastRow === serial) return 0;
    if (reading.lastCell === 'no' || cell === 'no') return 0.2;
    const tails = fragment.width <= 1;
    return tails ? 0.4 : 3;
  };
}

function prune(readings: Reading[]): Reading[] {
  readings.sort((a, b) => a.cost - b.cost);
  const best = readings[0]?.cost ?? 0;
  const kept: Reading[] = [];
  const seen = new Set<string>();
  for (const reading of readings) {
    if (kept.length >= BEAM || reading.cost > best + MARGIN) break;
    const key = keyOf(reading);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(reading);
  }
  return kept;
}

// Readings that cannot differ in what follows: the cheaper one stands for both.
function keyOf({ older, current, lastCell, lastRow }: Reading): string {
  return `${lastCell} ${lastRow} ${older === null ? '' : rowKey(older)}|${rowKey(current)}`;
}

function rowKey(row: RowState): string {
  const { upperDuty: up, townshipDuty: town } = row;
  return `${row.serial} ${row.no} ${row.number.text} ${row.category.text} ${row.title.text} ${row.departments.text} ${up.last} ${up.flow.number} ${up.flow.lines} ${town.last} ${town.flow.number} ${town.flow.lines}`;
}

function gather(
  fragments: readonly Fragment[],
  model: ScrambledModel,
  best: Reading | undefined,
): ScrambledRows {
  const steps: Step[] = [];
  for (let step = best?.step ?? null; step !== null; step = step.before) steps.push(step);
  steps.reverse();
  const rows = new Map<number, OpenRow>();
  const unplaced: Fragment[] = [];
  for (const { index, serial, cell } of steps) {
    const fragment = fragments[index];
    if (fragment === undefined) continue;
    if (cell === null) {
      unplaced.push(fragment);
      continue;
    }
    const row = rows.get(serial) ?? { cells: {}, digits: '', damaged: new Set() };
    rows.set(serial, row);
    const pieces = row.cells[cell] ?? [];
    row.cells[cell] = pieces;
    pieces.push(fragment.piece);
    if (cell === 'no') row.digits += fragment.text;
    else if (model.mixed.has(index)) row.damaged.add(cell);
  }
  const numbered = [...rows.values()].map(({ cells, digits, damaged }) => {
    return { no: Number(digits), cells, damaged: [...damaged], problems: [] };
  });
  return { rows: numbered, unplaced };
}

interface OpenRow {
  readonly cells: Partial<Record<ScrambledCell, SourcePiece[]>>;
  digits: string;
  readonly damaged: Set<ItemField>;
}
