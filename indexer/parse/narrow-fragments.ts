import type { SourcePiece } from '../duty-item.ts';
import { furnitureKind } from './page-furniture.ts';
import type { FurniturePiece } from './parsed-row.ts';
import { pieceOf, type SourceLine } from './source-lines.ts';

/** A line of a narrow cell, or a part of one: what the layouts with broken cells are put together from. */
export interface Fragment {
  readonly piece: SourcePiece;
  readonly text: string;
  /** In widths of a Chinese character. */
  readonly width: number;
  /** Whether an empty line, or furniture, stands before it. */
  readonly afterGap: boolean;
  /** Whether a new page begins with it. */
  readonly onNewPage: boolean;
}

export interface FragmentList {
  readonly fragments: readonly Fragment[];
  readonly furniture: readonly FurniturePiece[];
}

// The words of the column heads; on the page they stand in columns, so that the text has them in scraps.
const HEAD_WORDS = '序号事项类别事项名称对应上级部门上级部门职责乡镇街道配合职责';
const WHOLE_HEAD =
  /^(?:序号|事项类别|事项名称|对应上级部门|上级部门职责|(?:乡镇|镇|乡|街道|乡镇（街道）)?配合职责)$/;
// What a page break or a broken font leaves behind: no letter, no digit, no mark that ends a clause.
const SCRAP = /^[^\p{L}\p{N}。；，、：:;,.（）()《》〈〉]+$/u;

/** The width of a text on the page: Latin letters, digits and their punctuation are half as wide. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char < '\u0100' ? 0.5 : 1;
  return width;
}

/**
 * Tells what belongs to the page (headings, column heads in whatever scraps, page numbers, broken signs)
 * from the fragments of the rows' cells. A page begins where a line begins with one space.
 */
export function narrowFragments(lines: readonly SourceLine[]): FragmentList {
  const fragments: Fragment[] = [];
  const furniture: FurniturePiece[] = [];
  let gap = true;
  let newPage = true;
  let budget = '';
  for (const line of lines) {
    const piece = pieceOf(line);
    if (piece === null) {
      gap = true;
      continue;
    }
    const text = line.text.slice(piece.start, piece.end);
    const kind = furnitureKind(line);
    const startsPage = /^ (?! )/.test(line.text) || kind === 'page-number' || kind === 'heading';
    if (startsPage) {
      newPage = true;
      if (budget === '' || kind === 'heading' || !isHeadScrap(text, budget)) budget = HEAD_WORDS;
    }
    if (kind !== null) furniture.push({ kind, piece });
    else if (text.split(/\s+/).every((word) => WHOLE_HEAD.test(word))) {
      furniture.push({ kind: 'column-head', piece });
      budget = without(budget, text);
    } else if (budget !== '' && isHeadScrap(text, budget)) {
      furniture.push({ kind: 'column-head', piece });
      budget = without(budget, text);
    } else if (SCRAP.test(text)) furniture.push({ kind: 'label', piece });
    else {
      fragments.push({ piece, text, width: widthOf(text), afterGap: gap, onNewPage: newPage });
      budget = '';
      newPage = false;
      gap = false;
      continue;
    }
    gap = true;
  }
  return { fragments, furniture };
}

function isHeadScrap(text: string, budget: string): boolean {
  return without(budget, text).length === budget.length - text.replace(/\s+/g, '').length;
}

// The budget less the characters of a text; a character that the budget lacks takes nothing.
function without(budget: string, text: string): string {
  let rest = budget;
  for (const char of text.replace(/\s+/g, '')) {
    const at = rest.indexOf(char);
    if (at >= 0) rest = rest.slice(0, at) + rest.slice(at + 1);
  }
  return rest;
}
