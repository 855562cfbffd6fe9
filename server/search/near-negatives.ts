import { negativeRows } from '../../indexer/passages.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { bestOf } from './best-of.ts';

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
    for (let negative = 0, at = 0; negative < cosines.length; negative++) {
      let sum = 0;
      for (let axis = 0; axis < size; axis++, at++) {
        sum += (negatives[at] as number) * (coordinates[axis] as number);
      }
      cosines[negative] = sum;
    }
    return bestOf(cosines.keys(), cosines, NEGATIVES).map((negative) => rows[negative] as number);
  };
}
