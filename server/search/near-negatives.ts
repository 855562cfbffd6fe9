import { negativeRows } from '../../indexer/passages.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { bestOf } from './best-of.ts';
import { dotProduct } from './dot-product.ts';

/** Negatives worth an exact look. */
const NEGATIVES = 24;

/**
 * The rows of the negatives nearest to a question by coarse cosines, best first.
 * @param coordinates of the question's vector on the coarse axes
 */
export function createNearNegatives({
  passages,
  coarse,
}: Pick<SearchIndex, 'passages' | 'coarse'>): (coordinates: Float32Array) => number[] {
  const { size, negatives } = coarse;
  const rows = negativeRows(passages);

  return (coordinates) => {
    const cosines = new Float32Array(rows.length);
    for (let negative = 0; negative < cosines.length; negative++) {
      cosines[negative] = dotProduct(negatives, negative * size, coordinates);
    }
    return bestOf(cosines.keys(), cosines, NEGATIVES).map((negative) => rows[negative] as number);
  };
}
