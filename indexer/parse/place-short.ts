import type { Fragment } from './narrow-fragments.ts';
import type { NarrowModel, RowState, ShortCell } from './narrow-row.ts';

/** A row with one fragment more, and the signs against that. */
export interface Placement {
  readonly row: RowState;
  readonly cost: number;
}

// As many numbers may be missing in one place.
const MAX_GAP = 5;
// Categories and their parts are never wider.
const MAX_CATEGORY = 8;
// The ends of cells that stand apart from them; a title has seldom more than two, a name more
// than one.
const TAIL = 2;
const USUAL_TAILS = { title: 2, departments: 1 } as const;
const EDGE = 5;

/** Puts a fragment at the end of a row's number; null when it is no number that could stand here. */
export function placeNumber(row: RowState, fragment: Fragment, index: number): Placement | null {
  const text = row.no.text + fragment.text;
  const no = { text, fill: 0, last: index, tails: 0 };
  const expected = String(row.expected);
  if (text === expected) return { row: { ...row, no }, cost: -2 };
  // The digits of one number may stand apart.
  if (expected.startsWith(text)) return { row: { ...row, no }, cost: 2 };
  // The list left a number out, or has one twice.
  const value = Number(text);
  if (row.no.last >= 0 || value < row.expected - 1 || value > row.expected + MAX_GAP) return null;
  return { row: { ...row, expected: value, no }, cost: 10 };
}

/** Puts a fragment at the end of a row's category; null when it cannot stand there. */
export function placeCategory(
  model: NarrowModel,
  row: RowState,
  fragment: Fragment,
  index: number,
): Placement | null {
  if (fragment.width > MAX_CATEGORY || /[\d。；]/.test(fragment.text)) return null;
  const text = row.category.text + fragment.text;
  const category = { text, fill: fragment.width, last: index, tails: 0 };
  if (model.categories.includes(text)) return { row: { ...row, category }, cost: -1.5 };
  if (model.categories.some((known) => known.startsWith(text))) return { row: { ...row, category }, cost: 0 };
  const unknown = text.length <= MAX_CATEGORY && fragment.width <= 3;
  return unknown ? { row: { ...row, category }, cost: 5 } : null;
}

/** Puts a fragment at the end of a row's title or departments; null when it cannot stand there. */
export function placeShort(
  model: NarrowModel,
  row: RowState,
  name: 'title' | 'departments',
  fragment: Fragment,
  index: number,
): Placement | null {
  if (fragment.paragraph > 0 || /[。；]$/.test(fragment.text) || isDeepInMixed(model, index)) return null;
  const cell = row[name];
  const wrap = model.widths[name];
  if (fragment.width > wrap + 3) return null;
  let cost = fragment.width > wrap + 0.1 ? 1 + 2 * (fragment.width - wrap) : 0;
  if (model.mixed.has(index)) cost += 0.8;
  if (cell.last < 0) {
    cost += beginCost(model, name, fragment);
    const begun = { text: fragment.text, fill: fragment.width, last: index, tails: 0 };
    return { row: { ...row, [name]: begun }, cost };
  }
  // A name that begins after an empty line is no part of a title.
  if (
    name === 'title' &&
    fragment.afterGap &&
    fragment.width > TAIL &&
    model.evidence.beginsDepartment(fragment.text)
  ) {
    cost += 2;
  }
  const step = continueShort(model, cell, fragment, index, wrap, USUAL_TAILS[name]);
  return { row: { ...row, [name]: step.cell }, cost: cost + step.cost };
}

// At the edges of a mixed passage other cells' ends may stand, within it they cannot be told.
function isDeepInMixed({ mixed }: NarrowModel, index: number): boolean {
  return mixed.has(index) && mixed.has(index - EDGE) && mixed.has(index + EDGE);
}

function beginCost(model: NarrowModel, name: 'title' | 'departments', fragment: Fragment): number {
  const office = model.evidence.beginsDepartment(fragment.text);
  const alone = fragment.width <= 1 ? 1.5 : 0;
  if (name === 'title') return alone + (office ? 1.5 : 0);
  return alone + (office ? -0.5 : 2.5);
}

function continueShort(
  model: NarrowModel,
  cell: ShortCell,
  fragment: Fragment,
  index: number,
  wrap: number,
  usualTails: number,
): { cell: ShortCell; cost: number } {
  const { text, width, afterGap } = fragment;
  const away = index - cell.last > 1;
  const apart = afterGap || away;
  let cost = model.evidence.joins(cell.text, text) ? -0.8 : 0.6;
  let fill = width;
  // A cell's last characters may stand apart from the rest of their line.
  if (apart && cell.fill + width <= wrap + 0.1) {
    fill = cell.fill + width;
    cost += 0.3;
  } else if (cell.fill < wrap - 1) cost += 2.5;
  else if (cell.fill < wrap - 0.1) cost += 0.4;
  if (away) cost += width <= TAIL ? 0.6 : 6;
  else if (width > TAIL) {
    // After a cell's end stands no more of it, and its lines stand together unless a page ends.
    if (cell.tails > 0) cost += 4;
    else if (afterGap && !fragment.onNewPage && !model.ordered) cost += 2.5;
  }
  const tails = cell.tails + (apart && width <= TAIL ? 1 : 0);
  if (tails > cell.tails && tails > usualTails) cost += 2;
  return { cell: { text: cell.text + text, fill, last: index, tails }, cost };
}
