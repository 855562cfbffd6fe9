import type { Passage } from './passages.ts';
import { tokenize } from './tokenize.ts';

/** All terms of titles, cells and wordings. */
export interface Vocabulary {
  /** How many texts were counted. */
  readonly texts: number;
  /** In the order of their code units, so that a term is found by halving and a beginning is a stretch. */
  readonly terms: readonly string[];
  /** Number of texts that hold terms[i]. */
  readonly frequency: Uint32Array;
}

/** Counts over titles, cells and wordings; questions that the lists do not answer teach nothing. */
export function collectVocabulary(passages: readonly Passage[]): Vocabulary {
  const counts = new Map<string, number>();
  const counted = passages.filter(({ kind }) => kind !== 'negative');
  for (const { text } of counted) {
    for (const term of new Set(tokenize(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const terms = [...counts.keys()].sort();
  return {
    texts: counted.length,
    terms,
    frequency: Uint32Array.from(terms, (term) => counts.get(term) ?? 0),
  };
}

/** A term's position; −1 when no text holds it. */
export function termPosition({ terms }: Vocabulary, term: string): number {
  const at = firstNotBefore(terms, term);
  return terms[at] === term ? at : -1;
}

/** Positions of the terms that begin with `beginning`: from the first up to, not including, the second. */
export function termsBeginning({ terms }: Vocabulary, beginning: string): [from: number, to: number] {
  const from = firstNotBefore(terms, beginning);
  let to = from;
  while (terms[to]?.startsWith(beginning)) to++;
  return [from, to];
}

function firstNotBefore(terms: readonly string[], term: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] as string) < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
