import type { DutyItem } from '../../../indexer/duty-item.ts';
import { normalizeText } from '../../../indexer/normalize-text.ts';
import type { Intent, TownshipView } from '../../protocol.ts';
import type { FindTownship } from '../township-names.ts';
import { askedDetail } from './asked-detail.ts';
import { carriedSelection, OF_MANY } from './carried-selection.ts';
import { contentOf } from './content-words.ts';
import { departmentSelection, withDepartment } from './department-selection.ts';
import type { Detail } from './details.ts';
import type { FindDepartments } from './find-departments.ts';
import { type Reference, readReference } from './follow-up.ts';
import { GUESSED_INTENTS, MATTER_INTENTS } from './guess-intent.ts';
import { findList } from './list-words.ts';
import type { Memory } from './memory.ts';
import { type OffTopic, offTopic } from './off-topic.ts';
import { createReadFrame } from './read-frame.ts';
import { type Lookup, readLookup, readStep } from './read-lookup.ts';
import { type Place, readPlace } from './read-place.ts';
import type { SelectionReading } from './read-selection.ts';
import { splitMatters } from './split-matters.ts';

/** A question about one matter. */
export interface MatterReading {
  readonly task: 'matter';
  readonly question: string;
  readonly place: Place;
  readonly intent: Intent;
  /** What the rules alone take the intent for. */
  readonly rule: Intent;
  /** How it is put, whatever it is about. */
  readonly frame: readonly string[];
  readonly detail: Detail | null;
  /** What it names beside places, offices and the detail that it asks for; '' when it names nothing. */
  readonly own: string;
  readonly reference: Reference;
  /** The question in parts that may each be a matter; itself alone for most. */
  readonly parts: readonly string[];
}

/** What a question asks, read from its words and the conversation alone. */
export type Reading =
  | MatterReading
  | { readonly task: 'off-topic'; readonly topic: OffTopic; readonly place: Place }
  | { readonly task: 'lookup'; readonly lookup: Lookup; readonly place: Place; readonly carried: boolean }
  | {
      readonly task: 'selection';
      readonly reading: SelectionReading;
      readonly place: Place;
      readonly carried: boolean;
    }
  /** An entry of the last answer, chosen by its place there. */
  | { readonly task: 'choice'; readonly id: string; readonly matter: MatterReading }
  /** The last answer was rejected without a word of what is meant. */
  | { readonly task: 'other'; readonly place: Place };

export interface ReadingParts {
  readonly findTownship: FindTownship;
  readonly findDepartments: FindDepartments;
  readonly readSelection: (
    question: string,
    place: Place,
    base: SelectionReading | null,
  ) => SelectionReading | null;
  readonly itemOf: (id: string) => DutyItem | null;
  /** What a question wants to know, from how it is put and what the rules take it for. */
  readonly intentOf: (frame: readonly string[], rule: Intent, among: readonly Intent[]) => Intent;
}

const HANDLES = /管|负责|牵头|承担|承接|办|职责|收/u;
/** 这证, 那笔钱: what the matter before is about. */
const POINTER = /[这那][个本张笔份项]?(?:证|钱|款|卡|表|费|活|补贴|补助|津贴|材料|手续|单子|东西)(?!明|书)/u;
/** A step that is over (装好了谁验收) belongs to the matter before. */
const DONE = /^(?:等|那)?\p{Script=Han}{1,2}[好完成](?:了|后|以后|之后)/u;
const ITEM_ORDINAL = /第.{1,4}[项条款]/u;

