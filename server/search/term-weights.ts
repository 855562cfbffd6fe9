import type { SearchIndex } from '../../indexer/search-index.ts';
import { termPosition } from '../../indexer/vocabulary.ts';

/** How much a term tells, by how few of the texts hold it. */
export interface TermWeights {
  /** Inverse document frequency; a term that no text holds weighs most. */
  weight(term: string): number;
  /** Whether any text holds the term. */
  knows(term: string): boolean;
}

/** Robertson's idf over titles, cells and wordings (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework"). */
export function createTermWeights({ vocabulary }: Pick<SearchIndex, 'vocabulary'>): TermWeights {
  const { texts, frequency } = vocabulary;
  return {
    weight: (term) => {
      const n = frequency[termPosition(vocabulary, term)] ?? 0;
      return Math.log(1 + (texts - n + 0.5) / (n + 0.5));
    },
    knows: (term) => termPosition(vocabulary, term) >= 0,
  };
}
