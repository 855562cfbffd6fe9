import {
  CONFIDENCE_FEATURES,
  type ConfidenceModel,
  confidenceFeatures,
  type LogisticModel,
  probability,
} from '../../server/search/confidence.ts';
import type { Ranking } from '../../server/search/hybrid-search.ts';
import { expectedCalibrationError } from './calibration.ts';
import { crossValidate } from './cross-validate.ts';
import { fitLogistic } from './fit-logistic.ts';

/** Share of answerable questions that may be refused. */
const WRONG_REFUSALS = 0.02;
/** Share of questions that the lists do not answer, as the confidence takes it. */
const UNANSWERABLE = 0.25;

interface Row {
  readonly features: ReturnType<typeof confidenceFeatures>;
  readonly label: boolean;
  readonly share: number;
}

/**
 * Learns how sure to be of a ranking from questions with their right families; an empty set: the lists do not
 * answer. The threshold of refusal is taken from probabilities of held-out questions.
 */
export function learnConfidence(
  rankings: readonly Ranking[],
  questions: readonly { readonly right: ReadonlySet<string> }[],
): ConfidenceModel {
  const isListed = questions.map(({ right }) => right.size > 0);
  const listed = isListed.filter(Boolean).length;
  // However many unanswerable questions there are to learn from, people ask few of them.
  const rarity = (UNANSWERABLE / (1 - UNANSWERABLE)) * (listed / (questions.length - listed));
  const toRows = (labels: readonly boolean[]): Row[] =>
    rankings.map((ranking, i) => ({
      features: confidenceFeatures(ranking),
      label: labels[i] ?? false,
      share: isListed[i] ? 1 : rarity,
    }));
  const rightRows = toRows(
    rankings.map(({ families }, i) => questions[i]?.right.has(families[0]?.family.id ?? '') ?? false),
  );
  const listedRows = toRows(isListed);

  const ofListed = crossValidate(listedRows, learn, ({ features }, model) => probability(features, model));
  const sorted = ofListed.filter((_, i) => isListed[i]).sort((a, b) => a - b);
  const refuseBelow = sorted[Math.floor(sorted.length * WRONG_REFUSALS)] ?? 0;
  const refused = ofListed.filter((p, i) => !isListed[i] && p < refuseBelow).length;
  const ofRight = crossValidate(rightRows, learn, ({ features, label }, model) => ({
    confidence: probability(features, model),
    right: label,
  }));
  console.log(`refused below ${refuseBelow.toFixed(3)}: ${refused}/${questions.length - listed} held out`);
  console.log(
    `calibration error, held out: ${(100 * expectedCalibrationError(ofRight)).toFixed(1)} % of ${ofRight.length}`,
  );
  return {
    right: learn(rightRows),
    listed: learn(listedRows),
    refuseBelow: round(refuseBelow),
  };
}

function learn(rows: readonly Row[]): LogisticModel {
  const [bias = 0, ...slopes] = fitLogistic(
    rows.map(({ features }) => Float64Array.from(CONFIDENCE_FEATURES, (name) => features[name])),
    rows.map(({ label }) => label),
    rows.map(({ share }) => share),
    CONFIDENCE_FEATURES.length,
  );
  const weights = Object.fromEntries(CONFIDENCE_FEATURES.map((name, i) => [name, round(slopes[i] ?? 0)]));
  return { bias: round(bias), weights: weights as LogisticModel['weights'] };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
