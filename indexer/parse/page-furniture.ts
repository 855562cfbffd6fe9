import type { LIST_NAMES } from '../duty-item.ts';
import { columnsOf } from './column-heads.ts';
import type { FurnitureKind } from './parsed-row.ts';
import type { SourceLine } from './source-lines.ts';

const PAGE_NUMBER =
  /^(?:第\s*\d{1,4}\s*页(?:[，,]?\s*共\s*\d{1,4}\s*页)?|[-—–]+\s*\d{1,4}\s*[-—–]+|\d{1,4}\s*\/\s*\d{1,4})$/;
const HEADING =
  /^[\p{Script=Han}（）()]{0,30}?(基本履[职责]|配合履[职责]|(?:上级部门)?收回)事项清单(?:（[^（）]{1,8}）)?$/u;

/** The list that a heading names; null when the line is no list heading. */
export function headedList(line: SourceLine): keyof typeof LIST_NAMES | null {
  const text = line.text.trim();
  if (text.length > 50) return null;
  const named = HEADING.exec(text.replace(/\s+/g, ''))?.[1];
  if (named === undefined) return null;
  if (named.startsWith('基本')) return 'basic';
  return named.startsWith('配合') ? 'cooperative' : 'reclaimed';
}

/** What a line within a list is when it belongs to the page and not to a row; null for a row's line. */
export function furnitureKind(line: SourceLine): FurnitureKind | null {
  const text = line.text.trim();
  if (text === '') return null;
  if (PAGE_NUMBER.test(text)) return 'page-number';
  if (headedList(line) !== null) return 'heading';
  return columnsOf(line) === null ? null : 'column-head';
}
