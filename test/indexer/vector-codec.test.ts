import { expect, it } from 'vitest';
import { decodeVectors, encodeVectors } from '../../indexer/vector-codec.ts';

const DIMENSIONS = 64;

function unit(seed: number): Float32Array {
  const vector = Float32Array.from({ length: DIMENSIONS }, (_, i) => Math.sin(seed * 17 + i * 3.7));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

it('keeps directions to within half a percent and lengths at one', () => {
  const rows = [1, 2, 3, 4].map(unit);
  const vectors = new Float32Array(rows.flatMap((row) => [...row]));
  const read = decodeVectors(encodeVectors(vectors, DIMENSIONS), DIMENSIONS);
  rows.forEach((row, i) => {
    const own = read.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);
    expect(Math.hypot(...own)).toBeCloseTo(1, 5);
    expect(row.reduce((sum, value, d) => sum + value * (own[d] ?? 0), 0)).toBeGreaterThan(0.995);
  });
});

it('keeps a row of zeros without a NaN', () => {
  const read = decodeVectors(encodeVectors(new Float32Array(DIMENSIONS), DIMENSIONS), DIMENSIONS);
  expect([...read].every((value) => value === 0)).toBe(true);
});
