import type { ParsedItem, ParseProblem } from './duty-item.ts';
import { parseDocument } from './parse/parse-document.ts';
import { readSeeds } from './seed-document.ts';

/** Every item of every document, corrections applied. */
export interface LoadedItems {
  readonly items: ParsedItem[];
  readonly problems: ParseProblem[];
}

/**
 * Reads seeds and corrections under a repository's root.
 * @throws as readSeeds does; CORRECTION_INVALID when a correction does not fit its document
 */
export function loadItems(root: string): LoadedItems {
  const items: ParsedItem[] = [];
  const problems: ParseProblem[] = [];
  for (const seed of readSeeds(root)) {
    const parsed = parseDocument(seed);
    items.push(...parsed.items);
    problems.push(...parsed.problems);
  }
  return { items, problems };
}
