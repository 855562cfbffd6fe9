import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { normalizeText } from './normalize-text.ts';

const dictionaryFile = new URL('./dictionary.txt', import.meta.url);
const dictionary = readFileSync(dictionaryFile);

/** Names the rules that made an index's terms: an index made by other rules is refused. */
export const TOKENIZER_ID = `words+bigrams/2 ${createHash('sha256').update(dictionary).digest('hex').slice(0, 12)}`;

const jieba = Jieba.withDict(dict);
jieba.loadDict(dictionary);

const RUN = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}])+)/gu;

/**
 * Text → terms, the one tokenizer for building and for asking. A run of Han characters gives its words
 * (jieba, search mode, of two characters and more) and all its character pairs, so that any two adjacent
 * characters of an entry find it; a run of one character gives that character; a run of other letters or
 * digits is one term. A term stands once for each place where it occurs.
 */
export function tokenize(text: string): string[] {
  const terms: string[] = [];
  for (const [run, han] of normalizeText(text).matchAll(RUN)) {
    if (han === undefined) {
      terms.push(run);
      continue;
    }
    const characters = [...run];
    if (characters.length === 1) {
      terms.push(run);
      continue;
    }
    for (let i = 1; i < characters.length; i++) terms.push(`${characters[i - 1]}${characters[i]}`);
    for (const word of jieba.cutForSearch(run, true)) {
      if ([...word].length > 2) terms.push(word);
    }
  }
  return terms;
}

/** Text → words in reading order, without pairs: for highlighting, spelling and word statistics. */
export function cutWords(text: string): string[] {
  return jieba.cut(normalizeText(text), true).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
