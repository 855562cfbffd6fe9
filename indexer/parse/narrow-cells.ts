import type { ParseProblem } from '../duty-item.ts';
import { CATEGORIES } from './categories.ts';
import { gatherEvidence } from './narrow-evidence.ts';
import { type Fragment, narrowFragments } from './narrow-fragments.ts';
import { learnWidths } from './narrow-widths.ts';
import type { FurniturePiece, ListContext, ParsedRow } from './parsed-row.ts';
import { scrambledRows } from './scrambled-rows.ts';
import type { SourceLine } from './source-lines.ts';
import { mixedFragments, splitFragments } from './split-fragments.ts';

/** A list whose cells are broken over many lines. */
export interface NarrowList {
  readonly rows: readonly ParsedRow[];
  readonly furniture: readonly FurniturePiece[];
  readonly problems: readonly ParseProblem[];
}

export function parseNarrowCooperative(
  lines: readonly SourceLine[],
  context: ListContext,
  categories: readonly string[] = CATEGORIES,
): NarrowList {
  const { fragments: whole, furniture } = narrowFragments(lines);
  const fragments = splitFragments(whole, categories);
  const widths = learnWidths(fragments);
  const evidence = gatherEvidence(fragments, context.township.county);
  const mixed = mixedFragments(fragments, Math.max(widths.upperDuty, widths.townshipDuty));
  const { rows, unplaced } = scrambledRows(fragments, { widths, categories, evidence, mixed });
  return { rows, furniture, problems: unplaced.map((fragment) => problem(fragment, context)) };
}

function problem(fragment: Fragment, context: ListContext): ParseProblem {
  return {
    code: 'unplaced-text',
    file: context.file,
    line: fragment.piece.line,
    message: `第 ${fragment.piece.line} 行的文字「${fragment.text}」不属于任何单元格，请核对原文。`,
  };
}
