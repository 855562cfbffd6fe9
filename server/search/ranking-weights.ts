import type { FeatureWeights } from './fuse-scores.ts';

/** Weights of the family score. */
export const RANKING_WEIGHTS: FeatureWeights = {
  keywordItems: 1,
  keywordWording: 1,
  coverage: 0.3,
  vectorTitle: 1,
  vectorCell: 1,
  vectorWording: 1,
  vectorWordings: 1,
};
