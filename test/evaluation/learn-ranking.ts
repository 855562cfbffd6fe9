import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILY_FEATURES } from '../../server/search/family-features.ts';
import { createSearch, type Ranking } from '../../server/search/hybrid-search.ts';
import rankingWeights from '../../server/search/ranking-weights.json' with { type: 'json' };
import { createTermWeights } from '../../server/search/term-weights.ts';
import { crossValidate } from './cross-validate.ts';
import { type Choice, fitConditionalLogit } from './fit-logistic.ts';
import { learnConfidence } from './learn-confidence.ts';
import { openEvaluation, ROOT, readSet, rightFamilies } from './open-evaluation.ts';

/**
 * `npm run learn`: learns the weights of the ranking and of the confidence and writes them beside the code that
 * uses them. The ranking learns from development and calibration questions and, with less weight, from everyday
 * wordings, each hidden while it is scored; the confidence from the questions alone, since the model has been
 * trained on the wordings and is too sure of them.
 */

/** Wordings used beside the questions; more change the weights little and cost time. */
const WORDINGS = 1200;
/** What a wording counts against a question that the model was not trained on. */
const WORDING_SHARE = 0.2;
/** Families that can still become first under other weights. */
const CANDIDATES = 30;

const { index, embedder } = await openEvaluation();
const termWeights = createTermWeights(index);

interface Example {
  readonly text: string;
  readonly right: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

// A listed matter of another place is refused for its place, which is read and not ranked.
const asked = [...readSet('dev'), ...readSet('calibration')].filter(({ style }) => style !== 'other-place');
const questions: Example[] = asked.map((question) => ({
  text: question.question,
  right: rightFamilies(index, question),
  hidden: new Set(),
}));
const stride = Math.max(1, Math.floor(index.wordings.length / WORDINGS));
const wordings: Example[] = index.wordings
  .filter((_, i) => i % stride === 0)
  .map(({ text, families }) => ({ text, right: new Set(families), hidden: new Set([text]) }));

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

function toChoice(ranking: Ranking, right: ReadonlySet<string>, share: number): Choice {
  return {
    candidates: ranking.families.map(({ features }) =>
      Float64Array.from(FAMILY_FEATURES, (name) => features[name]),
    ),
    right: ranking.families.map(({ family }) => right.has(family.id)),
    share,
  };
}

const answerable = questions.filter(({ right }) => right.size > 0);
const examples = [...answerable, ...wordings];
const rankings = await rank(examples, rankingWeights, CANDIDATES);
const choices = rankings.map((ranking, i) =>
  toChoice(ranking, examples[i]?.right ?? new Set(), i < answerable.length ? 1 : WORDING_SHARE),
);
const ofQuestions = choices.slice(0, answerable.length);
const ofWordings = choices.slice(answerable.length);
const fitAll = (learned: readonly Choice[]): Float64Array =>
  fitConditionalLogit([...learned, ...ofWordings], FAMILY_FEATURES.length);
const isFirstRight = ({ candidates, right }: Choice, weights: Float64Array): boolean => {
  const scores = candidates.map((row) => row.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0));
  return right[scores.indexOf(Math.max(...scores))] ?? false;
};
const held = crossValidate(ofQuestions, fitAll, (choice, weights) => isFirstRight(choice, weights));
console.log(`first right, each question held out: ${held.filter(Boolean).length}/${held.length}`);

const learned = fitAll(ofQuestions);
const weights = Object.fromEntries(
  FAMILY_FEATURES.map((name, i) => [name, Number((learned[i] ?? 0).toFixed(4))]),
) as typeof rankingWeights;
write('ranking-weights.json', weights);
console.log('ranking', weights);
write('confidence-model.json', learnConfidence(await rank(questions, weights, 2), questions));

function write(file: string, value: unknown): void {
  writeFileSync(join(ROOT, 'server', 'search', file), `${JSON.stringify(value, null, 2)}\n`);
}
