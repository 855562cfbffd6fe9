import type { KeywordScores } from './keyword-search.ts';
import type { VectorScores } from './vector-search.ts';

/**
 * What is known of one family for one question, each on a scale that does not depend on the question
 * (a share or a cosine, 0..1). The ranking is a weighted sum of these.
 */
export const FAMILY_FEATURES = [
  'keywordItems',
  'keywordWording',
  'coverage',
  'vectorTitle',
  'vectorCell',
  'vectorWording',
  'vectorWordings',
  'vectorMiddle',
  'neighbours',
] as const;
export type FamilyFeature = (typeof FAMILY_FEATURES)[number];
export type FeatureValues = Readonly<Record<FamilyFeature, number>>;

/** The features of the family at position `family`. */
export function familyFeatures(
  keywords: KeywordScores,
  vectors: VectorScores,
  family: number,
): FeatureValues {
  return {
    keywordItems: keywords.items[family] ?? 0,
    keywordWording: keywords.wording[family] ?? 0,
    coverage: keywords.coverage[family] ?? 0,
    vectorTitle: vectors.title[family] ?? 0,
    vectorCell: vectors.cell[family] ?? 0,
    vectorWording: vectors.wording[family] ?? 0,
    vectorWordings: vectors.wordings[family] ?? 0,
    vectorMiddle: vectors.middle[family] ?? 0,
    neighbours: vectors.neighbours[family] ?? 0,
  };
}
