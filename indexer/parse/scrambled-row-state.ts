import type { ItemField } from '../duty-item.ts';
import {
  beginsSection,
  type DutyFlow,
  EMPTY_DUTY,
  endsSentence,
  paragraphNumber,
  stepDuty,
} from './duty-flow.ts';
import { dutySide } from './duty-side.ts';
import type { NarrowEvidence } from './narrow-evidence.ts';
import type { Fragment } from './narrow-fragments.ts';
import type { ColumnWidths } from './narrow-widths.ts';

export type ScrambledCell = 'no' | Exclude<ItemField, 'method'>;

/** Where the cells of a scrambled row stand in their columns. */
export const SCRAMBLED_CELLS: readonly ScrambledCell[] = [
  'no',
  'category',
  'title',
  'departments',
  'upperDuty',
  'townshipDuty',
];

/** A narrow cell as far as it has been read. */
interface ShortCell {
  readonly text: string;
  /** How wide the last line on the page is filled. */
  readonly fill: number;
  /** The index of the last fragment in it; -1 while it is empty. */
  readonly last: number;
  /** How many parts of one or two characters it took from elsewhere. */
  readonly tails: number;
}

interface DutyCell {
  readonly flow: DutyFlow;
  readonly side: number;
  readonly last: number;
}

/** A row as far as it has been read. */
export interface RowState {
  /** Counts the rows; two rows may claim one number. */
  readonly serial: number;
  readonly no: number;
  readonly number: ShortCell;
  readonly category: ShortCell;
  readonly title: ShortCell;
  readonly departments: ShortCell;
  readonly upperDuty: DutyCell;
  readonly townshipDuty: DutyCell;
}

/** What the costs of a placement are reckoned from. */
export interface ScrambledModel {
  readonly widths: ColumnWidths;
  readonly categories: readonly string[];
  readonly evidence: NarrowEvidence;
  /** Fragments of a passage that the extraction mixed character by character. */
  readonly mixed: ReadonlySet<number>;
}

export interface Placement {
  readonly row: RowState;
  readonly cost: number;
}

// What a row lacks beyond this counts less: the rows after it must not be lost with it.
const LOST_ROW = 20;

// As many numbers may be missing in one place.
const MAX_GAP = 5;

const NUMBER_ALONE = /^\d{1,3}$/;

const EMPTY_CELL: ShortCell = { text: '', fill: 0, last: -1, tails: 0 };
const EMPTY_DUTY_CELL: DutyCell = { flow: EMPTY_DUTY, side: 0, last: -1 };

/** The row after another: the next number is expected. */
export function emptyRow(serial: number, no: number): RowState {
  return {
    serial,
    no,
    number: EMPTY_CELL,
    category: EMPTY_CELL,
    title: EMPTY_CELL,
    departments: EMPTY_CELL,
    upperDuty: EMPTY_DUTY_CELL,
    townshipDuty: EMPTY_DUTY_CELL,
  };
}

/** Puts a fragment at the end of a cell; null when it cannot stand there. */
export function place(
  model: ScrambledModel,
  row: RowState,
  cell: ScrambledCell,
  fragment: Fragment,
  index: number,
): Placement | null {
  if (NUMBER_ALONE.test(fragment.text)) return cell === 'no' ? placeNumber(row, fragment, index) : null;
  switch (cell) {
    case 'no':
      return null;
    case 'category':
      return placeCategory(model, row, fragment, index);
    case 'title':
      return placeTitle(model, row, fragment, index);
    case 'departments':
      return placeDepartments(model, row, fragment, index);
    case 'upperDuty':
      return placeDuty(model, row, 'upperDuty', fragment, index);
    case 'townshipDuty':
      return placeDuty(model, row, 'townshipDuty', fragment, index);
  }
}

/** Whether a row holds nothing yet. */
export function isEmpty(row: RowState): boolean {
  return SCRAMBLED_CELLS.every((cell) => row[cell === 'no' ? 'number' : cell].last < 0);
}

/** How far a row is from being whole: what it lacks, and what its cells say against each other. */
export function incompleteness(model: ScrambledModel, row: RowState): number {
  let cost = 0;
  if (row.number.text !== String(row.no)) cost += 20;
  if (row.category.last < 0) cost += 10;
  else if (!model.categories.includes(row.category.text)) cost += 6;
  if (row.title.last < 0) cost += 12;
  if (row.departments.last < 0) cost += 12;
  else cost += 6 * (1 - Math.min(1.5, model.evidence.departmentScore(row.departments.text)));
  if (model.evidence.departmentScore(row.title.text) >= 1.4) cost += 4;
  for (const duty of [row.upperDuty, row.townshipDuty]) {
    if (duty.last < 0) cost += 14;
    else if (duty.flow.open) cost += 5;
    else if (!duty.flow.last.endsWith('。')) cost += 0.5;
  }
  const side = row.upperDuty.side - row.townshipDuty.side;
  const bounded = cost <= LOST_ROW ? cost : LOST_ROW + (cost - LOST_ROW) * 0.3;
  return bounded - Math.max(-3, Math.min(3, side * 0.5));
}

// A character of a mixed passage says nothing of the sentence that it stands in.
function mixedCost(duty: DutyCell, index: number): number {
  return duty.last < 0 ? 1 : index - duty.last > 1 ? 0.3 : 0.1;
}

