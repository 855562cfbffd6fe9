import type { DutyList } from '../../../indexer/duty-item.ts';
import { normalizeText } from '../../../indexer/normalize-text.ts';
import { chineseNumber } from './chinese-number.ts';
import { contentOf } from './content-words.ts';
import { findList } from './list-words.ts';

/** An entry that a question names by its number. */
export interface Lookup {
  readonly list: DutyList | null;
  readonly no: number;
}

const NUMBER = String.raw`(\d{1,3}(?!\d)|[零〇一二两三四五六七八九十百]{1,6})`;
const NUMBERED = new RegExp(
  String.raw`第\s*${NUMBER}\s*(?:项|条|款|号)|(?:编号|序号|(?<![a-z])no\.?|#)\s*(?:是|为|:)?\s*${NUMBER}\s*(?:项|条|号)?`,
  'u',
);
const END = '(?=$|[)]|的|是|呢|说|讲|写|[，,。？?])';
// Beside a list's name, or after another number, 第 or 项 may be missing: 配合事项13, 13号配合事项, 基本履职第二十.
const BARE = new RegExp(
  String.raw`第\s*${NUMBER}\s*${END}|(?<![\d有共够过是])(\d{1,3})\s*号|(?:事项|履职|清单|收回)(?:的|里|中)?[\s(:：#-]*(\d{1,3})\s*(?:项|条)?${END}`,
  'u',
);
/** Where the number and its mark begin, after a list's name. */
const STARTS = new RegExp(`第|编号|序号|no|#|${NUMBER}`, 'u');
/** After another number the number alone: 那15呢, 二十号呢. */
const ALONE = new RegExp(String.raw`^(?:那么?|再看|看看|换)?\s*第?\s*${NUMBER}\s*号?(?:呢)?[？?。]*$`, 'u');

/**
 * Reads 「夏镇配合事项第13项」, 「第十三条」. A question that has a matter of its own beside the number
 * (「土地管理法第五条怎么罚」) is no lookup.
 * @param places words that name townships
 * @param continues whether the question before this one looked up a number
 */
export function readLookup(question: string, places: readonly string[], continues = false): Lookup | null {
  const text = normalizeText(question);
  const named = findList(text);
  const match =
    NUMBERED.exec(text) ??
    (named && BARE.exec(text)) ??
    (continues ? ALONE.exec(without(text, places)) : null);
  const no = match && chineseNumber(match.slice(1).find((digits) => digits !== undefined) ?? '');
  if (!match || no === null) return null;
  const rest = contentOf(text, [
    ...places,
    ...(named ? [named.words] : []),
    match[0].slice(match[0].search(STARTS)),
  ]);
  const lookedAt = rest.replace(/内容|写|原话|全文|详细|详情|看|显示|打开|查|履行|基本/gu, '');
  return lookedAt.length > 1 ? null : { list: named?.list ?? null, no };
}

/** 「下一项呢」, 「上一条」: how far the entry stands from the one before; null when nothing of the kind is said. */
export function readStep(question: string, places: readonly string[]): -1 | 1 | null {
  const text = normalizeText(question);
  const match = /(?:(再?往?[下后])|(再?往?[上前]))(?:面)?(?:的)?一?[项条号]/u.exec(text);
  if (!match || contentOf(text, [...places, match[0]]).length >= 2) return null;
  return match[1] === undefined ? -1 : 1;
}

function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text);
}
