/** One choice among candidates: rows of features, and which of them are right. */
export interface Choice {
  readonly candidates: readonly Float64Array[];
  readonly right: readonly boolean[];
  /** What the choice counts against others. */
  readonly share: number;
}

const STEPS = 500;
const RATE = 0.1;
const RIDGE = 1e-4;

/** Adam (Kingma & Ba 2014, arXiv 1412.6980) on `gradient`; `project` keeps the weights where they may be. */
export function descend(
  size: number,
  start: Float64Array,
  gradient: (weights: Float64Array, into: Float64Array) => void,
  project: (weights: Float64Array) => void,
  ridge: number = RIDGE,
): Float64Array {
  const weights = Float64Array.from(start);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const slope = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    slope.fill(0);
    gradient(weights, slope);
    for (let i = 0; i < size; i++) {
      const g = (slope[i] ?? 0) + ridge * (weights[i] ?? 0);
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
      const m = (mean[i] ?? 0) / (1 - 0.9 ** step);
      const v = (square[i] ?? 0) / (1 - 0.999 ** step);
      weights[i] = (weights[i] ?? 0) - (RATE * m) / (Math.sqrt(v) + 1e-8);
    }
    project(weights);
  }
  return weights;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/**
 * Weights ≥ 0 that make the right candidates likely: conditional logit, −log Σ_right softmax(w·x), mean over
 * the choices by their shares (McFadden 1974). Choices without a right candidate are left out.
 */
export function fitConditionalLogit(choices: readonly Choice[], size: number): Float64Array {
  const usable = choices.filter((choice) => choice.right.includes(true));
  const total = usable.reduce((sum, { share }) => sum + share, 0);
  const start = new Float64Array(size).fill(1);
  return descend(
    size,
    start,
    (weights, into) => {
      for (const { candidates, right, share: weight } of usable) {
        const scores = candidates.map((features) => dot(features, weights));
        const top = Math.max(...scores);
        const shares = scores.map((score) => Math.exp(score - top));
        const all = shares.reduce((sum, share) => sum + share, 0);
        const good = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0);
        candidates.forEach((features, i) => {
          const share = shares[i] ?? 0;
          const pull = share / all - (right[i] ? share / good : 0);
          if (Math.abs(pull) < 1e-9) return;
          for (let d = 0; d < size; d++)
            into[d] = (into[d] ?? 0) + (weight * pull * (features[d] ?? 0)) / total;
        });
      }
    },
    (weights) => {
      for (let i = 0; i < size; i++) weights[i] = Math.max(0, weights[i] ?? 0);
    },
  );
}

/** Bias (first) and weights of a logistic regression of `labels` on `rows`, each row counting as `shares` say. */
export function fitLogistic(
  rows: readonly Float64Array[],
  labels: readonly boolean[],
  shares: readonly number[],
  size: number,
): Float64Array {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return descend(
    size + 1,
    new Float64Array(size + 1),
    (weights, into) => {
      rows.forEach((row, n) => {
        const z = row.reduce((sum, x, i) => sum + x * (weights[i + 1] ?? 0), weights[0] ?? 0);
        const error = ((1 / (1 + Math.exp(-z)) - (labels[n] ? 1 : 0)) * (shares[n] ?? 0)) / all;
        into[0] = (into[0] ?? 0) + error;
        for (let d = 0; d < size; d++) into[d + 1] = (into[d + 1] ?? 0) + error * (row[d] ?? 0);
      });
    },
    () => {},
  );
}
