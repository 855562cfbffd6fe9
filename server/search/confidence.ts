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
  'answerable',
] as const;
export type ConfidenceFeature = (typeof CONFIDENCE_FEATURES)[number];

/** A logistic model: probability = 1 / (1 + exp(−(bias + Σ weight × feature))). */
export interface LogisticModel {
  readonly bias: number;
  readonly weights: Readonly<Record<ConfidenceFeature, number>>;
}

/** Two questions about a ranking: is its first family right, and do the lists hold the matter at all. */
export interface ConfidenceModel {
  readonly right: LogisticModel;
  readonly listed: LogisticModel;
  /** Below this probability the lists are taken not to hold the matter. */
  readonly refuseBelow: number;
}

/** From this many known terms on a question says enough. */
const FEW_TERMS = 6;

/** Beyond these log odds more say nothing more. */
const MANY_ODDS = 10;

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
    answerable: Math.max(-1, Math.min(1, ranking.answerable / MANY_ODDS)),
  };
}

/** What is thought of a ranking before anything is said. */
export interface Confidence {
  /** Probability that the first family is right, 0..1. */
  readonly right: number;
  /** Whether the lists are taken to hold the matter, be it the first family or another. */
  readonly listed: boolean;
}

export function confidenceOf(ranking: Ranking, model: ConfidenceModel): Confidence {
  const features = confidenceFeatures(ranking);
  return {
    right: probability(features, model.right),
    listed: probability(features, model.listed) >= model.refuseBelow,
  };
}

/** What a logistic model says of features, 0..1. */
export function probability(
  features: Readonly<Record<ConfidenceFeature, number>>,
  { bias, weights }: LogisticModel,
): number {
  const sum = CONFIDENCE_FEATURES.reduce((total, name) => total + weights[name] * features[name], bias);
  return 1 / (1 + Math.exp(-sum));
}
