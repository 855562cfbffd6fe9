import type { DutyItem } from '../../../indexer/duty-item.ts';
import type { Intent, TownshipView } from '../../protocol.ts';
import type { FindTownship } from '../township-names.ts';
import { contentOf } from './content-words.ts';
import type { DepartmentMention, FindDepartments } from './find-departments.ts';
import { frameOf } from './frame.ts';
import { matterIntent } from './matter-intent.ts';
import type { Memory } from './memory.ts';
import { type Place, readPlace } from './read-place.ts';

export interface FrameParts {
  readonly findTownship: FindTownship;
  readonly findDepartments: FindDepartments;
  readonly itemOf: (id: string) => DutyItem | null;
}

const PART =
  /(?![有在是凭为叫头接])\p{Script=Han}(?:点|些)?(?:什么|啥|哪些)|具体(?:负责|管)|哪(?:一?块|一?步)/u;
const WITHIN = /在(?:这(?:件|个)?事?里?[头面边]?|里面|其中|里头)/u;
/** What else an office does (还管什么, 都管些啥): no part of the matter. */
const BESIDES = /[都还也](?:分?管|牵头|负责|承接|有)|别的|其他|其它|另外/u;
/** An office alone (那县教体局呢) asks for its part. */
const AND_OFFICE = /呢[？?。！! ]*$/u;

/** How a question is put, with what the rules take it for. */
export interface FrameReading {
  readonly place: Place;
  readonly frame: readonly string[];
  readonly rule: Intent;
  /** The rules take it for one about an office's part in the matter before. */
  readonly isPart: boolean;
  /** Its words for offices that have a part in that matter. */
  readonly known: readonly string[];
}

/** Reads how a question is put. `set`: the township that the reader set. */
export type ReadFrame = (asked: string, memory: Memory, set: TownshipView | null) => FrameReading;

export function createReadFrame({ findTownship, findDepartments, itemOf }: FrameParts): ReadFrame {
  /** Whether the duties of the last answer's entry name an office. */
  function isNamedIn(writings: readonly string[], { shown }: Memory): boolean {
    const item = itemOf(shown[0] ?? '');
    const cells = item === null ? '' : [item.upperDuty, item.townshipDuty, item.method].join('\n');
    return writings.some((name) => cells.includes(name));
  }

  /** Whether an office has a part in the matter before: 「水利局要做什么」. */
  function isOfMatter({ offices }: DepartmentMention, memory: Memory): boolean {
    return offices.some(
      ({ writings }) =>
        writings.some((name) => memory.departments.includes(name)) || isNamedIn(writings, memory),
    );
  }

  return (asked, memory, set) => {
    const place = readPlace(asked, memory, set, findTownship);
    const mentions = findDepartments(asked);
    const offices = mentions.map(({ words }) => words);
    const within = WITHIN.test(asked);
    const ofMatter =
      memory.subjects.length === 0 ? [] : mentions.filter((mention) => within || isOfMatter(mention, memory));
    const known = ofMatter.map(({ words }) => words);
    const isPart = known.length > 0 && asksPart(asked, [...place.words, ...offices]);
    return {
      place,
      frame: frameOf(asked, { offices, places: place.words }, memory.intent),
      rule: isPart ? 'department-part' : matterIntent(asked),
      isPart,
      known,
    };
  };
}

/** Whether an office's part is asked for by the rules: by a verb, or by nothing but the office. */
function asksPart(question: string, named: readonly string[]): boolean {
  if (BESIDES.test(question)) return false;
  return PART.test(question) || (AND_OFFICE.test(question) && contentOf(question, named) === '');
}
