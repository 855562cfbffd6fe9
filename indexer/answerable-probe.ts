import { Matrix, solve } from 'ml-matrix';
import type { CoarseVectors } from './coarse-vectors.ts';
import type { Passage } from './passages.ts';
import { symmetricMatrix } from './symmetric-matrix.ts';

/**
 * A line through the coarse vectors that parts the everyday wordings from the questions that the lists do not
 * answer. How near a question is to the nearest of them says little when both are near; on which side of the
 * line it lies says what kind of question it is.
 */
export interface AnswerableProbe {
  /** One for each coarse axis, and the bias at the end. */
  readonly weights: readonly number[];
}

/** Newton steps; the weights stand still before the last. */
const STEPS = 10;
/** Weight of the squared weights in the loss, against as many rows as there are. */
const RIDGE = 10;
/** Coordinates of unit vectors are small: brought near 1, so that the ridge means something. */
const SPREAD = 10;

/**
 * Log odds that a question is one the lists answer.
 * @param coordinates of its vector on the coarse axes
 */
export function answerableOdds({ weights }: AnswerableProbe, coordinates: Float32Array): number {
  return coordinates.reduce(
    (sum, value, axis) => sum + value * SPREAD * (weights[axis] ?? 0),
    weights.at(-1) ?? 0,
  );
}

/**
 * Logistic regression by Newton's method (Bishop, "Pattern Recognition and Machine Learning", 4.3.3), both kinds
 * of question weighing alike however many there are. Without negatives every question passes as answerable.
 */
export function fitAnswerableProbe(
  passages: readonly Passage[],
  { rows, size }: CoarseVectors,
): AnswerableProbe {
  const asked = passages.flatMap(({ kind }, row) =>
    kind === 'wording' || kind === 'negative' ? [{ row, answerable: kind === 'wording' ? 1 : 0 }] : [],
  );
  const answerable = asked.filter(({ answerable }) => answerable === 1).length;
  const unanswerable = asked.length - answerable;
  const width = size + 1;
  let weights = new Array<number>(width).fill(0);
  if (answerable === 0 || unanswerable === 0) return { weights };

  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => (i === size ? 0 : RIDGE * weight));
    const hessian = new Float64Array(width * width);
    for (let i = 0; i < width; i++) hessian[i * width + i] = i === size ? 1e-6 : RIDGE;
    const x = new Float64Array(width).fill(1);
    for (const { row, answerable: y } of asked) {
      for (let i = 0; i < size; i++) x[i] = (rows[row * size + i] as number) * SPREAD;
      const share = y === 1 ? 1 : answerable / unanswerable;
      const p = 1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (weights[i] as number), 0)));
      const slope = share * p * (1 - p);
      for (let i = 0; i < width; i++) {
        gradient[i] = (gradient[i] as number) + share * (p - y) * (x[i] as number);
        const value = slope * (x[i] as number);
        for (let j = 0; j <= i; j++)
          hessian[i * width + j] = (hessian[i * width + j] as number) + value * (x[j] as number);
      }
    }
    const change = solve(symmetricMatrix(hessian, width), Matrix.columnVector(gradient)).to1DArray();
    weights = weights.map((weight, i) => weight - (change[i] ?? 0));
  }
  return { weights };
}
