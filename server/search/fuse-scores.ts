import { FAMILY_FEATURES, type FamilyFeature, type FeatureValues } from './family-features.ts';

/** Weights of the sum, learned on development questions. A weight of 0 switches its feature off. */
export type FeatureWeights = Readonly<Record<FamilyFeature, number>>;

/** What each feature adds to the sum: the reason why a result stands where it stands. */
export type Contributions = Readonly<Record<FamilyFeature, number>>;

export interface FusedScore {
  readonly score: number;
  readonly why: Contributions;
}

/** The sum alone: most of the families that are ranked need no reasons. */
export function fusedScore(features: FeatureValues, weights: FeatureWeights): number {
  let score = 0;
  for (const name of FAMILY_FEATURES) {
    const value = features[name];
    if (Number.isFinite(value)) score += weights[name] * value;
  }
  return score;
}

/** Weighted sum with its parts. A feature that is no number counts as 0, so that one fault never hides every result. */
export function fuseScores(features: FeatureValues, weights: FeatureWeights): FusedScore {
  const why = {} as Record<FamilyFeature, number>;
  let score = 0;
  for (const name of FAMILY_FEATURES) {
    const weight = weights[name];
    const value = features[name];
    why[name] = weight === 0 || !Number.isFinite(value) ? 0 : weight * value;
    score += why[name];
  }
  return { score, why };
}

/** Best score first; equal scores by id, so that the order never depends on chance. */
export function byScoreThenId(a: { score: number; id: string }, b: { score: number; id: string }): number {
  return b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
