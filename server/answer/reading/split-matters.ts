import { normalizeText } from '../../../indexer/normalize-text.ts';
import { contentOf } from './content-words.ts';

const JOIN =
  /[，,。；;？?！!\s]+(?:还有(?:就是)?|另外|以及|再就是|再问(?:一下)?|顺便(?:问(?:一下|下)?)?|还想问(?:一下|下)?)(?:[，,：:\s])*/u;
const QUESTIONS = /[？?；;]+/u;
/** 「A、B和C，各归谁」: each of what is named is asked for by itself. */
const EACH =
  /[，,\s]*(?:这?[两俩二三仨四几](?:件|个|样|项)?事?)?(?:分别|各自|各|都)(?:是|由|该|要)?(?=[归找去在到属给]{0,2}(?:谁|哪|怎么|咋|如何))/u;
const AND = /和|跟|与|以及|还有/u;
const NAMED_AT_MOST = 4;
/** In characters. */
const LONGEST_NAME = 14;
const CLAUSES = /[，,。；;？?！!]+/u;
const WHO = /谁(?![也都家]|\p{Script=Han}过)|哪(?:个|家)(?:部门|单位|局)?/u;
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
  const each = splitEach(text, places);
  if (each) return each;
  const joined = text.split(JOIN);
  const clauses = text.split(CLAUSES);
  const split = joined.length > 1 ? joined : asksAgain(clauses) ? clauses : text.split(QUESTIONS);
  const parts = split.map((part) => part.trim());
  const matters = parts.filter((part) => contentOf(part, places).length >= 2);
  if (matters.length < 2 || matters.length > 3) return [question];
  const stands = (part: string, at: number): boolean =>
    ASKS.test(part) || (joined.length > 1 && at > 0 && contentOf(part, places).length <= BARE_MATTER);
  return matters.every(stands) ? matters : [question];
}

/**
 * The parts of a question that asks for each of several named things (「A、B各归谁」), each with the question's own
 * asking words; null for any other. These are several matters even where the lists hold them together.
 * @param places words that name townships
 */
export function splitEach(question: string, places: readonly string[]): string[] | null {
  const text = normalizeText(question);
  const each = EACH.exec(text);
  if (!each) return null;
  const ask = text.slice(each.index + each[0].length);
  const names = enumerated(text.slice(0, each.index));
  const isList =
    names.length > 1 &&
    names.length <= NAMED_AT_MOST &&
    names.every((name) => name.length <= LONGEST_NAME && contentOf(name, places).length >= 2);
  return isList ? names.map((name) => `${name}${ask}`) : null;
}

/** What an enumeration names: with 、 only its last part may hold 和. */
function enumerated(text: string): string[] {
  const parts = text.split('、');
  const last = (parts.pop() ?? '').split(AND);
  return [...parts, ...last].map((part) => part.trim());
}

/** 「低保归谁，高龄津贴归谁」, 「…，高龄津贴呢」: every clause asks. */
function asksAgain(clauses: readonly string[]): boolean {
  const [first = '', ...others] = clauses.filter((clause) => clause.trim() !== '');
  return (
    others.length > 0 && WHO.test(first) && others.every((clause) => WHO.test(clause) || /呢$/u.test(clause))
  );
}
