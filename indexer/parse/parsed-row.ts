import type { DutyList, ItemField, ParseProblem, SourcePiece, Township } from '../duty-item.ts';

/** What a row parser is told about the list that it reads. */
export interface ListContext {
  readonly township: Township;
  readonly list: DutyList;
  /** The document's path from the repository's root. */
  readonly file: string;
}

/** Where characters of a document go that belong to no item. */
export type FurnitureKind = 'preamble' | 'heading' | 'column-head' | 'page-number' | 'label';

/** A run of source characters that is no cell: list headings, column heads, page numbers, labels such as 承接部门：. */
export interface FurniturePiece {
  readonly kind: FurnitureKind;
  readonly piece: SourcePiece;
}

/** The pieces of a row's cells. */
export type RowCells = Readonly<Partial<Record<ItemField | 'no', readonly SourcePiece[]>>>;

/**
 * One row as a layout's parser found it: for every cell the source pieces in reading order. Nothing is
 * joined yet; every character of the row's lines that is not white space belongs to exactly one piece.
 */
export interface ParsedRow {
  readonly no: number;
  readonly cells: RowCells;
  /** Cells whose text cannot be told with certainty. */
  readonly damaged: readonly ItemField[];
  /** What a reader of the report must know about this row. */
  readonly problems: readonly ParseProblem[];
  /** Labels and stray marks among the row's lines that belong to no cell. */
  readonly labels?: readonly SourcePiece[];
}

/** What a list's parser found. */
export interface ParsedList {
  readonly rows: readonly ParsedRow[];
  readonly problems: readonly ParseProblem[];
  /** Given by a layout that tells page furniture from rows itself; the others leave it to the page's rules. */
  readonly furniture?: readonly FurniturePiece[];
}
