import { Matrix } from 'ml-matrix';

/** The symmetric matrix of which `lower` holds the lower half, diagonal included: `size × size`, row by row. */
export function symmetricMatrix(lower: Float64Array, size: number): Matrix {
  const matrix = new Matrix(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = lower[i * size + j] as number;
      matrix.set(i, j, value);
      matrix.set(j, i, value);
    }
  }
  return matrix;
}
