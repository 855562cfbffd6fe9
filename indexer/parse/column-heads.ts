import type { DutyList, ItemField } from '../duty-item.ts';
import type { SourceLine } from './source-lines.ts';

/** A column of a list; `takeover` is 承接部门及工作方式, which holds departments and method. */
export type Column = 'no' | Exclude<ItemField, 'method'> | 'takeover';

// What the head of each column says, in the wordings that counties use.
const HEADS: readonly (readonly [Column, RegExp])[] = [
  ['no', /^序号$/],
  ['category', /^(?:事项)?类别$/],
  ['title', /^(?:履职)?事项(?:名称)?$/],
  ['departments', /^(?:对应)?(?:上级)?(?:责任|主管)?部门(?:（单位）)?$/],
  ['upperDuty', /^(?:对应)?上级部门职责$/],
  ['townshipDuty', /^(?:乡镇（街道）|乡镇|镇级|乡级|镇|乡|街道)配合职责$/],
  ['takeover', /^承接部门(?:（单位）)?及(?:工作|承接)方式$/],
];

/** The columns that each list must have. */
export const LIST_COLUMNS: Readonly<Record<DutyList, readonly Column[]>> = {
  basic: ['no', 'category', 'title'],
  cooperative: ['no', 'category', 'title', 'departments', 'upperDuty', 'townshipDuty'],
  reclaimed: ['no', 'category', 'title', 'takeover'],
};

/** The columns that a line names, in its order; null when the line is no column head. */
export function columnsOf(line: SourceLine): Column[] | null {
  const words = line.text.trim().split(/\s+/);
  if (words.length < 2 || words.length > 10) return null;
  const columns = words.map((word) => HEADS.find(([, head]) => head.test(word))?.[0]);
  const named = columns.filter((column) => column !== undefined);
  return named.length === words.length && named.includes('category') ? named : null;
}

/** Whether a head line separates its columns with tabs, so that its rows do too. */
export function isTabbed(line: SourceLine): boolean {
  return line.text.trim().includes('\t');
}

// A column head that the extraction broke into its characters (序 / 号 事项类别 …).
const HEAD_SCRAP = /^[序号事项类别名称对应上级部门职责配合乡镇街道承接及工作方式（）\s]{1,40}$/;

/** Whether a line above the first row is a scrap of a column head. */
export function isHeadScrap(line: SourceLine): boolean {
  return HEAD_SCRAP.test(line.text.trim());
}
