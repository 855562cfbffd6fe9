/**
 * The `count` candidates with the highest scores, best first; of equal ones the earlier first. Walks them once: of
 * thousands only few are wanted, and sorting all would cost more than the rest of a search step.
 * @param scores by candidate
 */
export function bestOf(candidates: Iterable<number>, scores: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (const candidate of candidates) {
    const score = scores[candidate] as number;
    if (best.length === count && score <= (scores[best.at(-1) as number] as number)) continue;
    let at = best.length;
    while (at > 0 && score > (scores[best[at - 1] as number] as number)) at--;
    best.splice(at, 0, candidate);
    if (best.length > count) best.pop();
  }
  return best;
}
