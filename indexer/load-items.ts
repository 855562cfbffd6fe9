import { type Conservation, checkConservation } from './conservation.ts';
import { applyCorrections, type Correction, readCorrections } from './corrections.ts';
import { checkCounts, type DeclaredCount, declaredCounts } from './declared-counts.ts';
import type { ParsedItem, ParseProblem } from './duty-item.ts';
import { checkItems } from './parse/check-items.ts';
import { type ParsedDocument, parseDocument } from './parse/parse-document.ts';
import { readSeeds, type SeedDocument } from './seed-document.ts';

/** Every item of every document, corrections applied. */
export interface LoadedItems {
  readonly items: ParsedItem[];
  readonly problems: ParseProblem[];
}

/** One document with all that was found out about it. */
export interface LoadedDocument extends LoadedItems {
  readonly seed: SeedDocument;
  readonly parsed: ParsedDocument;
  readonly corrections: readonly Correction[];
  readonly declared: readonly DeclaredCount[];
}

/**
 * Reads seeds and corrections under a repository's root.
 * @throws as readSeeds does; CORRECTION_INVALID when a line of a corrections file is no correction
 */
export function loadItems(root: string): LoadedItems {
  const documents = loadDocuments(root);
  return {
    items: documents.flatMap((document) => document.items),
    problems: documents.flatMap((document) => document.problems),
  };
}

/** As loadItems, document by document. */
export function loadDocuments(root: string): LoadedDocument[] {
  return readSeeds(root).map((seed) => loadDocument(seed, readCorrections(root, seed.row.id)));
}

/** Reads one document and applies its corrections; the invariants are checked on what results. */
export function loadDocument(seed: SeedDocument, corrections: readonly Correction[]): LoadedDocument {
  const parsed = parseDocument(seed);
  const { items, problems, applied } = applyCorrections(seed, parsed.items, corrections);
  const declared = declaredCounts(seed, parsed.lists[0]?.lines[0] ?? 1);
  return {
    seed,
    parsed,
    items,
    corrections: applied,
    declared,
    problems: [
      ...parsed.problems,
      ...problems,
      ...checkItems(items, parsed.categories),
      ...checkCounts(seed, items, declared),
    ],
  };
}

/** The conservation check of a loaded document. */
export function conservationOf({ seed, parsed, items }: LoadedDocument): Conservation {
  return checkConservation(seed, parsed, items);
}
