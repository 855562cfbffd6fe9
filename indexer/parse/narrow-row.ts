import { type DutyFlow, EMPTY_DUTY } from './duty-flow.ts';
import type { NarrowEvidence } from './narrow-evidence.ts';
import type { ColumnWidths } from './narrow-widths.ts';

export type DutyCellName = 'upperDuty' | 'townshipDuty';
export type NarrowCell = 'no' | 'category' | 'title' | 'departments' | DutyCellName;

/** The cells of a row in the order of their columns. */
export const NARROW_CELLS: readonly NarrowCell[] = [
  'no',
  'category',
  'title',
  'departments',
  'upperDuty',
  'townshipDuty',
];

export function isDuty(cell: NarrowCell): cell is DutyCellName {
  return cell === 'upperDuty' || cell === 'townshipDuty';
}

/** A cell of a few characters a line, as far as it has been read. */
export interface ShortCell {
  readonly text: string;
  /** How wide the last line on the page is filled. */
  readonly fill: number;
  /** The index of the last fragment in it; -1 while it is empty. */
  readonly last: number;
  /** How many parts of one or two characters it took from elsewhere. */
  readonly tails: number;
}

export interface DutyCell {
  readonly flow: DutyFlow;
  /** How much it sounds like a department's duty (above 0) or a township's (below 0). */
  readonly side: number;
  /** The index of the last fragment in it; -1 while it is empty. */
  readonly last: number;
}

/** A row as far as it has been read. */
export interface RowState {
  /** Counts the rows; two rows may claim one number. */
  readonly serial: number;
  readonly expected: number;
  readonly no: ShortCell;
  readonly category: ShortCell;
  readonly title: ShortCell;
  readonly departments: ShortCell;
  readonly upperDuty: DutyCell;
  readonly townshipDuty: DutyCell;
}

/** What the costs of a reading are reckoned from. */
export interface NarrowModel {
  readonly widths: ColumnWidths;
  readonly categories: readonly string[];
  readonly evidence: NarrowEvidence;
  /** Fragments of passages that the extraction mixed character by character. */
  readonly mixed: ReadonlySet<number>;
  /** Whether the cells of a row follow each other in the order of the columns. */
  readonly ordered: boolean;
}

const PAIRS = [
  ['（', '）'],
  ['“', '”'],
  ['《', '》'],
] as const;

const EMPTY_SHORT: ShortCell = { text: '', fill: 0, last: -1, tails: 0 };
const EMPTY_DUTY_CELL: DutyCell = { flow: EMPTY_DUTY, side: 0, last: -1 };

// What a row lacks beyond this counts less: the rows after it must not be lost with it.
const LOST_ROW = 20;

export function emptyRow(serial: number, expected: number): RowState {
  return {
    serial,
    expected,
    no: EMPTY_SHORT,
    category: EMPTY_SHORT,
    title: EMPTY_SHORT,
    departments: EMPTY_SHORT,
    upperDuty: EMPTY_DUTY_CELL,
    townshipDuty: EMPTY_DUTY_CELL,
  };
}

/** Whether a row holds nothing yet. */
export function isEmpty(row: RowState): boolean {
  return NARROW_CELLS.every((cell) => row[cell].last < 0);
}

/** Whether a row has all its cells and each has its end. */
export function isWhole({ categories, evidence }: NarrowModel, row: RowState): boolean {
  return (
    lackOf(row) === 0 &&
    !row.upperDuty.flow.open &&
    !row.townshipDuty.flow.open &&
    categories.includes(row.category.text) &&
    evidence.departmentScore(row.departments.text) >= 1
  );
}

/** How far a row is from being whole: what it lacks, and what its cells say against each other. */
export function incompleteness(model: NarrowModel, row: RowState): number {
  const lack = lackOf(row);
  const bounded = lack <= LOST_ROW ? lack : LOST_ROW + (lack - LOST_ROW) * 0.3;
  const side = row.upperDuty.side - row.townshipDuty.side;
  return bounded + doubtOf(model, row) - Math.max(-3, Math.min(3, side * 0.5));
}

function lackOf(row: RowState): number {
  let lack = row.no.text === String(row.expected) ? 0 : 20;
  if (row.category.last < 0) lack += 10;
  if (row.title.last < 0) lack += 12;
  if (row.departments.last < 0) lack += 12;
  if (row.upperDuty.last < 0) lack += 14;
  if (row.townshipDuty.last < 0) lack += 14;
  return lack;
}

function doubtOf({ evidence, categories }: NarrowModel, row: RowState): number {
  let doubt = 0;
  if (row.category.last >= 0 && !categories.includes(row.category.text)) doubt += 6;
  if (row.title.last >= 0 && evidence.departmentScore(row.title.text) >= 1.4) doubt += 4;
  doubt += 3 * (unpaired(row.title.text) + unpaired(row.departments.text));
  if (row.departments.last >= 0) {
    doubt += 6 * (1 - Math.min(1.5, evidence.departmentScore(row.departments.text)));
  }
  for (const { last, flow } of [row.upperDuty, row.townshipDuty]) {
    if (last >= 0) doubt += flow.open ? 5 : flow.last.endsWith('。') ? 0 : 0.5;
  }
  return doubt;
}

// Brackets and quotation marks that lack the other half.
function unpaired(text: string): number {
  if (!/[（）“”《》]/.test(text)) return 0;
  let count = 0;
  for (const [open, close] of PAIRS) {
    count += Math.abs(text.split(open).length - text.split(close).length);
  }
  return count;
}
