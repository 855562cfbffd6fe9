import type { SearchIndex } from '../../indexer/search-index.ts';
import { bestOf } from './best-of.ts';
import { raiseScore } from './raise-score.ts';

/** What is worth an exact look: families with a passage near the question, and the nearest negatives' rows. */
export interface Near {
  readonly families: readonly number[];
  readonly negatives: readonly number[];
}

/** Families looked at exactly: with 16 instead of 32 another family came first for one of 658 questions. */
const FAMILIES = 20;
const NEGATIVES = 24;

/**
 * The families and negatives nearest to a question by coarse cosines over all rows.
 * @param coordinates of the question's vector on the coarse axes
 */
export function createNearFamilies(index: SearchIndex): (coordinates: Float32Array) => Near {
  const { passages, coarse, families } = index;
  const { size, rows } = coarse;
  const negativeRows = passages.flatMap((passage, row) => (passage.kind === 'negative' ? [row] : []));
  // The families of row i stand from starts[i] to starts[i + 1]: plain numbers, since all rows are walked.
  const starts = new Uint32Array(passages.length + 1);
  passages.forEach((passage, row) => {
    starts[row + 1] = (starts[row] as number) + passage.families.length;
  });
  const familyOf = Uint16Array.from(passages.flatMap((passage) => passage.families));

  return (coordinates) => {
    const cosines = new Float32Array(passages.length);
    const best = new Float32Array(families.length);
    for (let row = 0, at = 0; row < cosines.length; row++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let axis = 0; axis < size; axis += 4, at += 4) {
        s0 += (rows[at] as number) * (coordinates[axis] as number);
        s1 += (rows[at + 1] as number) * (coordinates[axis + 1] as number);
        s2 += (rows[at + 2] as number) * (coordinates[axis + 2] as number);
        s3 += (rows[at + 3] as number) * (coordinates[axis + 3] as number);
      }
      const cosine = s0 + s1 + s2 + s3;
      cosines[row] = cosine;
      for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
        raiseScore(best, familyOf[i] as number, cosine);
      }
    }
    return {
      families: bestOf(best.keys(), best, FAMILIES),
      negatives: bestOf(negativeRows, cosines, NEGATIVES),
    };
  };
}
