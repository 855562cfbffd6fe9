import { pinyin } from 'pinyin-pro';

/** Toneless syllables of a word, ü as v. Building and asking read characters alike. */
export function soundOf(word: string): string[] {
  return pinyin(word, { toneType: 'none', type: 'array', v: true });
}
