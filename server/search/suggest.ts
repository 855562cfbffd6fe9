import { pinyin } from 'pinyin-pro';
import { normalizeText } from '../../indexer/normalize-text.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import type { Suggestions } from '../protocol.ts';

type Suggestion = Suggestions['suggestions'][number];

interface Candidate {
  readonly suggestion: Suggestion;
  readonly text: string;
  /** Toneless syllables in one run, and their initials: what people type before they pick characters. */
  readonly syllables: string;
  readonly initials: string;
}

const KIND_ORDER: Readonly<Record<Suggestion['kind'], number>> = { wording: 0, title: 1, department: 2 };
/** A longer text is no completion but a document. In characters. */
const LONGEST = 32;

/**
 * Completions of what is being typed: titles, everyday wordings and departments that hold it, by characters,
 * full pinyin or initials; those that begin with it first, then the shorter ones.
 */
export function createSuggest(index: SearchIndex): (text: string, limit: number) => Suggestion[] {
  const suggestions = new Map<string, Suggestion>();
  for (const { item } of index.items) {
    if (item.title.length <= LONGEST)
      suggestions.set(item.title, { text: item.title, kind: 'title', id: item.id });
    for (const name of item.departments) suggestions.set(name, { text: name, kind: 'department', id: null });
  }
  for (const wording of index.wordings) {
    const isPlain = wording.kind === 'plain' || wording.kind === 'scrap';
    if (isPlain && wording.text.length <= LONGEST) {
      suggestions.set(wording.text, { text: wording.text, kind: 'wording', id: null });
    }
  }
  const candidates = prepareCandidates([...suggestions.values()]);

  return (text, limit) => {
    const typed = normalizeText(text).replaceAll(/\s+/gu, '');
    if (typed === '') return [];
    const isLatin = /^[a-z0-9']+$/u.test(typed);
    const key = typed.replaceAll("'", '');
    const ranked = candidates().flatMap((candidate) => {
      const at = isLatin
        ? smallest(
            candidate.text.indexOf(key),
            candidate.syllables.indexOf(key),
            candidate.initials.indexOf(key),
          )
        : candidate.text.indexOf(typed);
      return at < 0 ? [] : [{ candidate, begins: at === 0 ? 0 : 1 }];
    });
    ranked.sort(
      (a, b) =>
        a.begins - b.begins ||
        KIND_ORDER[a.candidate.suggestion.kind] - KIND_ORDER[b.candidate.suggestion.kind] ||
        a.candidate.text.length - b.candidate.text.length ||
        (a.candidate.text < b.candidate.text ? -1 : 1),
    );
    return ranked.slice(0, limit).map(({ candidate }) => candidate.suggestion);
  };
}

/** Texts that are prepared in one go: some milliseconds. */
const SLICE = 200;

/**
 * Gives all candidates. Their pinyin takes half a second: it is made bit by bit while nothing else is to be done, and
 * what is missing when they are asked for, then.
 */
function prepareCandidates(suggestions: readonly Suggestion[]): () => readonly Candidate[] {
  const candidates: Candidate[] = [];
  function advance(upTo: number): void {
    for (const suggestion of suggestions.slice(candidates.length, upTo)) {
      const text = normalizeText(suggestion.text);
      const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
      candidates.push({
        suggestion,
        text,
        syllables: syllables.join(''),
        initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
      });
    }
  }
  function prepare(): void {
    advance(candidates.length + SLICE);
    if (candidates.length < suggestions.length) setImmediate(prepare).unref();
  }
  setImmediate(prepare).unref();
  return () => {
    advance(suggestions.length);
    return candidates;
  };
}

/** The smallest of the positions that are positions; −1 when none is. */
function smallest(...positions: number[]): number {
  return positions.filter((at) => at >= 0).reduce((least, at) => (least < 0 ? at : Math.min(least, at)), -1);
}
