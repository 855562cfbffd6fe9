import type { ConfidenceModel } from './confidence.ts';

/** Weights of the confidence. */
export const CONFIDENCE_MODEL: ConfidenceModel = {
  bias: -8,
  weights: {
    score: 1,
    margin: 1,
    vectorTitle: 2,
    vectorWording: 2,
    vectorWordings: 1,
    keywordItems: 1,
    keywordWording: 1,
    coverage: 2,
    unknownShare: -2,
  },
  refuseBelow: 0.2,
};
