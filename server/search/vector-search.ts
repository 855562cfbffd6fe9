import type { SearchIndex } from '../../indexer/search-index.ts';

/** Cosines of one question with the index's passages, gathered for each family and each item. */
export interface VectorScores {
  /** Best title of the family's items. */
  readonly title: Float32Array;
  /** Best cell passage of the family's items. */
  readonly cell: Float32Array;
  /** Best everyday wording of the family. */
  readonly wording: Float32Array;
  /** Mean of the family's best three wordings; of fewer when it has fewer. */
  readonly wordings: Float32Array;
  /** Best title or cell passage of the item. */
  readonly item: Float32Array;
}

/** How many of a family's wordings must agree for a full `wordings` score. */
const BEST_WORDINGS = 3;

/** Dot products of `query` with each row of `vectors`: cosines, since all are unit vectors. */
export function cosines(vectors: Float32Array, query: Float32Array): Float32Array {
  const dimensions = query.length;
  const rows = vectors.length / dimensions;
  const result = new Float32Array(rows);
  // Four sums at once let the processor overlap the additions; the loop is most of a search's time.
  for (let row = 0, at = 0; row < rows; row++) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let d = 0; d < dimensions; d += 4, at += 4) {
      s0 += (vectors[at] as number) * (query[d] as number);
      s1 += (vectors[at + 1] as number) * (query[d + 1] as number);
      s2 += (vectors[at + 2] as number) * (query[d + 2] as number);
      s3 += (vectors[at + 3] as number) * (query[d + 3] as number);
    }
    result[row] = s0 + s1 + s2 + s3;
  }
  return result;
}

/**
 * Scores every family and item by vector. A family without passages of a kind scores 0 there.
 * @param query unit vector of the question
 * @param hidden wordings that must not count: a wording is never scored by itself when weights are learned
 */
export function searchVectors(
  index: SearchIndex,
  query: Float32Array,
  hidden: ReadonlySet<string> = new Set(),
): VectorScores {
  const families = index.families.length;
  const scores = cosines(index.vectors, query);
  const title = new Float32Array(families);
  const cell = new Float32Array(families);
  const item = new Float32Array(index.items.length);
  // The best wordings of family f stand, best first, from f × BEST_WORDINGS.
  const best = new Float32Array(families * BEST_WORDINGS);
  const counts = new Uint16Array(families);
  index.passages.forEach((passage, row) => {
    const score = Math.max(0, scores[row] as number);
    if (passage.kind === 'wording') {
      if (hidden.size > 0 && hidden.has(passage.text)) return;
      for (const family of passage.families) {
        counts[family] = (counts[family] as number) + 1;
        insertBest(best, family * BEST_WORDINGS, score);
      }
      return;
    }
    const ofFamily = passage.kind === 'title' ? title : cell;
    for (const family of passage.families) ofFamily[family] = Math.max(ofFamily[family] as number, score);
    for (const at of passage.items) item[at] = Math.max(item[at] as number, score);
  });
  const wording = new Float32Array(families);
  const wordings = new Float32Array(families);
  for (let family = 0; family < families; family++) {
    const from = family * BEST_WORDINGS;
    const of = Math.min(BEST_WORDINGS, counts[family] as number);
    wording[family] = best[from] as number;
    let sum = 0;
    for (let i = 0; i < of; i++) sum += best[from + i] as number;
    wordings[family] = of === 0 ? 0 : sum / of;
  }
  return { title, cell, wording, wordings, item };
}

/** Keeps best[from … from + BEST_WORDINGS) sorted, best first. */
function insertBest(best: Float32Array, from: number, score: number): void {
  for (let i = 0; i < BEST_WORDINGS; i++) {
    if (score > (best[from + i] as number)) {
      best.copyWithin(from + i + 1, from + i, from + BEST_WORDINGS - 1);
      best[from + i] = score;
      return;
    }
  }
}
