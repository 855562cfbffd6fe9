import type MiniSearch from 'minisearch';
import type { SearchOptions, SearchResult } from 'minisearch';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { tokenize } from '../../indexer/tokenize.ts';
import { raiseScore } from './raise-score.ts';
import type { TermWeights } from './term-weights.ts';
import { createWordingSearch } from './wording-search.ts';

/** Keyword scores of one question, on scales that do not depend on the question; gathered for each family and item. */
export interface KeywordScores {
  /** Best item of the family: BM25+ against what the question's terms could score at most, 0..~1. */
  readonly items: Float32Array;
  /** Best wording of the family, likewise. */
  readonly wording: Float32Array;
  /** Share of the question's term weight that the family's best item holds in title or cells, 0..1. */
  readonly coverage: Float32Array;
  readonly item: Float32Array;
}

/** A title says what the duty is; cells name much else besides. */
const ITEM_SEARCH: SearchOptions = { boost: { title: 3, departments: 1, category: 0.5, cells: 1 } };

/** One character finds every term that begins with it; more would find what they do not mean. */
const isLoneCharacter = (term: string): boolean => /^\p{Script=Han}$/u.test(term);

// What one term can add to a BM25+ score, in multiples of its idf: d + (k + 1), d = 0.5, k = 1.2;
// for items times the title's boost. Only the scale: the learned weights do the rest.
const MAX_WORDING_GAIN = 2.7;
const MAX_ITEM_GAIN = 2.7 * 3;

/** @param hidden wordings that must not count: a wording is never scored by itself when weights are learned */
export type KeywordSearch = (question: string, hidden?: ReadonlySet<string>) => KeywordScores;

export function createKeywordSearch(index: SearchIndex, weights: TermWeights): KeywordSearch {
  const scoreWordings = createWordingSearch(index);
  const familyAt = new Map(index.families.map((family, at) => [family.id, at]));
  const familyOfId = new Map(index.families.flatMap((family, at) => family.items.map((id) => [id, at])));
  const familyOfItem = index.items.map(({ item }) => familyOfId.get(item.id));
  const familiesOfWording = index.wordings.map(({ families }) =>
    families.flatMap((id) => familyAt.get(id) ?? []),
  );

  return (question, hidden = new Set()) => {
    const families = index.families.length;
    const result: KeywordScores = {
      items: new Float32Array(families),
      wording: new Float32Array(families),
      coverage: new Float32Array(families),
      item: new Float32Array(index.items.length),
    };
    const terms = [...new Set(tokenize(question))];
    const ideal = terms.reduce((sum, term) => sum + weights.weight(term), 0);
    if (ideal === 0) return result;

    for (const hit of run(index.itemKeywords, question, ITEM_SEARCH)) {
      const at = hit.id as number;
      const score = plainScore(hit) / (ideal * MAX_ITEM_GAIN);
      result.item[at] = score;
      const family = familyOfItem[at];
      if (family === undefined) continue;
      const held = hit.queryTerms.reduce((sum, term) => sum + weights.weight(term), 0) / ideal;
      raiseScore(result.items, family, score);
      raiseScore(result.coverage, family, Math.min(1, held));
    }
    scoreWordings(terms, isLoneCharacter).forEach((score, at) => {
      if (score === 0 || hidden.has(index.wordings[at]?.text ?? '')) return;
      for (const family of familiesOfWording[at] ?? []) {
        raiseScore(result.wording, family, score / (ideal * MAX_WORDING_GAIN));
      }
    });
    return result;
  };
}

function run(keywords: MiniSearch, question: string, options: SearchOptions): SearchResult[] {
  const distinct = (text: string): string[] => [...new Set(tokenize(text))];
  return keywords.search(question, { ...options, prefix: isLoneCharacter, tokenize: distinct });
}

/** MiniSearch multiplies a score by the number of terms that matched; on a fixed scale it must not grow so. */
function plainScore(hit: SearchResult): number {
  return hit.score / Math.max(1, hit.queryTerms.length);
}
