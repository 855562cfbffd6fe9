import type { Ranking } from './hybrid-search.ts';

/** What the confidence is reckoned from, each on a scale that does not depend on the question. */
export const CONFIDENCE_FEATURES = [
  'score',
  'margin',
  'vectorTitle',
  'vectorWording',
  'vectorWordings',
  'vectorMiddle',
  'neighbours',
  'keywordItems',
  'keywordWording',
  'coverage',
  'unknownShare',
  'negative',
  'negatives',
  'knownTerms',
] as const;
export type ConfidenceFeature = (typeof CONFIDENCE_FEATURES)[number];

/** A logistic model: probability = 1 / (1 + exp(−(bias + Σ weight × feature))). */
export interface ConfidenceModel {
  readonly bias: number;
  readonly weights: Readonly<Record<ConfidenceFeature, number>>;
  /** Below this probability the lists are taken not to hold the matter. */
  readonly refuseBelow: number;
}

/** From this many known terms on a question says enough. */
const FEW_TERMS = 6;

/** The features of a ranking; all 0 when nothing was ranked. */
export function confidenceFeatures(ranking: Ranking): Record<ConfidenceFeature, number> {
  const [first, second] = ranking.families;
  return {
    score: first?.score ?? 0,
    margin: (first?.score ?? 0) - (second?.score ?? 0),
    vectorTitle: first?.features.vectorTitle ?? 0,
    vectorWording: first?.features.vectorWording ?? 0,
    vectorWordings: first?.features.vectorWordings ?? 0,
    vectorMiddle: first?.features.vectorMiddle ?? 0,
    neighbours: first?.features.neighbours ?? 0,
    keywordItems: first?.features.keywordItems ?? 0,
    keywordWording: first?.features.keywordWording ?? 0,
    coverage: first?.features.coverage ?? 0,
    unknownShare: ranking.unknownShare,
    negative: ranking.negative,
    negatives: ranking.negatives,
    knownTerms: Math.min(1, ranking.knownTerms / FEW_TERMS),
  };
}

/** Probability that the first family is right, 0..1. */
export function confidenceOf(ranking: Ranking, model: ConfidenceModel): number {
  const features = confidenceFeatures(ranking);
  const sum = CONFIDENCE_FEATURES.reduce(
    (total, name) => total + model.weights[name] * features[name],
    model.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}
