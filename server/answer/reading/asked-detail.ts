import { normalizeText } from '../../../indexer/normalize-text.ts';
import { DETAILS, type Detail } from './details.ts';

/** A 谁 that asks for no office: 谁能告诉我, 谁也不讲, 谁家, 谁领过. */
const OTHER_WHO = /谁(?:能|来)?(?:告诉|给)我(?:一下|说说|讲讲)?|谁[也都家]|谁\p{Script=Han}过/gu;
/** Words that ask who is responsible, or where to go for it. */
const ASKS_WHO =
  /谁|哪(?:一)?个?(?:部门|单位|家|科室?|级|局|机构|街道|乡镇)|(?:什么|啥)(?:部门|单位)|归[^还属]{1,4}[管办]|该找|找哪|[去往问]哪(?!一?天|年|几|些|个(?:账|网))|在哪(?:里|儿)?(?!一?[个条栋幢座天层])|哪(?:里|儿)|[交报送](?:到|给)?哪(?!些|几|一?天|个账)|责任单位|派单|\bwho\b|\bwhom\b|which (?:office|department|agency|bureau)/gu;
/** 镇上还是县里, 找镇里还是找教育局: an office out of two. */
const OFFICE_OR_OFFICE =
  /(?:镇|乡|村|县|市|局|所|队|委|联|社区)[^，]{0,6}还是[^，]{0,6}(?:镇|乡|村|县|市|局|所|队|办|委|联|社区)/u;
/** What the asker does not want to know. */
const DECLINED =
  /不要紧|无所谓|没关系|不管|不用|不需要|不必|不争|不问|不打听|不想(?:知道|问)|先不|暂且|别(?:给|跟|告诉|说)|我认|算了|心里有数|(?:no|don't|do not) need|not asking|don't (?:care|mind)|never mind/u;
/** Declining a clause before: 「办几天，我不管」. */
const DECLINES_EARLIER =
  /^(?:我|咱|这)?(?:个|些|都|倒|也)*(?:先不|不管|无所谓|不要紧|不用|没关系|不问|不争)/u;
/** A question told, or one that others left without an answer. */
const TOLD =
  /问[了过]|没人(?:说|告诉|知道|讲)|没[说讲]|说不清|说好|答应|(?<!我|想|要)不知道|(?:asked|told|said|says) /u;
/** No question: 没给多少钱, 好几百. */
const VAGUE =
  /没(?:\p{Script=Han})?(?:多少|几)|好几\p{Script=Han}|多少年了|几十年|(?:什么|啥)\p{Script=Han}{1,3}[也都]|没[^，]{0,5}(?:什么|啥)\p{Script=Han}|有啥证/gu;
/** What the township has to put together is its part and no paper of the asker's. */
const OF_TOWNSHIP = /[镇乡](?:里|上|政府)?[^，申]{0,6}(?:准备|备|送|出|写|做|提供|报(?!销|名))/u;

interface Clause {
  readonly detail: Detail | null;
  readonly who: boolean;
}

/** What one clause asks; of who and a detail in one clause the one that stands last, or the detail of a person. */
function readClause(clause: string): Clause {
  const text = clause.replace(VAGUE, '');
  const asksWho = [...text.matchAll(ASKS_WHO)].at(-1) ?? null;
  const whoEnd = OFFICE_OR_OFFICE.test(text)
    ? text.length + 1
    : asksWho === null
      ? -1
      : asksWho.index + asksWho[0].length;
  if (DECLINED.test(text) || TOLD.test(text)) return { detail: null, who: asksWho !== null };
  const detail =
    DETAILS.find(({ asks, ofMatter }) => asks.test(text) && !(ofMatter && OF_TOWNSHIP.test(text))) ?? null;
  if (detail === null) return { detail, who: whoEnd >= 0 };
  const match = detail.asks.exec(text);
  const end = match === null ? 0 : match.index + match[0].length;
  if (detail.ofPerson || end >= whoEnd) return { detail, who: false };
  return { detail: null, who: true };
}

/**
 * The detail that a question wants to know; null when it asks who, or for no detail. Any clause may ask for it, the
 * others tell the story; a clause that asks who makes it a question of who, save where a person's number or name
 * is asked too.
 */
export function askedDetail(question: string): Detail | null {
  const text = normalizeText(question).replace(OTHER_WHO, '');
  const clauses = text
    .split(/[，,。；;！!？?：:、—\n]+/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const read = clauses.map((clause, at) =>
    DECLINES_EARLIER.test(clauses[at + 1] ?? '') ? { detail: null, who: false } : readClause(clause),
  );
  const asked = read.flatMap(({ detail }) => detail ?? []);
  const ofPerson = asked.find((detail) => detail.ofPerson) ?? null;
  return read.some(({ who }) => who) ? ofPerson : (asked[0] ?? null);
}
