import { roleOf } from '../../indexer/passages.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { raiseScore } from './raise-score.ts';

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
  /** The middle of the family's wordings and titles: what all of them have in common. */
  readonly middle: Float32Array;
  /** The family's share among the nearest wordings, each weighed by how near it is, 0..1. */
  readonly neighbours: Float32Array;
  /** Best question that the lists do not answer, and the mean of the best three. */
  readonly negative: number;
  readonly negatives: number;
  /** Best title or cell passage of the item. */
  readonly item: Float32Array;
}

/** How many of a family's wordings must agree for a full `wordings` score. */
const BEST_WORDINGS = 3;
/** How many nearest wordings vote, and how far behind the nearest one a vote still counts, as a cosine. */
const NEIGHBOURS = 20;
const NEIGHBOUR_WIDTH = 0.05;

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
export type VectorSearch = (query: Float32Array, hidden?: ReadonlySet<string>) => VectorScores;

export function createVectorSearch(index: SearchIndex): VectorSearch {
  const families = index.families.length;
  const { passages, vectors, dimensions } = index;
  const sums = sumByFamily(index);
  const rowOfQuestion = new Map(
    passages.flatMap((passage, row) =>
      roleOf(passage.kind) === 'query' ? [[passage.text, row] as const] : [],
    ),
  );

  return (query, hidden = new Set()) => {
    const scores = cosines(vectors, query);
    const hiddenRows = new Set([...hidden].flatMap((text) => rowOfQuestion.get(text) ?? []));
    const title = new Float32Array(families);
    const cell = new Float32Array(families);
    const item = new Float32Array(index.items.length);
    // The best wordings of family f stand, best first, from f × BEST_WORDINGS.
    const best = new Float32Array(families * BEST_WORDINGS);
    const counts = new Uint16Array(families);
    const nearest = createNearest();
    const bestNegatives = new Float32Array(BEST_WORDINGS);
    passages.forEach((passage, row) => {
      const score = Math.max(0, scores[row] as number);
      if (hiddenRows.has(row)) return;
      if (passage.kind === 'negative') {
        insertBest(bestNegatives, 0, score);
        return;
      }
      if (passage.kind === 'wording') {
        nearest.offer(row, score);
        for (const family of passage.families) {
          counts[family] = (counts[family] as number) + 1;
          insertBest(best, family * BEST_WORDINGS, score);
        }
        return;
      }
      const ofFamily = passage.kind === 'title' ? title : cell;
      for (const family of passage.families) raiseScore(ofFamily, family, score);
      for (const at of passage.items) raiseScore(item, at, score);
    });

    const wording = new Float32Array(families);
    const wordings = new Float32Array(families);
    const middle = new Float32Array(families);
    for (let family = 0; family < families; family++) {
      const from = family * BEST_WORDINGS;
      const of = Math.min(BEST_WORDINGS, counts[family] as number);
      wording[family] = best[from] as number;
      let sum = 0;
      for (let i = 0; i < of; i++) sum += best[from + i] as number;
      wordings[family] = of === 0 ? 0 : sum / of;
      middle[family] = cosineWithSum(sums, family, dimensions, query);
    }
    for (const row of hiddenRows) {
      for (const family of passages[row]?.families ?? []) {
        const own = vectors.subarray(row * dimensions, (row + 1) * dimensions);
        middle[family] = cosineWithSum(sums, family, dimensions, query, own);
      }
    }
    return {
      title,
      cell,
      wording,
      wordings,
      middle,
      neighbours: shareOf(nearest.rows(), index),
      negative: bestNegatives[0] as number,
      negatives: bestNegatives.reduce((sum, score) => sum + score, 0) / BEST_WORDINGS,
      item,
    };
  };
}

/** Sum of the vectors of each family's titles and wordings: `families × dimensions`. */
function sumByFamily({ families, passages, vectors, dimensions }: SearchIndex): Float32Array {
  const sums = new Float32Array(families.length * dimensions);
  passages.forEach((passage, row) => {
    if (passage.kind === 'cell') return;
    for (const family of passage.families) {
      for (let d = 0; d < dimensions; d++) {
        sums[family * dimensions + d] =
          (sums[family * dimensions + d] as number) + (vectors[row * dimensions + d] as number);
      }
    }
  });
  return sums;
}

/** Cosine of the query with a family's sum, without the vector `left` when there is one. */
function cosineWithSum(
  sums: Float32Array,
  family: number,
  dimensions: number,
  query: Float32Array,
  left?: Float32Array,
): number {
  let dot = 0;
  let square = 0;
  for (let d = 0; d < dimensions; d++) {
    const value = (sums[family * dimensions + d] as number) - (left?.[d] ?? 0);
    dot += value * (query[d] as number);
    square += value * value;
  }
  return square === 0 ? 0 : Math.max(0, dot / Math.sqrt(square));
}

/** The nearest wordings seen so far, best first. */
function createNearest() {
  const rows: { row: number; score: number }[] = [];
  return {
    offer(row: number, score: number): void {
      if (rows.length === NEIGHBOURS && score <= (rows.at(-1)?.score ?? 0)) return;
      const at = rows.findIndex((other) => score > other.score);
      rows.splice(at < 0 ? rows.length : at, 0, { row, score });
      if (rows.length > NEIGHBOURS) rows.pop();
    },
    rows: (): readonly { row: number; score: number }[] => rows,
  };
}

function shareOf(nearest: readonly { row: number; score: number }[], index: SearchIndex): Float32Array {
  const shares = new Float32Array(index.families.length);
  const top = nearest[0]?.score ?? 0;
  const weights = nearest.map(({ score }) => Math.exp((score - top) / NEIGHBOUR_WIDTH));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  nearest.forEach(({ row }, i) => {
    for (const family of index.passages[row]?.families ?? []) {
      shares[family] = (shares[family] as number) + (weights[i] ?? 0) / all;
    }
  });
  return shares;
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
