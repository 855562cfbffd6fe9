import type { BenchDocument, BenchSet } from '../bench-set.ts';

/** Ranks families for a question: ids, best first. */
export type RankFamilies = (question: string) => readonly string[] | Promise<readonly string[]>;

/** A search over the bench's documents. What its module needs besides them is loaded when it is imported. */
export interface Engine {
  /** @param withWordings whether it is also given the everyday wordings */
  build(set: BenchSet, withWordings: boolean): Promise<RankFamilies>;
}

/** Documents that an engine is asked for: a family may have several in a row. */
export const HITS = 50;
const FAMILIES = 10;

/** The documents that an engine is given. */
export function documentsOf(set: BenchSet, withWordings: boolean): readonly BenchDocument[] {
  return withWordings ? [...set.items, ...set.wordings] : set.items;
}

/** @param hits positions of documents, best first. @returns the families in the order of their best document */
export function familiesOfHits(
  documents: readonly BenchDocument[],
  hits: readonly number[],
): readonly string[] {
  return [...new Set(hits.flatMap((hit) => documents[hit]?.families ?? []))].slice(0, FAMILIES);
}
