/**
 * The domain words. A seed document holds up to three lists; a list holds items; an item has cells.
 * *item* is parsed, *result* is ranked, *citation* is shown.
 */

/** The three lists of a township: 基本履职 · 配合履职 · 上级部门收回. */
export const DUTY_LISTS = ['basic', 'cooperative', 'reclaimed'] as const;
export type DutyList = (typeof DUTY_LISTS)[number];

/** The lists' own names, as a reader knows them. */
export const LIST_NAMES: Readonly<Record<DutyList, string>> = {
  basic: '基本履职事项',
  cooperative: '配合履职事项',
  reclaimed: '上级部门收回事项',
};

export interface Township {
  readonly id: string;
  readonly name: string;
  readonly county: string;
}

/** The cells of an item that hold text of the source. */
export const ITEM_FIELDS = [
  'category',
  'title',
  'departments',
  'upperDuty',
  'townshipDuty',
  'method',
] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];

/**
 * One row of a list. Cells are one line: the source's own characters, without the line breaks and
 * spaces that the extraction put in. Fields that a list does not have are null ([] for departments).
 */
export interface DutyItem {
  /** `${township}/${list}/${no}` */
  readonly id: string;
  readonly township: Township;
  readonly list: DutyList;
  readonly no: number;
  readonly category: string;
  readonly title: string;
  /** 对应上级部门 (cooperative) or 承接部门 (reclaimed): whole names in source order. */
  readonly departments: readonly string[];
  /** 上级部门职责 */
  readonly upperDuty: string | null;
  /** 乡镇配合职责 */
  readonly townshipDuty: string | null;
  /** 工作方式 */
  readonly method: string | null;
  /** Where the row stands; lines are counted from 1, both ends included. */
  readonly source: { readonly file: string; readonly lines: readonly [number, number] };
  /** Cells whose text the extraction garbled beyond certain restoration. */
  readonly damaged: readonly ItemField[];
  /** Cells that a reviewed correction restored. */
  readonly corrected: readonly ItemField[];
}

/** A run of source characters that belongs to one cell: line from 1, columns in UTF-16 units, end excluded. */
export interface SourcePiece {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Where each cell's characters stand in the source, in reading order. */
export type CellPieces = Readonly<Partial<Record<ItemField | 'no', readonly SourcePiece[]>>>;

/** An item with the place of every cell. */
export interface ParsedItem {
  readonly item: DutyItem;
  readonly pieces: CellPieces;
}

/** Something a reader of the report must know; never thrown. */
export interface ParseProblem {
  /** Machine word, e.g. `number-gap`. */
  readonly code: string;
  readonly file: string;
  readonly line: number;
  /** One sentence: what is wrong and what to do. */
  readonly message: string;
  readonly itemId?: string;
}

export function itemId(townshipId: string, list: DutyList, no: number): string {
  return `${townshipId}/${list}/${no}`;
}
