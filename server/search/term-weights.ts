import type { SearchIndex } from '../../indexer/search-index.ts';

/** How much a term tells, by how few of the texts hold it. */
export interface TermWeights {
  /** Inverse document frequency; a term that no text holds weighs most. */
  weight(term: string): number;
  /** Whether any text holds the term. */
  knows(term: string): boolean;
}

/** Robertson's idf over titles, cells and wordings (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework"). */
export function createTermWeights({ statistics }: SearchIndex): TermWeights {
  const frequency = new Map(Object.entries(statistics.frequency));
  const { texts } = statistics;
  return {
    weight: (term) => {
      const n = frequency.get(term) ?? 0;
      return Math.log(1 + (texts - n + 0.5) / (n + 0.5));
    },
    knows: (term) => frequency.has(term),
  };
}
