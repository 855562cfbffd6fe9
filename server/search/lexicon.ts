import { pinyin } from 'pinyin-pro';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { cutWords } from '../../indexer/tokenize.ts';

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

/** Spelling slips and pinyin are what the lexicon mends: they must not teach it. */
const SLIPS = new Set(['typo', 'pinyin', 'initials', 'english']);
/** Longer initials than these nobody types. In characters. */
const LONGEST_PHRASE = 6;
const COMMON_PHRASE = 2;
const HAN = /^\p{Script=Han}+$/u;

/** Toneless syllables of a word, ü as v. */
export function soundOf(word: string): string[] {
  return pinyin(word, { toneType: 'none', type: 'array', v: true });
}

export function createLexicon(index: SearchIndex): Lexicon {
  const glossary = new Map(Object.entries(index.glossary));
  const counts = new Map<string, number>();
  const phrases = new Map<string, number>();
  const pairs = new Set<string>();
  const slips = new Set(index.wordings.filter((wording) => SLIPS.has(wording.kind)).map(({ text }) => text));
  for (const passage of index.passages) {
    if (passage.kind === 'wording' && slips.has(passage.text)) continue;
    const words = cutWords(passage.text).filter((word) => HAN.test(word));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (let i = 1; i < words.length; i++) {
      const phrase = `${words[i - 1]}${words[i]}`;
      if (phrase.length <= LONGEST_PHRASE) phrases.set(phrase, (phrases.get(phrase) ?? 0) + 1);
    }
    for (const [run] of passage.text.matchAll(/\p{Script=Han}+/gu)) {
      for (let i = 1; i < run.length; i++) pairs.add(run.slice(i - 1, i + 1));
    }
  }
  const sounds = new Map<string, string[]>();
  const initials = new Map<string, string[]>();
  const commonestFirst = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [word] of commonestFirst) {
    const syllables = soundOf(word);
    push(sounds, syllables.join(''), word);
  }
  // Initials stand for phrases as well as words: yysyd is 饮用水源地 to whoever types it, whatever jieba cuts.
  const named = [...counts, ...phrases].filter(([, count]) => count >= COMMON_PHRASE);
  for (const [phrase] of named.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) {
    const syllables = soundOf(phrase);
    if (syllables.length > 1) push(initials, syllables.map((syllable) => syllable[0] ?? '').join(''), phrase);
  }
  return {
    count: (word) => counts.get(word) ?? 0,
    bySound: (syllables) => sounds.get(syllables) ?? [],
    byInitials: (letters) => initials.get(letters) ?? [],
    translate: (word) => {
      const singular = [word, word.replace(/s$/u, ''), word.replace(/es$/u, ''), word.replace(/ies$/u, 'y')];
      return singular.map((form) => glossary.get(form)).find((chinese) => chinese !== undefined);
    },
    knowsPair: (pair) => pairs.has(pair),
    total: commonestFirst.reduce((sum, [, count]) => sum + count, 0),
  };
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const words = map.get(key);
  if (words) words.push(word);
  else map.set(key, [word]);
}
