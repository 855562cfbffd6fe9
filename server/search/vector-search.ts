import { answerableOdds } from '../../indexer/answerable-probe.ts';
import { toCoarse } from '../../indexer/coarse-vectors.ts';
import { roleOf } from '../../indexer/passages.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { cosineWithRow } from '../../indexer/vector-codec.ts';
import { bestOf } from './best-of.ts';
import { createFamilyMiddles } from './family-middles.ts';
import { createNearNegatives } from './near-negatives.ts';
import { raiseScore } from './raise-score.ts';

/** Cosines of one question with the index's passages, gathered for each family and each item; 0 for those far off. */
export interface VectorScores {
  /** Best title of the family's items. */
  readonly title: Float32Array;
  /** Best cell passage of the family's items. */
  readonly cell: Float32Array;
  /** Best everyday wording of the family. */
  readonly wording: Float32Array;
  /** Mean of the family's best three wordings; of fewer when it has fewer. */
  readonly wordings: Float32Array;
  /** The middle of the family's wordings and titles. */
  readonly middle: Float32Array;
  /** The family's share among the nearest wordings, each weighed by how near it is, 0..1. */
  readonly neighbours: Float32Array;
  /** Best question that the lists do not answer, and the mean of the best three. */
  readonly negative: number;
  readonly negatives: number;
  /** What kind of question the best of those is (smalltalk, hostile, …); null when there is none. */
  readonly negativeKind: string | null;
  /** Log odds that it is a question of the kind that the lists answer. */
  readonly answerable: number;
  /** Best title or cell passage of the item. */
  readonly item: Float32Array;
}

/** How many of a family's wordings must agree for a full `wordings` score. */
const BEST_WORDINGS = 3;
/** How many nearest wordings vote, and how far behind the nearest one a vote still counts, as a cosine. */
const NEIGHBOURS = 20;
const NEIGHBOUR_WIDTH = 0.05;

export interface VectorQuery {
  /** Unit vector of the question. */
  readonly unit: Float32Array;
  /** Families that are looked at whether their vectors are near or not. */
  readonly families?: readonly number[];
  /** Wordings that must not count: a wording is never scored by itself when weights are learned. */
  readonly hidden?: ReadonlySet<string>;
}

/** Families whose rows are all looked at: the 20 nearest middles hold the first family of 939 of 940 questions. */
const FAMILIES = 20;

/**
 * Scores families and items by vector, in two steps: the families' middles say which are near, all rows of those
 * are looked at. A family without passages of a kind scores 0 there.
 */
export type VectorSearch = (query: VectorQuery) => VectorScores;

export function createVectorSearch(index: SearchIndex): VectorSearch {
  const { passages, vectors } = index;
  const nearNegatives = createNearNegatives(index);
  const middles = createFamilyMiddles(index);
  const kindOf = new Map(index.negatives.map(({ text, kind }) => [text, kind]));
  const rowsOf: number[][] = index.families.map(() => []);
  passages.forEach((passage, row) => {
    for (const family of passage.families) rowsOf[family]?.push(row);
  });
  // Only learning hides wordings; the map is made when it first does.
  let questionRows: Map<string, number> | null = null;
  const rowOfQuestion = (text: string): number | undefined => {
    questionRows ??= new Map(
      passages.flatMap(({ kind, text }, row) => (roleOf(kind) === 'query' ? [[text, row] as const] : [])),
    );
    return questionRows.get(text);
  };

  return ({ unit, families: wanted = [], hidden = new Set() }) => {
    const coordinates = toCoarse(index.coarse.axes, unit);
    const ofMiddles = middles.cosines(unit);
    const hiddenRows = new Set([...hidden].flatMap((text) => rowOfQuestion(text) ?? []));
    const empty = (): Float32Array => new Float32Array(index.families.length);
    const scores = {
      title: empty(),
      cell: empty(),
      wording: empty(),
      wordings: empty(),
      middle: empty(),
      item: new Float32Array(index.items.length),
    };
    const wordingRows: number[] = [];
    const wordingCosines: number[] = [];
    for (const family of new Set([...bestOf(ofMiddles.keys(), ofMiddles, FAMILIES), ...wanted])) {
      const best = new Float32Array(BEST_WORDINGS);
      let count = 0;
      const left: number[] = [];
      for (const row of rowsOf[family] ?? []) {
        if (hiddenRows.has(row)) {
          left.push(row);
          continue;
        }
        const passage = passages[row];
        const score = Math.max(0, cosineWithRow(vectors, row, unit));
        if (passage?.kind === 'wording') {
          wordingRows.push(row);
          wordingCosines.push(score);
          insertBest(best, score);
          count++;
        } else {
          raiseScore(passage?.kind === 'title' ? scores.title : scores.cell, family, score);
          for (const at of passage?.items ?? []) raiseScore(scores.item, at, score);
        }
      }
      scores.wording[family] = best[0] as number;
      scores.wordings[family] = sum(best) / Math.max(1, Math.min(BEST_WORDINGS, count));
      scores.middle[family] =
        left.length === 0 ? (ofMiddles[family] as number) : middles.cosineWithout(family, unit, left);
    }
    const negatives = new Float32Array(BEST_WORDINGS);
    let nearestNegative: number | null = null;
    for (const row of nearNegatives(coordinates)) {
      if (hiddenRows.has(row)) continue;
      const cosine = Math.max(0, cosineWithRow(vectors, row, unit));
      if (cosine > (negatives[0] as number)) nearestNegative = row;
      insertBest(negatives, cosine);
    }
    return {
      ...scores,
      neighbours: shareOf(wordingRows, Float32Array.from(wordingCosines), index),
      negative: negatives[0] as number,
      negatives: sum(negatives) / BEST_WORDINGS,
      negativeKind:
        nearestNegative === null ? null : (kindOf.get(passages[nearestNegative]?.text ?? '') ?? null),
      answerable: answerableOdds(index.probe, coordinates),
    };
  };
}

/** Each family's share of the votes of the nearest wordings. @param rows one that stands for two families stands twice */
function shareOf(rows: readonly number[], cosines: Float32Array, index: SearchIndex): Float32Array {
  const votes = new Map<number, number>();
  for (const at of bestOf(cosines.keys(), cosines, 2 * NEIGHBOURS)) {
    if (votes.size === NEIGHBOURS) break;
    votes.set(rows[at] as number, cosines[at] as number);
  }
  const shares = new Float32Array(index.families.length);
  const top = Math.max(0, ...votes.values());
  const weights = [...votes].map(
    ([row, cosine]) => [row, Math.exp((cosine - top) / NEIGHBOUR_WIDTH)] as const,
  );
  const all = sum(weights.map(([, weight]) => weight));
  for (const [row, weight] of weights) {
    for (const family of index.passages[row]?.families ?? []) {
      shares[family] = (shares[family] as number) + weight / all;
    }
  }
  return shares;
}

/** Keeps `best` sorted, best first. */
function insertBest(best: Float32Array, score: number): void {
  const at = best.findIndex((other) => score > other);
  if (at < 0) return;
  best.copyWithin(at + 1, at, best.length - 1);
  best[at] = score;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
