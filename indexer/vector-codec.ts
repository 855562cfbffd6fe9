/**
 * Unit vectors as signed bytes: a quarter of the size, and a cosine that differs by less than 0.005.
 * Each row is scaled by its own largest component; its scale brings it back to length 1.
 */
export interface VectorRows {
  readonly dimensions: number;
  /** `rows × dimensions`. */
  readonly bytes: Int8Array;
  /** What each row is multiplied by; 0 for a row of zeros. */
  readonly scales: Float32Array;
}

/** @param vectors `rows × dimensions` */
export function encodeVectors(vectors: Float32Array, dimensions: number): Int8Array {
  const bytes = new Int8Array(vectors.length);
  for (let start = 0; start < vectors.length; start += dimensions) {
    let largest = 0;
    for (let i = start; i < start + dimensions; i++) largest = Math.max(largest, Math.abs(vectors[i] ?? 0));
    const scale = largest === 0 ? 0 : 127 / largest;
    for (let i = start; i < start + dimensions; i++) bytes[i] = Math.round((vectors[i] ?? 0) * scale);
  }
  return bytes;
}

/** The rows that `encodeVectors` made, with their scales. */
export function scaleVectors(bytes: Int8Array, dimensions: number): VectorRows {
  const scales = new Float32Array(bytes.length / dimensions);
  for (let row = 0; row < scales.length; row++) {
    let square = 0;
    for (let i = row * dimensions; i < (row + 1) * dimensions; i++) square += (bytes[i] as number) ** 2;
    scales[row] = square === 0 ? 0 : 1 / Math.sqrt(square);
  }
  return { dimensions, bytes, scales };
}

/** The cosine of a row with a unit vector. */
export function cosineWithRow(rows: VectorRows, row: number, unit: Float32Array): number {
  const { bytes, dimensions } = rows;
  // Four sums at once let the processor overlap the additions.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let d = 0, at = row * dimensions; d < dimensions; d += 4, at += 4) {
    s0 += (bytes[at] as number) * (unit[d] as number);
    s1 += (bytes[at + 1] as number) * (unit[d + 1] as number);
    s2 += (bytes[at + 2] as number) * (unit[d + 2] as number);
    s3 += (bytes[at + 3] as number) * (unit[d + 3] as number);
  }
  return (s0 + s1 + s2 + s3) * (rows.scales[row] as number);
}
