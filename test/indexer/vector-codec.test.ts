import { expect, it } from 'vitest';
import { cosineWithRow, encodeVectors, scaleVectors } from '../../indexer/vector-codec.ts';

const DIMENSIONS = 64;

function unit(seed: number): Float32Array {
  const vector = Float32Array.from({ length: DIMENSIONS }, (_, i) => Math.sin(seed * 17 + i * 3.7));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

it('keeps directions to within half a percent and lengths at one', () => {
  const rows = [1, 2, 3, 4].map(unit);
  const vectors = new Float32Array(rows.flatMap((row) => [...row]));
  const read = scaleVectors(encodeVectors(vectors, DIMENSIONS), DIMENSIONS);
  rows.forEach((row, i) => {
    const own = [...read.bytes.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS)];
    expect(Math.hypot(...own.map((value) => value * (read.scales[i] ?? 0)))).toBeCloseTo(1, 5);
    expect(cosineWithRow(read, i, row)).toBeGreaterThan(0.995);
  });
});

it('gives the cosine that the slow obvious way gives', () => {
  const [one, other] = [unit(1), unit(2)];
  const exact = one.reduce((sum, value, d) => sum + value * (other[d] ?? 0), 0);
  expect(cosineWithRow(scaleVectors(encodeVectors(one, DIMENSIONS), DIMENSIONS), 0, other)).toBeCloseTo(
    exact,
    2,
  );
});

it('keeps a row of zeros without a NaN', () => {
  const read = scaleVectors(encodeVectors(new Float32Array(DIMENSIONS), DIMENSIONS), DIMENSIONS);
  expect(cosineWithRow(read, 0, unit(1))).toBe(0);
});
