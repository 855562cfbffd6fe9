import type { DutyList, ItemField, ParseProblem, SourcePiece, Township } from '../duty-item.ts';

/** What a row parser is told about the list that it reads. */
export interface ListContext {
  readonly township: Township;
  readonly list: DutyList;
  /** The document's path from the repository's root. */
  readonly file: string;
}

/**
 * One row as a layout's parser found it: for every cell the source pieces in reading order. Nothing is
 * joined yet; every character of the row's lines that is not white space belongs to exactly one piece.
 */
export interface ParsedRow {
  readonly no: number;
  readonly cells: Readonly<Partial<Record<ItemField | 'no', readonly SourcePiece[]>>>;
  /** Cells whose text cannot be told with certainty. */
  readonly damaged: readonly ItemField[];
  /** What a reader of the report must know about this row. */
  readonly problems: readonly ParseProblem[];
}
