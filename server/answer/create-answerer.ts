import {
  createFindKind,
  type DepartmentKind,
  joinDepartments,
  readDepartmentKinds,
} from '../../indexer/departments.ts';
import type { Embedder } from '../../indexer/embedder.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import type { Answerer } from '../answerer.ts';
import type { TownshipView } from '../protocol.ts';
import { type Confidence, confidenceOf } from '../search/confidence.ts';
import confidenceModel from '../search/confidence-model.json' with { type: 'json' };
import { createSearch, type Ranking } from '../search/hybrid-search.ts';
import rankingWeights from '../search/ranking-weights.json' with { type: 'json' };
import { createStorySearch } from '../search/story-search.ts';
import { createSuggest } from '../search/suggest.ts';
import { createTermWeights } from '../search/term-weights.ts';
import answerConfig from './answer-config.json' with { type: 'json' };
import { type AnswerParts, createAnswerQuestion } from './answer-question.ts';
import followUpModel from './follow-up-model.json' with { type: 'json' };
import intentModel from './intent-model.json' with { type: 'json' };

/** Joins search and answering over one index. @param kinds the kinds of offices, for joining their names */
export function createAnswerer(
  index: SearchIndex,
  embedder: Embedder,
  kinds: readonly DepartmentKind[] = readDepartmentKinds(`${import.meta.dirname}/../..`),
): Answerer {
  const parts = createAnswerParts(index, embedder, kinds);
  return {
    townships: parts.townships,
    suggest: createSuggest(index),
    answer: createAnswerQuestion(parts),
  };
}

/** What answering over one index needs, with the learned weights in use. */
export function createAnswerParts(
  index: SearchIndex,
  embedder: Embedder,
  kinds: readonly DepartmentKind[],
): AnswerParts {
  const items = index.items.map(({ item }) => item);
  const weights = createTermWeights(index);
  const sure = (ranking: Ranking): Confidence => confidenceOf(ranking, confidenceModel);
  return {
    townships: townshipsOf(index),
    items,
    families: index.families,
    kinds,
    offices: joinDepartments(items, createFindKind(kinds)),
    weights,
    search: createStorySearch(
      createSearch(index, embedder, weights, rankingWeights),
      (ranking) => sure(ranking).right,
    ),
    confidenceOf: sure,
    config: answerConfig,
    models: { intent: intentModel, followUp: followUpModel },
  };
}

function townshipsOf(index: SearchIndex): TownshipView[] {
  const byId = new Map(index.items.map(({ item }) => [item.township.id, item.township]));
  return [...byId.values()].map(({ id, name, county }) => ({ id, name, county }));
}
