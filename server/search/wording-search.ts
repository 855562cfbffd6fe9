import type { SearchIndex } from '../../indexer/search-index.ts';
import { termPosition, termsBeginning } from '../../indexer/vocabulary.ts';

// BM25+ with MiniSearch's settings, so that wordings and items are scored alike.
const SATURATION = 1.2;
const LENGTH_SHARE = 0.7;
const FLOOR = 0.5;
/** What a term that only begins with the asked one counts, and how that falls with its further characters. */
const BEGINNING_WEIGHT = 0.375;
const BEGINNING_FALL = 0.3;

/** How well each wording holds terms: their sum of BM25+ (Lv & Zhai 2011); one for each wording, 0 where none is held. */
export type WordingSearch = (
  terms: readonly string[],
  isBeginning: (term: string) => boolean,
) => Float32Array;

export function createWordingSearch({
  vocabulary,
  wordingPostings,
}: Pick<SearchIndex, 'vocabulary' | 'wordingPostings'>): WordingSearch {
  const { starts, wordings, lengths } = wordingPostings;
  const count = lengths.length;
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count);
  // A wording holds a term once or not at all, but for a slip: what a term gains is then a matter of length alone.
  const gains = Float32Array.from(
    lengths,
    (length) =>
      FLOOR + (SATURATION + 1) / (1 + SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / meanLength)),
  );

  function add(scores: Float32Array, position: number, weight: number): void {
    const from = starts[position] as number;
    const to = starts[position + 1] as number;
    const held = to - from;
    const rarity = weight * Math.log(1 + (count - held + 0.5) / (held + 0.5));
    for (let i = from; i < to; i++) {
      const wording = wordings[i] as number;
      scores[wording] = (scores[wording] as number) + rarity * (gains[wording] as number);
    }
  }

  return (terms, isBeginning) => {
    const scores = new Float32Array(count);
    for (const term of terms) {
      const exact = termPosition(vocabulary, term);
      if (exact >= 0) add(scores, exact, 1);
      if (!isBeginning(term)) continue;
      const [from, to] = termsBeginning(vocabulary, term);
      for (let position = from; position < to; position++) {
        if (position === exact) continue;
        const longer = vocabulary.terms[position] as string;
        const further = longer.length - term.length;
        add(
          scores,
          position,
          (BEGINNING_WEIGHT * longer.length) / (longer.length + BEGINNING_FALL * further),
        );
      }
    }
    return scores;
  };
}
