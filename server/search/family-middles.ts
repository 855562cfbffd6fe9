import type { SearchIndex } from '../../indexer/search-index.ts';

/** The middle of a family's wordings and titles: what all of them have in common. */
export interface FamilyMiddles {
  /**
   * Cosine of a unit vector with the family's middle, 0..1.
   * @param left rows of the family that must not count
   */
  cosine(family: number, unit: Float32Array, left?: readonly number[]): number;
}

export function createFamilyMiddles({ families, passages, vectors }: SearchIndex): FamilyMiddles {
  const { bytes, scales, dimensions } = vectors;
  const sums = new Float32Array(families.length * dimensions);
  passages.forEach((passage, row) => {
    if (passage.kind === 'cell') return;
    for (const family of passage.families) add(sums, family, row, 1);
  });

  function add(to: Float32Array, family: number, row: number, sign: number): void {
    const scale = (scales[row] as number) * sign;
    for (let d = 0, at = family * dimensions; d < dimensions; d++, at++) {
      to[at] = (to[at] as number) + (bytes[row * dimensions + d] as number) * scale;
    }
  }

  return {
    cosine(family, unit, left = []) {
      let sum = sums.subarray(family * dimensions, (family + 1) * dimensions);
      if (left.length > 0) {
        sum = sum.slice();
        for (const row of left) add(sum, 0, row, -1);
      }
      let dot = 0;
      let square = 0;
      for (let d = 0; d < dimensions; d++) {
        dot += (sum[d] as number) * (unit[d] as number);
        square += (sum[d] as number) ** 2;
      }
      return square === 0 ? 0 : Math.max(0, dot / Math.sqrt(square));
    },
  };
}
