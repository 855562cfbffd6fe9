/**
 * The scalar product of `by` with the row of `rows` that begins at `start`. Four sums at once let the processor
 * overlap the additions: with one each waits for the one before. @param by its length is a multiple of four
 */
export function dotProduct(rows: Float32Array, start: number, by: Float32Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let d = 0, at = start; d < by.length; d += 4, at += 4) {
    s0 += (rows[at] as number) * (by[d] as number);
    s1 += (rows[at + 1] as number) * (by[d + 1] as number);
    s2 += (rows[at + 2] as number) * (by[d + 2] as number);
    s3 += (rows[at + 3] as number) * (by[d + 3] as number);
  }
  return s0 + s1 + s2 + s3;
}
