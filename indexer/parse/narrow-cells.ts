import type { ListContext, ParsedRow } from './parsed-row.ts';
import type { SourceLine } from './source-lines.ts';

/** Rows of a cooperative list whose narrow cells are broken over many lines. */
export function parseNarrowCooperative(_lines: readonly SourceLine[], _context: ListContext): ParsedRow[] {
  return [];
}
