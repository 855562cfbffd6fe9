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
import { createReaders } from './create-readers.ts';
import type { ClassModel } from './reading/class-model.ts';
import { rememberTurns } from './reading/memory.ts';
import type { MatterReading } from './reading/read-question.ts';

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
  readonly models: ReadingModels;
}

/** Learned from conversations (`npm run learn`). */
export interface ReadingModels {
  /** What a question wants to know. */
  readonly intent: ClassModel;
  /** Whether a question goes on with the matter before ('carried') or names one of its own ('new'). */
  readonly followUp: ClassModel;
}

/** The way of a question: reading → matter → decision → composed answer. */
export function createAnswerQuestion(parts: AnswerParts): Answerer['answer'] {
  const { townships, items, config } = parts;
  const { readQuestion, resolver, quotes, findDepartments, itemOf } = createReaders(parts);
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
