import { expect, it } from 'vitest';
import { makeCoarse, toCoarse } from '../../indexer/coarse-vectors.ts';
import { encodeVectors, scaleVectors } from '../../indexer/vector-codec.ts';

const DIMENSIONS = 96;

/** Rows that differ along a few directions and a little along all, as embeddings do. */
function makeRows(count: number): Float32Array {
  const rows = new Float32Array(count * DIMENSIONS);
  for (let row = 0; row < count; row++) {
    const own = Array.from(
      { length: DIMENSIONS },
      (_, d) => (d < 8 ? 1 : 0.05) * Math.sin(row * 1.7 + d * d * 0.9 + row * d),
    );
    const length = Math.hypot(...own);
    own.forEach((value, d) => {
      rows[row * DIMENSIONS + d] = value / length;
    });
  }
  return rows;
}

it('finds axes of length one at right angles', () => {
  const { axes, size } = makeCoarse(scaleVectors(encodeVectors(makeRows(200), DIMENSIONS), DIMENSIONS));
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let dot = 0;
      for (let d = 0; d < DIMENSIONS; d++)
        dot += (axes[a * DIMENSIONS + d] ?? 0) * (axes[b * DIMENSIONS + d] ?? 0);
      expect(dot).toBeCloseTo(a === b ? 1 : 0, 4);
    }
  }
});

it('keeps cosines nearly as they are on fewer axes', () => {
  const rows = makeRows(200);
  const { axes, size, rows: coarse } = makeCoarse(scaleVectors(encodeVectors(rows, DIMENSIONS), DIMENSIONS));
  expect(size).toBeLessThan(DIMENSIONS);
  const query = rows.subarray(0, DIMENSIONS);
  const coordinates = toCoarse(axes, query);
  for (let row = 0; row < 200; row++) {
    const exact = query.reduce((sum, value, d) => sum + value * (rows[row * DIMENSIONS + d] ?? 0), 0);
    const near = coordinates.reduce((sum, value, a) => sum + value * (coarse[row * size + a] ?? 0), 0);
    expect(near).toBeCloseTo(exact, 1);
  }
});
