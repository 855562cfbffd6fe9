import { tokenize } from './tokenize.ts';
import { termPosition, type Vocabulary } from './vocabulary.ts';
import type { Wording } from './wordings.ts';

/**
 * Which wordings hold a term: an inverted index in plain numbers (Zobel & Moffat 2006, "Inverted Files for Text
 * Search Engines"). MiniSearch keeps two maps for each term, which for twenty thousand wordings is ten times the
 * memory, and a second and a half of every start.
 */
export interface WordingPostings {
  /** Term i of the vocabulary has its postings from starts[i] to starts[i + 1]. */
  readonly starts: Uint32Array;
  /** Positions of wordings, rising within a term. */
  readonly wordings: Uint32Array;
  /** How many different terms each wording has. */
  readonly lengths: Uint16Array;
}

/** @param vocabulary must hold every term of the wordings */
export function buildWordingPostings(vocabulary: Vocabulary, wordings: readonly Wording[]): WordingPostings {
  const termsOf = wordings.map(({ text }) =>
    [...new Set(tokenize(text))].map((term) => termPosition(vocabulary, term)),
  );
  const starts = new Uint32Array(vocabulary.terms.length + 1);
  for (const at of termsOf.flat()) starts[at + 1] = (starts[at + 1] as number) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const next = starts.slice();
  const postings = new Uint32Array(starts.at(-1) ?? 0);
  termsOf.forEach((terms, wording) => {
    for (const at of terms) {
      postings[next[at] as number] = wording;
      next[at] = (next[at] as number) + 1;
    }
  });
  return { starts, wordings: postings, lengths: Uint16Array.from(termsOf, (terms) => terms.length) };
}
