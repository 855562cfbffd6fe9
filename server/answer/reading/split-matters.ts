import { normalizeText } from '../../../indexer/normalize-text.ts';
import { contentOf } from './content-words.ts';

const JOIN =
  /[，,。；;？?！!\s]+(?:还有(?:就是)?|另外|以及|再就是|再问(?:一下)?|顺便(?:问(?:一下|下)?)?|还想问(?:一下|下)?)(?:[，,：:\s])*/u;
const QUESTIONS = /[？?；;]+/u;
const BOTH =
  /^(.{2,14}?)(?:和|跟|与|、)(.{2,14}?)(?=(?:分别|各(?:自)?|都).{0,3}(?:找谁|归谁|谁管|谁负责|怎么办|去哪))(.+)$/u;
/** 谁也不讲, 啥都有 ask nothing. */
const ASKS = /谁(?![也都家]|\p{Script=Han}过)|哪|怎么|咋|如何|什么(?!都)|啥(?!都|的都)|吗|多少|几|呢/u;
// A part after 还有 without a question word is a matter when it is a bare name, and a story's next sentence when not.
const BARE_MATTER = 10;

/**
 * The parts of a question that may be matters of their own, in its own words; one part for most questions.
 * Whether they are is for the search to say: a part of a story finds nothing by itself.
 * @param places words that name townships
 */
export function splitMatters(question: string, places: readonly string[]): string[] {
  const text = normalizeText(question);
  const both = BOTH.exec(text);
  if (both) {
    const [, first = '', second = '', asked = ''] = both;
    const ask = asked.replace(/^(?:分别|各自|各|都)(?:是|由|该)?/u, '');
    const parts = [`${first}${ask}`, `${second}${ask}`];
    return parts.every((part) => contentOf(part, places).length >= 2) ? parts : [question];
  }
  const joined = text.split(JOIN);
  const parts = (joined.length > 1 ? joined : text.split(QUESTIONS)).map((part) => part.trim());
  const matters = parts.filter((part) => contentOf(part, places).length >= 2);
  if (matters.length < 2 || matters.length > 3) return [question];
  const stands = (part: string, at: number): boolean =>
    ASKS.test(part) || (joined.length > 1 && at > 0 && contentOf(part, places).length <= BARE_MATTER);
  return matters.every(stands) ? matters : [question];
}
