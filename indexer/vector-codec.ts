/**
 * Unit vectors as signed bytes: a quarter of the size, and a cosine that differs by less than 0.005.
 * Each row is scaled by its own largest component and brought back to length 1 when it is read.
 */

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

/** The unit vectors that `encodeVectors` stored; a row of zeros stays zero. */
export function decodeVectors(bytes: Int8Array, dimensions: number): Float32Array {
  const vectors = new Float32Array(bytes.length);
  for (let start = 0; start < bytes.length; start += dimensions) {
    let square = 0;
    for (let i = start; i < start + dimensions; i++) square += (bytes[i] ?? 0) ** 2;
    const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
    for (let i = start; i < start + dimensions; i++) vectors[i] = (bytes[i] ?? 0) * scale;
  }
  return vectors;
}
