import type { SearchIndex } from '../../indexer/search-index.ts';

/** The words of the lists and of the everyday wordings, by how often they occur and how they sound. */
export interface Lexicon {
  /** How often a word occurs; 0 when it does not. */
  count(word: string): number;
  /** Words whose toneless syllables are these, the commonest first. */
  bySound(syllables: string): readonly string[];
  /** Words of two characters and more whose syllables begin with these letters, the commonest first. */
  byInitials(initials: string): readonly string[];
  /** The Chinese word for an English one, singular or plural; undefined when the glossary has none. */
  translate(word: string): string | undefined;
  /** Whether two characters stand side by side anywhere. */
  knowsPair(pair: string): boolean;
  /** All words together. */
  readonly total: number;
}

export function createLexicon({ statistics, glossary }: SearchIndex): Lexicon {
  const english = new Map(Object.entries(glossary));
  const counts = new Map<string, number>();
  const sounds = new Map<string, string[]>();
  const initials = new Map<string, string[]>();
  const pairs = new Set<string>();
  let total = 0;
  for (const [word, count, sound] of statistics.words) {
    counts.set(word, count);
    push(sounds, sound, word);
    total += count;
  }
  // Initials stand for phrases as well as words: yysyd is 饮用水源地 to whoever types it, whatever jieba cuts.
  for (const [phrase, letters] of statistics.initials) push(initials, letters, phrase);
  for (let at = 0; at < statistics.pairs.length; at += 2) pairs.add(statistics.pairs.slice(at, at + 2));
  return {
    count: (word) => counts.get(word) ?? 0,
    bySound: (syllables) => sounds.get(syllables) ?? [],
    byInitials: (letters) => initials.get(letters) ?? [],
    translate: (word) => {
      const singular = [word, word.replace(/s$/u, ''), word.replace(/es$/u, ''), word.replace(/ies$/u, 'y')];
      return singular.map((form) => english.get(form)).find((chinese) => chinese !== undefined);
    },
    knowsPair: (pair) => pairs.has(pair),
    total,
  };
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const words = map.get(key);
  if (words) words.push(word);
  else map.set(key, [word]);
}
