import { normalizeText } from '../../../indexer/normalize-text.ts';
import type { Intent } from '../../protocol.ts';

/** What a question names, in its own normalized words. */
export interface Named {
  readonly offices: readonly string[];
  readonly places: readonly string[];
}

/** Runs of up to this many characters. */
const LONGEST_RUN = 3;
/** The frame stands at the ends: of a longer question its middle is left out. In characters. */
const LONGEST_END = 24;
const OFFICE = 'O';
const PLACE = 'T';

/**
 * How a question is put, whatever it is about: its runs of one to three characters with offices and places masked,
 * and what was asked before it. Character runs tell the kind of a question about as well as words do and need no
 * dictionary (Zhang, Zhao & LeCun 2015, arXiv 1509.01626).
 * @param before what the last question wanted to know; null for a first one
 */
export function frameOf(question: string, { offices, places }: Named, before: Intent | null): string[] {
  const masked = `^${cutMiddle(mask(mask(normalizeText(question), offices, OFFICE), places, PLACE))}$`;
  const runs = new Set<string>();
  for (let length = 1; length <= LONGEST_RUN; length++) {
    for (let at = 0; at + length <= masked.length; at++) runs.add(masked.slice(at, at + length));
  }
  return [...runs, before === null ? 'first' : `after:${before}`];
}

function mask(text: string, words: readonly string[], sign: string): string {
  const byLength = [...words].sort((a, b) => b.length - a.length);
  return byLength.reduce((rest, word) => rest.replaceAll(word, sign), text);
}

function cutMiddle(text: string): string {
  return text.length <= 2 * LONGEST_END ? text : `${text.slice(0, LONGEST_END)} ${text.slice(-LONGEST_END)}`;
}