/** Joins the readers. @param set the township that the reader set */
export function createReadQuestion(parts: ReadingParts) {
  const { findTownship, findDepartments, readSelection, itemOf, intentOf } = parts;
  const readFrame = createReadFrame(parts);

  /** After a number was looked up 「基本履职的呢」, the same number in another list, or 「下一项」. */
  function otherEntry(question: string, place: Place, memory: Memory): Lookup | null {
    const item = memory.intent === 'lookup' ? itemOf(memory.shown[0] ?? '') : null;
    const step = item && readStep(question, place.words);
    if (item && step !== null) return { list: item.list, no: item.no + step };
    const named = item && findList(normalizeText(question), true);
    if (!item || !named || contentOf(question, [...place.words, named.words]).length >= 2) return null;
    return { list: named.list, no: item.no };
  }

  function ownWords(question: string, { words }: Place, detail: Detail | null): string {
    const offices = findDepartments(question).filter(({ formal }) => formal);
    const text = normalizeText(question).replace(POINTER, ' ').replace(DONE, ' ');
    const rest = detail ? text.replace(detail.asks, ' ') : text;
    return contentOf(rest, [...words, ...offices.map((office) => office.words)]);
  }

  function readQuestion(asked: string, memory: Memory, set: TownshipView | null): Reading {
    const { place: first, frame, rule, isPart, known } = readFrame(asked, memory, set);
    const guess = intentOf(frame, rule, GUESSED_INTENTS);
    const offices = isPart || guess === 'department-part' ? known : [];
    const reference = readReference(asked, [...first.words, ...offices]);
    const question = reference.correction ?? asked;
    const corrected = question === asked ? first : readPlace(question, memory, set, findTownship);
    const place = corrected.words.length > 0 ? corrected : first;
    const detail = askedDetail(question);
    const matter: MatterReading = {
      task: 'matter',
      question,
      place,
      intent: detail ? 'detail' : guess === 'department' ? intentOf(frame, rule, MATTER_INTENTS) : guess,
      rule: detail ? 'detail' : rule,
      frame,
      detail,
      own: ownWords(question, place, detail),
      reference: reference.correction === null ? reference : { ...reference, empty: false, leaning: false },
      parts: splitMatters(question, place.words),
    };
    const continues = memory.last !== null;

    // The page and the command line ask an option by its own words.
    const pressed = memory.options.find(({ label }) => label === asked.trim());
    if (pressed)
      return { task: 'choice', id: pressed.id, matter: { ...matter, intent: 'who', detail: null } };
    if (memory.options.length > 0 && reference.ordinal !== null) {
      const option = memory.options.at(reference.ordinal < 0 ? -1 : reference.ordinal - 1);
      if (option) return { task: 'choice', id: option.id, matter };
    }
    const topic = offTopic(question);
    if (topic !== null && !(continues && topic === 'unclear')) return { task: 'off-topic', topic, place };

    // Of a place without a list here nothing is counted or looked up.
    if (place.foreign !== null) return matter;
    const lookup =
      readLookup(question, place.words, memory.intent === 'lookup') ?? otherEntry(question, place, memory);
    if (reference.ordinal !== null && memory.shown.length > 1 && !lookup?.list) {
      const isNumber = ITEM_ORDINAL.test(normalizeText(question)) && !OF_MANY.includes(memory.intent);
      const id = memory.shown.at(reference.ordinal < 0 ? -1 : reference.ordinal - 1);
      if (id !== undefined && !isNumber && reference.ordinal !== 0) return { task: 'choice', id, matter };
    }
    if (lookup) {
      const lastItem = itemOf(memory.shown[0] ?? '');
      const carriedList = OF_MANY.includes(memory.intent) ? (lastItem?.list ?? null) : null;
      const list = lookup.list ?? carriedList;
      return {
        task: 'lookup',
        lookup: { ...lookup, list },
        place,
        carried: place.carried || (lookup.list === null && list !== null),
      };
    }
    if (reference.rejects && reference.correction === null && reference.empty)
      return { task: 'other', place };

    if (offices.length > 0) return matter;
    const fromPronoun = reference.department && HANDLES.test(question);
    const whole = fromPronoun ? withDepartment(question, memory.departments) : question;
    const own = readSelection(whole, place, null);
    const isOwn = own !== null && isWhole(own, place) && !isElliptic(question);
    const base =
      !isOwn && (reference.leaning || own !== null)
        ? carriedSelection(memory, findTownship, readSelection, findDepartments)
        : null;
    const reading = base === null ? own : readSelection(whole, place, base);
    const ofMatter = reading?.bare && memory.subjects.length > 0 && !OF_MANY.includes(memory.intent);
    if (reading && !ofMatter) {
      const carried = place.carried || whole !== question || reading !== own;
      return { task: 'selection', reading, place, carried };
    }
    if (guess === 'department' && detail === null) {
      const all = departmentSelection(withDepartment(question, memory.departments), place, findDepartments);
      if (all) return { task: 'selection', reading: all, place, carried: place.carried || base !== null };
    }
    return matter;
  }

  return { readFrame, readQuestion };
}

/** A counting question that needs nothing of the one before: it names what is counted. */
function isWhole({ selection, words }: SelectionReading, place: Place): boolean {
  const named = [selection.list, selection.category, selection.departments, selection.keyword];
  // 「托里镇配合事项有几项」, but not 「托里镇配合的呢」.
  const ofPlace = place.words.length > 0 && /事项|清单/u.test(words) ? 1 : 0;
  return words !== '' && named.filter((part) => part !== null).length + ofPlace >= 2;
}

/** 「那伊宁市的配合事项呢」 asks what was asked before. */
function isElliptic(question: string): boolean {
  return /呢[？?。！! ]*$/u.test(question) && !/几|多少|哪|什么|啥|谁|列|数/u.test(question);
}

/** Whether a question says nothing of its own and there is nothing before it. */
export function isBlank({ question, place }: MatterReading): boolean {
  return contentOf(question, place.words).length < 2;
}
