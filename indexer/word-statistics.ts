import type { Passage } from './passages.ts';
import { soundOf } from './sound-of.ts';
import { cutWords } from './tokenize.ts';
import type { Wording } from './wordings.ts';

/** What is counted once while the index is built, so that a start need not count it again. */
export interface WordStatistics {
  /** Word, how often it occurs, its toneless syllables in one run; the commonest first. */
  readonly words: readonly (readonly [word: string, count: number, sound: string])[];
  /** Word or phrase and the initials of its syllables; the commonest first. */
  readonly initials: readonly (readonly [phrase: string, initials: string])[];
  /** Every two characters that stand side by side, in one string. */
  readonly pairs: string;
}

/** Slips of spelling are what these statistics mend: they must not teach it. */
const SLIPS = new Set(['typo', 'pinyin', 'initials', 'english']);
/** Longer initials than these nobody types, and rarer phrases nobody means. In characters; in occurrences. */
const LONGEST_PHRASE = 6;
const COMMON_PHRASE = 2;
const HAN = /^\p{Script=Han}+$/u;

/** Counts over titles, cells and wordings; questions that the lists do not answer teach nothing. */
export function countWords(passages: readonly Passage[], wordings: readonly Wording[]): WordStatistics {
  const words = new Map<string, number>();
  const phrases = new Map<string, number>();
  const pairs = new Set<string>();
  const slips = new Set(wordings.filter((wording) => SLIPS.has(wording.kind)).map(({ text }) => text));
  for (const { kind, text } of passages) {
    if (kind === 'negative' || (kind === 'wording' && slips.has(text))) continue;
    const ofText = cutWords(text).filter((word) => HAN.test(word));
    ofText.forEach((word, i) => {
      add(words, word);
      const phrase = `${ofText[i - 1] ?? ''}${word}`;
      if (i > 0 && phrase.length <= LONGEST_PHRASE) add(phrases, phrase);
    });
    for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
      for (let i = 1; i < run.length; i++) pairs.add(run.slice(i - 1, i + 1));
    }
  }
  const named = [...words, ...phrases].filter(([, count]) => count >= COMMON_PHRASE);
  return {
    words: [...words].sort(commonestFirst).map(([word, count]) => [word, count, soundOf(word).join('')]),
    initials: named.sort(commonestFirst).flatMap(([phrase]) => {
      const syllables = soundOf(phrase);
      return syllables.length < 2 ? [] : [[phrase, syllables.map((s) => s[0] ?? '').join('')] as const];
    }),
    pairs: [...pairs].join(''),
  };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Equal counts by the word itself, so that the order never depends on chance. */
function commonestFirst([a, m]: [string, number], [b, n]: [string, number]): number {
  return n - m || (a < b ? -1 : 1);
}
