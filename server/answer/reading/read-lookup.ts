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

const NUMBERED = /第\s*(\d{1,3}|[零〇一二两三四五六七八九十百]{1,6})\s*(?:项|条|款|号)/u;
// After the list's own name the 第 may be missing: 配合事项13, 基本履职13项.
const BARE = /(?:事项|履职|清单|收回)\s*(?:的)?\s*(\d{1,3})\s*(?:项|条|号)?(?:$|是|呢|说|讲|写|[，,。？?])/u;

/**
 * Reads 「夏镇配合事项第13项」, 「第十三条」. A question that has a matter of its own beside the number
 * (「土地管理法第五条怎么罚」) is no lookup.
 * @param places words that name townships
 */
export function readLookup(question: string, places: readonly string[]): Lookup | null {
  const text = normalizeText(question);
  const named = findList(text);
  const match = NUMBERED.exec(text) ?? (named && BARE.exec(text));
  const no = match && chineseNumber(match[1] ?? '');
  if (!match || no === null) return null;
  const numbered = match[0].replace(/[，,。？?]$/u, '');
  const rest = contentOf(text, [...places, ...(named ? [named.words] : []), numbered]);
  const lookedAt = rest.replace(/内容|写|原话|全文|详细|详情|看|显示|打开|查|履行|基本/gu, '');
  return lookedAt.length > 1 ? null : { list: named?.list ?? null, no };
}
