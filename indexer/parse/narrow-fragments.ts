import type { SourcePiece } from '../duty-item.ts';
import { dutySide } from './duty-side.ts';
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
  /** The number of the paragraph that it begins; 0 when it begins none with a number. */
  readonly paragraph: number;
  /** The number of the section of a duty cell that it begins (一、…); 0 when it begins none. */
  readonly section: number;
  /** The same of a section within a section (（一）…). */
  readonly subsection: number;
  /** Whether it ends a sentence or a clause of a list. */
  readonly ends: boolean;
  /** Whether it is a number and nothing else. */
  readonly isNumber: boolean;
  /** How much it sounds like a department's duty (above 0) or a township's (below 0). */
  readonly side: number;
}

export interface FragmentList {
  readonly fragments: readonly Fragment[];
  readonly furniture: readonly FurniturePiece[];
}

// The words of the column heads; on the page they stand in columns, so that the text has them in scraps.
const HEAD_WORDS = '序号事项类别事项名称对应上级部门上级部门职责乡镇街道配合职责';
const WHOLE_HEAD =
  /^(?:序号|事项类别|事项名称|对应上级部门|上级部门职责|(?:乡镇|镇|乡|街道|乡镇（街道）)?配合职责)$/;
// What a page break or a broken font leaves behind: no letter, no digit, no mark that ends
// a clause or a quotation.
const SCRAP = /^(?![”’]$)[^\p{L}\p{N}。；，、：:;,.（）()《》〈〉]+$/u;
const NUMBERED = /^(\d{1,2})[.．、](?!\d)/;
const NUMERALS = '零一二三四五六七八九十';
const SECTION = /^([一二三四五六七八九十])、/;
const SUBSECTION = /^（([一二三四五六七八九十])）/;

/**
 * The width of a text on the page: Latin letters, digits and their punctuation are half as wide.
 * @param quotes the width of a quotation mark, which depends on the document's font
 */
export function widthOf(text: string, quotes = 1): number {
  let width = 0;
  for (const char of text) width += char < '\u0100' ? 0.5 : /[“”‘’]/.test(char) ? quotes : 1;
  return width;
}

/** The fragment of a piece of a line. */
export function fragmentOf(
  piece: SourcePiece,
  text: string,
  place: { readonly afterGap: boolean; readonly onNewPage: boolean },
): Fragment {
  return {
    ...place,
    piece,
    text,
    width: widthOf(text),
    paragraph: Number(NUMBERED.exec(text)?.[1] ?? 0),
    section: NUMERALS.indexOf(SECTION.exec(text)?.[1] ?? '零'),
    subsection: NUMERALS.indexOf(SUBSECTION.exec(text)?.[1] ?? '零'),
    ends: /[。；;：:！]$/.test(text),
    isNumber: /^\d{1,3}$/.test(text),
    side: dutySide(text),
  };
}

/**
 * Tells what belongs to the page (headings, column heads in whatever scraps, page numbers, broken signs)
 * from the fragments of the rows' cells. A page begins where a line begins with one space.
 */
export function narrowFragments(lines: readonly SourceLine[]): FragmentList {
  const fragments: Fragment[] = [];
  const furniture: FurniturePiece[] = [];
  let afterGap = true;
  let onNewPage = true;
  // Characters of the column heads that may still come; '' within the rows.
  let heads = '';
  for (const line of lines) {
    const piece = pieceOf(line);
    if (piece === null) {
      afterGap = true;
      continue;
    }
    const text = line.text.slice(piece.start, piece.end);
    const kind = furnitureKind(line);
    if (/^ (?! )/.test(line.text) || kind === 'page-number' || kind === 'heading') {
      onNewPage = true;
      if (kind === 'heading' || !holds(heads, text)) heads = HEAD_WORDS;
    }
    const isHead = text.split(/\s+/).every((word) => WHOLE_HEAD.test(word)) || holds(heads, text);
    if (kind !== null || isHead) {
      furniture.push({ kind: kind ?? 'column-head', piece });
      if (isHead && heads === '') {
        // Column heads of a page whose beginning shows nowhere: their scraps came before the whole ones.
        onNewPage ||= /上级部门职责.*配合职责/.test(text);
        heads = without(HEAD_WORDS, text);
        heads = takeBack(fragments, furniture, heads);
      } else if (isHead) heads = without(heads, text);
      afterGap = true;
    } else if (SCRAP.test(text)) {
      furniture.push({ kind: 'label', piece });
      afterGap = true;
    } else {
      fragments.push(fragmentOf(piece, text, { afterGap, onNewPage }));
      heads = '';
      onNewPage = false;
      afterGap = false;
    }
  }
  return { fragments, furniture };
}

function takeBack(fragments: Fragment[], furniture: FurniturePiece[], heads: string): string {
  let left = heads;
  let last = fragments.at(-1);
  while (last !== undefined && holds(left, last.text)) {
    left = without(left, last.text);
    furniture.push({ kind: 'column-head', piece: last.piece });
    fragments.pop();
    last = fragments.at(-1);
  }
  return left;
}

function holds(heads: string, text: string): boolean {
  return without(heads, text).length === heads.length - text.replace(/\s+/g, '').length;
}

// The heads less the characters of a text; a character that they lack takes nothing.
function without(heads: string, text: string): string {
  let rest = heads;
  for (const char of text.replace(/\s+/g, '')) {
    const at = rest.indexOf(char);
    if (at >= 0) rest = rest.slice(0, at) + rest.slice(at + 1);
  }
  return rest;
}