function placeNumber(row: RowState, fragment: Fragment, index: number): Placement | null {
  const text = row.number.text + fragment.text;
  const number = { text, fill: 0, last: index, tails: 0 };
  const expected = String(row.no);
  if (text === expected) return { row: { ...row, number }, cost: -2 };
  if (expected.startsWith(text)) return { row: { ...row, number }, cost: 2 };
  // The list left a number out, or has one twice.
  const no = Number(text);
  if (row.number.last >= 0 || no < row.no - 1 || no > row.no + MAX_GAP) return null;
  return { row: { ...row, no, number }, cost: 10 };
}

function placeCategory(
  model: ScrambledModel,
  row: RowState,
  fragment: Fragment,
  index: number,
): Placement | null {
  if (fragment.width > 8 || /[\d。；]/.test(fragment.text)) return null;
  const text = row.category.text + fragment.text;
  let cost: number;
  if (model.categories.includes(text)) cost = -1.5;
  else if (model.categories.some((category) => category.startsWith(text))) cost = 0;
  else if (text.length <= 8 && fragment.width <= 3) cost = 5;
  else return null;
  return { row: { ...row, category: { text, fill: fragment.width, last: index, tails: 0 } }, cost };
}

function placeTitle(
  model: ScrambledModel,
  row: RowState,
  fragment: Fragment,
  index: number,
): Placement | null {
  if (/[。；]$|^\d{1,2}[.．、]/.test(fragment.text)) return null;
  const placed = placeShort(model, row.title, fragment, index, model.widths.title);
  if (placed === null) return null;
  let cost = placed.cost;
  if (row.title.last < 0 && model.evidence.beginsDepartment(fragment.text)) cost += 1.5;
  return { row: { ...row, title: placed.cell }, cost };
}

function placeDepartments(
  model: ScrambledModel,
  row: RowState,
  fragment: Fragment,
  index: number,
): Placement | null {
  if (/[。；]$|^\d{1,2}[.．、]/.test(fragment.text)) return null;
  const placed = placeShort(model, row.departments, fragment, index, model.widths.departments);
  if (placed === null) return null;
  let cost = placed.cost;
  if (row.departments.last < 0) cost += model.evidence.beginsDepartment(fragment.text) ? -0.5 : 2.5;
  return { row: { ...row, departments: placed.cell }, cost };
}

function placeShort(
  model: ScrambledModel,
  cell: ShortCell,
  fragment: Fragment,
  index: number,
  wrap: number,
): { cell: ShortCell; cost: number } | null {
  const { width, text } = fragment;
  if (width > wrap + 3) return null;
  let cost = width > wrap + 0.1 ? 1 + 2 * (width - wrap) : 0;
  if (model.mixed.has(index)) cost += 0.8;
  let fill = width;
  let tails = cell.tails;
  if (cell.last >= 0) {
    // A cell's last characters may stand apart from the rest of their line.
    if (cell.fill + width <= wrap + 0.1 && fragment.afterGap) {
      fill = cell.fill + width;
      cost += 0.3;
    } else if (cell.fill < wrap - 1) cost += 2.5;
    else if (cell.fill < wrap - 0.1) cost += 0.4;
    cost += model.evidence.joins(cell.text, text) ? -0.8 : 0.6;
    if (index - cell.last > 1) cost += width <= 2 ? 0.6 : 6;
    if (width <= 2 && (index - cell.last > 1 || fragment.afterGap)) {
      tails += 1;
      if (tails > 2) cost += 2;
    }
  } else if (width <= 1) cost += 1.5;
  return { cell: { text: cell.text + text, fill, last: index, tails }, cost };
}

function placeDuty(
  model: ScrambledModel,
  row: RowState,
  cell: 'upperDuty' | 'townshipDuty',
  fragment: Fragment,
  index: number,
): Placement | null {
  const duty = row[cell];
  const { flow } = duty;
  const { text, width } = fragment;
  const step = stepDuty(flow, fragment, model.widths[cell]);
  const mixed = model.mixed.has(index) ? mixedCost(duty, index) : Number.POSITIVE_INFINITY;
  let cost = model.mixed.has(index) ? Math.min(step.cost, 1.5) : step.cost;
  const begins = paragraphNumber(text) > 0 || beginsSection(text);
  if (duty.last < 0) {
    if (text === '。') cost += 8;
    else if (width <= 8 && !endsSentence(text)) cost += 5;
  } else if (!begins && flow.open) cost += model.evidence.joins(flow.last, text) ? -0.4 : 0.3;
  if (duty.last >= 0 && index - duty.last > 1) {
    if (text === '。') cost += flow.open ? -0.5 : 3;
    else if (flow.open && !begins) cost += 1;
    else cost += paragraphNumber(text) === flow.number + 1 && flow.number > 0 ? 1.5 : 7;
  } else if (fragment.afterGap && duty.last >= 0) cost += text === '。' ? -0.5 : 0.5;
  // The stop may stand on a line of its own, short words may not.
  if (width <= 5 && !endsSentence(text) && fragment.afterGap) cost += 1.5;
  if (mixed < cost && width <= 2) return { row: { ...row, [cell]: { ...duty, last: index } }, cost: mixed };
  let side = duty.side + dutySide(text);
  if (
    cell === 'upperDuty' &&
    flow.lines === 0 &&
    text.endsWith('：') &&
    model.evidence.beginsDepartment(text)
  )
    side += 4;
  if (
    cell === 'townshipDuty' &&
    flow.lines === 0 &&
    text.endsWith('：') &&
    model.evidence.beginsDepartment(text)
  )
    side += 4;
  return { row: { ...row, [cell]: { flow: step.flow, side, last: index } }, cost };
}
