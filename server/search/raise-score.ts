/** Keeps the best score seen at a place. */
export function raiseScore(scores: Float32Array, at: number, score: number): void {
  if (score > (scores[at] as number)) scores[at] = score;
}
