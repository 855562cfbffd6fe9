import type { SearchIndex } from '../../indexer/search-index.ts';
import { dotProduct } from './dot-product.ts';

/** The middle of a family's wordings and titles: what all of them have in common. */
export interface FamilyMiddles {
  /** Cosines of a unit vector with the middle of each family, 0..1; 0 for a family without any. */
  cosines(unit: Float32Array): Float32Array;
  /** The cosine with the middle of one family's other rows. @param left rows of it that must not count */
  cosineWithout(family: number, unit: Float32Array, left: readonly number[]): number;
}

export function createFamilyMiddles({ families, passages, vectors }: SearchIndex): FamilyMiddles {
  const { bytes, scales, dimensions } = vectors;
  const sums = new Float32Array(families.length * dimensions);
  passages.forEach((passage, row) => {
    if (passage.kind === 'cell') return;
    for (const family of passage.families) add(sums, family, row, 1);
  });
  const lengths = families.map((_, family) => Math.hypot(...sumOf(family)));

  function sumOf(family: number): Float32Array {
    return sums.subarray(family * dimensions, (family + 1) * dimensions);
  }

  function add(to: Float32Array, family: number, row: number, sign: number): void {
    const scale = (scales[row] as number) * sign;
    for (let d = 0, at = family * dimensions; d < dimensions; d++, at++) {
      to[at] = (to[at] as number) + (bytes[row * dimensions + d] as number) * scale;
    }
  }

  return {
    cosines(unit) {
      return Float32Array.from(lengths, (length, family) =>
        length === 0 ? 0 : Math.max(0, dotProduct(sums, family * dimensions, unit) / length),
      );
    },
    cosineWithout(family, unit, left) {
      const sum = sumOf(family).slice();
      for (const row of left) add(sum, 0, row, -1);
      const dot = sum.reduce((total, value, d) => total + value * (unit[d] as number), 0);
      const length = Math.hypot(...sum);
      return length === 0 ? 0 : Math.max(0, dot / length);
    },
  };
}
