import { normalizeText } from '../../indexer/normalize-text.ts';
import { soundOf } from '../../indexer/sound-of.ts';
import type { Lexicon } from './lexicon.ts';

/** Longest pinyin of one word, in letters: zhuangzhuang and a little. */
const LONGEST_SOUND = 24;
/** Shorter runs of letters are abbreviations, not pinyin. */
const SHORTEST_PINYIN = 4;
/** Two initials fit too many words. */
const MIN_INITIALS = 3;
const MAX_INITIALS = 6;
/** A homophone must be this common to replace what was typed. */
const COMMON = 4;
const LONGEST_SLIP = 4;
/** Words of one sound that are tried, and readings that are kept at each letter. */
const HOMOPHONES = 4;
const PATHS = 6;
/** What two words cost that nobody set side by side, in nats. */
const UNSEEN = 3;

/**
 * Turns what people type instead of the right characters back into words of the lists: pinyin (dibao → 低保),
 * initials (cjz → 残疾证), homophones (底保 → 低保) and English (wheelchair → 轮椅). What it cannot read stays as it is; known words are
 * never touched.
 */
export function mendSpelling(question: string, lexicon: Lexicon): string {
  const text = normalizeText(question);
  const withWords = text.replace(/[a-z][a-z' ]*[a-z]/gu, (run) => mendLetters(run, lexicon));
  return withWords.replace(/\p{Script=Han}+/gu, (run) => mendHomophones(run, lexicon));
}

/** Pinyin and initials, neighbours read as one; a run with any other word in it is English. */
function mendLetters(run: string, lexicon: Lexicon): string {
  const words = run.split(' ').map((word) => word.replaceAll("'", ''));
  const parts: string[] = [];
  let letters = '';
  for (const word of words) {
    const abbreviated = isInitials(word) ? lexicon.byInitials(word)[0] : undefined;
    if (abbreviated !== undefined) {
      parts.push(letters, abbreviated);
      letters = '';
    } else if (readPinyin(word, lexicon) !== null) letters += word;
    else return translate(run, words, lexicon);
  }
  parts.push(letters);
  const isPinyin = (part: string): boolean => /^[a-z]/u.test(part);
  if (parts.some((part) => isPinyin(part) && part.length < SHORTEST_PINYIN)) return run;
  return parts.map((part) => (isPinyin(part) ? readPinyin(part, lexicon) : part)).join('');
}

/** The words of an English run that the glossary knows; the run itself when it knows none. */
function translate(run: string, words: readonly string[], lexicon: Lexicon): string {
  const known = words.flatMap((word) => lexicon.translate(word) ?? []);
  return known.length === 0 ? run : known.join('');
}

function isInitials(word: string): boolean {
  return word.length >= MIN_INITIALS && word.length <= MAX_INITIALS && !/[aeiouv]/u.test(word);
}

/** A reading of the letters so far. */
interface PinyinPath {
  readonly cost: number;
  readonly words: string;
}

/**
 * The likeliest words that sound like the letters: each weighed by how common it is, and by whether it was ever seen
 * to stand next to the one before; null when there are none.
 */
function readPinyin(letters: string, lexicon: Lexicon): string | null {
  const best: PinyinPath[][] = [[{ cost: 0, words: '' }]];
  for (let end = 1; end <= letters.length; end++) {
    const paths: PinyinPath[] = [];
    for (let start = Math.max(0, end - LONGEST_SOUND); start < end; start++) {
      const before = best[start] ?? [];
      if (before.length === 0) continue;
      for (const word of lexicon.bySound(letters.slice(start, end)).slice(0, HOMOPHONES)) {
        const own = Math.log(lexicon.total / lexicon.count(word));
        for (const { cost, words } of before) {
          const isSeen = words === '' || lexicon.knowsPair(`${words.slice(-1)}${word.slice(0, 1)}`);
          paths.push({ cost: cost + own + (isSeen ? 0 : UNSEEN), words: words + word });
        }
      }
    }
    best[end] = paths.sort((a, b) => a.cost - b.cost).slice(0, PATHS);
  }
  return best[letters.length]?.[0]?.words ?? null;
}

/** Replaces pairs of characters that stand side by side nowhere by a common word of the same sound. */
function mendHomophones(run: string, lexicon: Lexicon): string {
  const characters = [...run];
  let mended = '';
  for (let at = 0; at < characters.length; ) {
    const slip = findSlip(characters, at, lexicon);
    mended += slip?.word ?? characters[at];
    at += slip?.length ?? 1;
  }
  return mended;
}

function findSlip(characters: readonly string[], at: number, lexicon: Lexicon) {
  for (let length = Math.min(LONGEST_SLIP, characters.length - at); length >= 2; length--) {
    const typed = characters.slice(at, at + length);
    if (lexicon.count(typed.join('')) > 0) return { word: typed.join(''), length };
    const unknown = typed.some((character, i) => i > 0 && !lexicon.knowsPair(`${typed[i - 1]}${character}`));
    if (!unknown) continue;
    const word = lexicon
      .bySound(soundOf(typed.join('')).join(''))
      .find((candidate) => [...candidate].length === length && lexicon.count(candidate) >= COMMON);
    if (word !== undefined) return { word, length };
  }
  return null;
}
