import type { ParseProblem } from '../duty-item.ts';
import { mixedPassages } from './mixed-passages.ts';
import { gatherEvidence } from './narrow-evidence.ts';
import { type Fragment, narrowFragments } from './narrow-fragments.ts';
import { narrowRows } from './narrow-rows.ts';
import { learnWidths } from './narrow-widths.ts';
import type { ListContext, ParsedList } from './parsed-row.ts';
import type { SourceLine } from './source-lines.ts';
import { splitFragments } from './split-fragments.ts';

// Ten times what a township's list has; a longer text is no list and is not worth the time.
const MAX_FRAGMENTS = 40_000;

/**
 * Rows of a 配合履职 list whose cells are broken over many lines: cell after cell, or scrambled, with the
 * parts of a row in any order. What finds no cell ends as a problem with its line.
 */
export function parseNarrowCooperative(
  lines: readonly SourceLine[],
  context: ListContext,
  categories: readonly string[],
): ParsedList {
  const { fragments: whole, furniture } = narrowFragments(lines);
  const fragments = splitFragments(whole, categories);
  if (fragments.length > MAX_FRAGMENTS) {
    const message = `清单有 ${fragments.length} 行文字，不像一份清单，未读取。请核对文件。`;
    const problem = { code: 'list-too-long', file: context.file, line: lines[0]?.no ?? 1, message };
    return { rows: [], problems: [problem], furniture };
  }
  const evidence = gatherEvidence(fragments, context.township.county);
  const widths = learnWidths(fragments, evidence);
  const model = {
    widths,
    categories,
    evidence,
    mixed: mixedPassages(fragments, Math.max(widths.upperDuty, widths.townshipDuty)),
    ordered: isOrdered(fragments, categories),
  };
  const { rows, unplaced } = narrowRows(fragments, model);
  return { rows, problems: unplaced.map((fragment) => unplacedText(fragment, context)), furniture };
}

// In order, the number stands before its category; scrambled, between the category's parts.
function isOrdered(fragments: readonly Fragment[], categories: readonly string[]): boolean {
  let before = 0;
  let within = 0;
  for (const [index, fragment] of fragments.entries()) {
    const next = fragments[index + 1]?.text;
    if (!fragment.isNumber || next === undefined) continue;
    if (categories.some((category) => category.startsWith(next))) before += 1;
    else if (categories.some((category) => category.endsWith(next))) within += 1;
  }
  return before > within;
}

function unplacedText({ piece, text }: Fragment, { file }: ListContext): ParseProblem {
  const message = `第 ${piece.line} 行的文字「${text}」不属于任何单元格，请核对原文。`;
  return { code: 'unplaced-text', file, line: piece.line, message };
}
