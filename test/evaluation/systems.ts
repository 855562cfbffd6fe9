import MiniSearch from 'minisearch';
import type { Embedder } from '../../indexer/embedder.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { cutWords } from '../../indexer/tokenize.ts';
import { confidenceOf } from '../../server/search/confidence.ts';
import confidenceModel from '../../server/search/confidence-model.json' with { type: 'json' };
import { FAMILY_FEATURES, type FamilyFeature } from '../../server/search/family-features.ts';
import type { FeatureWeights } from '../../server/search/fuse-scores.ts';
import { createSearch } from '../../server/search/hybrid-search.ts';
import rankingWeights from '../../server/search/ranking-weights.json' with { type: 'json' };
import { createStorySearch } from '../../server/search/story-search.ts';
import { createTermWeights } from '../../server/search/term-weights.ts';

/** Ranks families for a question: ids, best first. */
export type RankFamilies = (question: string) => Promise<readonly string[]>;

/** What is measured side by side: the plain way, each part alone, the whole. */
export function createSystems(index: SearchIndex, embedder: Embedder): ReadonlyMap<string, RankFamilies> {
  const termWeights = createTermWeights(index);
  const part = (...features: FamilyFeature[]): RankFamilies => {
    const weights = Object.fromEntries(
      FAMILY_FEATURES.map((name) => [name, features.includes(name) ? rankingWeights[name] || 1 : 0]),
    ) as FeatureWeights;
    const search = createSearch(index, embedder, termWeights, weights);
    return async (question) => (await search(question)).families.map(({ family }) => family.id);
  };
  const story = createStorySearch(
    createSearch(index, embedder, termWeights, rankingWeights),
    (ranking) => confidenceOf(ranking, confidenceModel).right,
  );
  const whole: RankFamilies = async (question) =>
    (await story(question)).families.map(({ family }) => family.id);
  return new Map([
    ['plain words + BM25', createPlainSearch(index)],
    ['keywords of items', part('keywordItems', 'coverage')],
    ['keywords of wordings', part('keywordWording')],
    ['vectors of titles and cells', part('vectorTitle', 'vectorCell')],
    ['vectors of wordings', part('vectorWording', 'vectorWordings', 'vectorMiddle', 'neighbours')],
    ['whole', whole],
  ]);
}

/** The baseline that anyone would build first: words of titles, departments and cells in MiniSearch, as it comes. */
function createPlainSearch(index: SearchIndex): RankFamilies {
  const plain = new MiniSearch({ fields: ['title', 'departments', 'cells'], tokenize: cutWords });
  plain.addAll(
    index.items.map(({ item }, id) => ({
      id,
      title: item.title,
      departments: item.departments.join('、'),
      cells: [item.upperDuty, item.townshipDuty, item.method].filter(Boolean).join('\n'),
    })),
  );
  const familyOf = new Map(index.families.flatMap((family) => family.items.map((id) => [id, family.id])));
  return async (question) => {
    const families = plain
      .search(question)
      .map((hit) => familyOf.get(index.items[hit.id as number]?.item.id ?? ''));
    return [...new Set(families.filter((id) => id !== undefined))].slice(0, 10);
  };
}

/** Keeps the vectors of questions, so that six systems embed each question once. */
export function rememberVectors(embedder: Embedder): Embedder {
  const known = new Map<string, Promise<Float32Array>>();
  return {
    ...embedder,
    embed(texts, role) {
      const key = JSON.stringify([role, texts]);
      const vectors = known.get(key) ?? embedder.embed(texts, role);
      known.set(key, vectors);
      return vectors;
    },
  };
}
