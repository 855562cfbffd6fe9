import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNegatives } from '../../indexer/wordings.ts';
import { CONFIDENCE_FEATURES, confidenceFeatures } from '../../server/search/confidence.ts';
import { FAMILY_FEATURES } from '../../server/search/family-features.ts';
import { createSearch, type Ranking } from '../../server/search/hybrid-search.ts';
import rankingWeights from '../../server/search/ranking-weights.json' with { type: 'json' };
import { createTermWeights } from '../../server/search/term-weights.ts';
import { type Choice, fitConditionalLogit, fitLogistic } from './fit-logistic.ts';
import { openEvaluation, ROOT, readSet, rightFamilies } from './open-evaluation.ts';

/**
 * `npm run learn`: learns the weights of the ranking and of the confidence from the development questions
 * and from everyday wordings, each hidden while it is scored, and writes them beside the code that uses them.
 */

/** Wordings used beside the development questions; more change the weights little and cost time. */
const WORDINGS = 1200;
/** Families that can still become first under other weights. */
const CANDIDATES = 30;
/** Share of answerable development questions that may be refused. */
const WRONG_REFUSALS = 0.02;
/** Share of questions that the lists do not answer, as the confidence takes it. */
const UNANSWERABLE = 0.25;

const { index, embedder } = await openEvaluation();
const termWeights = createTermWeights(index);

interface Example {
  readonly text: string;
  readonly right: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

const questions: Example[] = readSet('dev').map((question) => ({
  text: question.question,
  right: rightFamilies(index, question),
  hidden: new Set(),
}));
const stride = Math.max(1, Math.floor(index.wordings.length / WORDINGS));
const wordings: Example[] = index.wordings
  .filter((_, i) => i % stride === 0)
  .map((wording) => ({
    text: wording.text,
    right: new Set(wording.families),
    hidden: new Set([wording.text]),
  }));

async function rank(
  examples: readonly Example[],
  weights: typeof rankingWeights,
  limit: number,
): Promise<Ranking[]> {
  const search = createSearch(index, embedder, termWeights, weights);
  const rankings: Ranking[] = [];
  for (const { text, hidden } of examples) rankings.push(await search(text, { hidden, limit }));
  return rankings;
}

function toChoice(ranking: Ranking, right: ReadonlySet<string>): Choice {
  return {
    candidates: ranking.families.map(({ features }) =>
      Float64Array.from(FAMILY_FEATURES, (name) => features[name]),
    ),
    right: ranking.families.map(({ family }) => right.has(family.id)),
  };
}

const examples = [...questions.filter(({ right }) => right.size > 0), ...wordings];
const rankings = await rank(examples, rankingWeights, CANDIDATES);
const choices = rankings.map((ranking, i) => toChoice(ranking, examples[i]?.right ?? new Set()));
const learned = fitConditionalLogit(choices, FAMILY_FEATURES.length);
const weights = Object.fromEntries(
  FAMILY_FEATURES.map((name, i) => [name, Number((learned[i] ?? 0).toFixed(4))]),
) as typeof rankingWeights;
write('ranking-weights.json', weights);
console.log('ranking', weights);

const negatives: Example[] = readNegatives(ROOT).map(({ text }) => ({
  text,
  right: new Set(),
  hidden: new Set([text]),
}));
const judged = [...questions, ...wordings, ...negatives];
const reranked = await rank(judged, weights, 2);
const isRight = reranked.map(
  (ranking, i) => judged[i]?.right.has(ranking.families[0]?.family.id ?? '') ?? false,
);
const rows = reranked.map((ranking) => {
  const features = confidenceFeatures(ranking);
  return Float64Array.from(CONFIDENCE_FEATURES, (name) => features[name]);
});
// However many unanswerable questions there are to learn from, people ask few of them.
const unanswered = judged.filter(({ right }) => right.size === 0).length;
const negativeShare = (UNANSWERABLE / (1 - UNANSWERABLE)) * ((judged.length - unanswered) / unanswered);
const shares = judged.map(({ right }) => (right.size === 0 ? negativeShare : 1));
const [bias = 0, ...slopes] = fitLogistic(rows, isRight, shares, CONFIDENCE_FEATURES.length);
const confidence = rows.map((row) => {
  const z = row.reduce((sum, x, i) => sum + x * (slopes[i] ?? 0), bias);
  return 1 / (1 + Math.exp(-z));
});
const answerable = confidence
  .filter((_, i) => i < questions.length && (judged[i]?.right.size ?? 0) > 0)
  .sort((a, b) => a - b);
const refuseBelow = answerable[Math.floor(answerable.length * WRONG_REFUSALS)] ?? 0;
write('confidence-model.json', {
  bias: Number(bias.toFixed(4)),
  weights: Object.fromEntries(
    CONFIDENCE_FEATURES.map((name, i) => [name, Number((slopes[i] ?? 0).toFixed(4))]),
  ),
  refuseBelow: Number(refuseBelow.toFixed(4)),
});
const unanswerable = confidence.filter((_, i) => i < questions.length && judged[i]?.right.size === 0);
const shipped = confidence.slice(questions.length + wordings.length);
console.log(`first right ${share(isRight.filter((_, i) => (questions[i]?.right.size ?? 0) > 0))}`);
console.log(`refuse below ${refuseBelow}`);
console.log(`unanswerable refused ${share(unanswerable.map((p) => p < refuseBelow))}`);
console.log(`negatives refused ${share(shipped.map((p) => p < refuseBelow))}`);

function share(flags: readonly boolean[]): string {
  return `${flags.filter(Boolean).length}/${flags.length}`;
}

function write(file: string, value: unknown): void {
  writeFileSync(join(ROOT, 'server', 'search', file), `${JSON.stringify(value, null, 2)}\n`);
}
