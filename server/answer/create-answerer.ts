import type { Embedder } from '../../indexer/embedder.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import type { Answerer } from '../answerer.ts';
import type { TownshipView } from '../protocol.ts';
import { confidenceOf } from '../search/confidence.ts';
import confidenceModel from '../search/confidence-model.json' with { type: 'json' };
import { createSearch } from '../search/hybrid-search.ts';
import rankingWeights from '../search/ranking-weights.json' with { type: 'json' };
import { createSuggest } from '../search/suggest.ts';
import { createTermWeights } from '../search/term-weights.ts';
import { composeAnswer } from './compose-answer.ts';
import { createFindTownship } from './township-names.ts';

/** Joins understanding, search and composing over one index. */
export function createAnswerer(index: SearchIndex, embedder: Embedder): Answerer {
  const townships = townshipsOf(index);
  const weights = createTermWeights(index);
  const search = createSearch(index, embedder, weights, rankingWeights);
  const findTownship = createFindTownship(townships);

  return {
    townships,
    suggest: createSuggest(index),
    async answer(question, context) {
      const named = findTownship(question);
      const set = townships.filter((township) => township.id === context.township);
      const ranking = await search(question);
      return composeAnswer({
        question,
        ranking,
        confidence: confidenceOf(ranking, confidenceModel),
        townships: named?.townships ?? set,
        carried: named === null && set.length > 0,
        weights,
        threshold: confidenceModel.refuseBelow,
      });
    },
  };
}

function townshipsOf(index: SearchIndex): TownshipView[] {
  const byId = new Map(index.items.map(({ item }) => [item.township.id, item.township]));
  return [...byId.values()].map(({ id, name, county }) => ({ id, name, county }));
}
