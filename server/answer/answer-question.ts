import type { Department, DepartmentKind } from '../../indexer/departments.ts';
import type { DutyItem } from '../../indexer/duty-item.ts';
import type { DutyFamily } from '../../indexer/families.ts';
import type { Answerer } from '../answerer.ts';
import type { TownshipView } from '../protocol.ts';
import type { Confidence } from '../search/confidence.ts';
import type { Ranking, Search } from '../search/hybrid-search.ts';
import type { TermWeights } from '../search/term-weights.ts';
import type { AnswerConfig } from './answer-config.ts';
import { createAnswerMatter } from './answer-matter.ts';
import { composeLookup } from './compose-lookup.ts';
import { composeOffTopic } from './compose-off-topic.ts';
import { composeSelection } from './compose-selection.ts';
import { createQuotePicker } from './pick-quote.ts';
import { createFindDepartments } from './reading/find-departments.ts';
import { rememberTurns } from './reading/memory.ts';
import { createReadQuestion, type MatterReading } from './reading/read-question.ts';
import { createReadSelection } from './reading/read-selection.ts';
import { createResolveMatter } from './resolve-matter.ts';
import { createFindTownship } from './township-names.ts';

/** Everything that answering needs; a test hands over a small hand-made one. */
export interface AnswerParts {
  readonly townships: readonly TownshipView[];
  readonly items: readonly DutyItem[];
  readonly families: readonly DutyFamily[];
  readonly kinds: readonly DepartmentKind[];
  readonly offices: readonly Department[];
  readonly weights: TermWeights;
  readonly search: Search;
  readonly confidenceOf: (ranking: Ranking) => Confidence;
  readonly config: AnswerConfig;
}

/** 我们镇, 本乡: the one who asks, and no filter. */
const SELF = /(?:我们?|咱们?|本|我)(?:这)?(?:个)?(?:乡镇|镇|乡)(?:里|上)?/gu;

/** The way of a question: reading → matter → decision → composed answer. */
export function createAnswerQuestion(parts: AnswerParts): Answerer['answer'] {
  const { townships, items, families, weights, search, confidenceOf, config } = parts;
  const byId = new Map(items.map((item) => [item.id, item]));
  const familyByItem = new Map(families.flatMap((family) => family.items.map((id) => [id, family])));
  const itemOf = (id: string): DutyItem | null => byId.get(id) ?? null;
  const quotes = createQuotePicker(weights);
  const findTownship = createFindTownship(townships);
  const findDepartments = createFindDepartments(parts.kinds, parts.offices);
  const categories = [...new Set(items.map(({ category }) => category))];
  const readSelection = createReadSelection(categories, findDepartments, SELF);
  const readQuestion = createReadQuestion({ findTownship, findDepartments, readSelection, itemOf });
  const familyOf = (id: string): DutyFamily | null => familyByItem.get(id) ?? null;
  const resolver = createResolveMatter({ search, confidenceOf, quotes, familyOf, itemOf });
  const matters = createAnswerMatter({ townships, quotes, resolver, findDepartments, config });

  return async (question, { township, turns }) => {
    const memory = rememberTurns(turns);
    const set = townships.find(({ id }) => id === township) ?? null;
    const reading = readQuestion(question, memory, set);
    switch (reading.task) {
      case 'off-topic':
        return composeOffTopic(reading.topic, reading.place);
      case 'lookup':
        return composeLookup(items, reading.lookup, reading.place, reading.carried);
      case 'selection':
        return composeSelection(items, reading.reading, townships, reading.carried);
      case 'choice': {
        const place = { ...reading.matter.place };
        const item = itemOf(reading.id);
        // An entry of the last answer belongs to one township, unless another is named; an option stands for its matter.
        const only =
          item && memory.options.length === 0 && place.words.length === 0 ? [item.township] : place.townships;
        const chosen = await resolver.chosen(reading.id);
        return matters.decide({ ...reading.matter, place: { ...place, townships: only } }, chosen);
      }
      case 'other':
        return matters.offerOthers(memory, reading.place);
      case 'matter':
        return matters.answer(reading, memory, (text) => {
          const part = readQuestion(text, rememberTurns([]), set);
          return part.task === 'matter'
            ? part
            : ({ ...reading, question: text, parts: [text] } satisfies MatterReading);
        });
    }
  };
}
