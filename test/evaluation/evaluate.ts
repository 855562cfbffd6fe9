import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnswerer } from '../../server/answer/create-answerer.ts';
import { drawRiskCoverage, expectedCalibrationError, riskCoverage } from './calibration.ts';
import { evaluateConversations } from './evaluate-conversations.ts';
import { type Judgement, judgeAnswer } from './judge-answer.ts';
import { openEvaluation, readSet, rightFamilies } from './open-evaluation.ts';
import { createOtherModelSystems } from './other-model.ts';
import { type EvaluationQuestion, readQuestions } from './question-set.ts';
import { measureRobustness } from './robustness.ts';
import { scoreRanking, wilsonHalfWidth } from './score-ranking.ts';
import { createSystems, rememberVectors } from './systems.ts';

/**
 * `npm run evaluate -- [dev|test] [--file questions.jsonl] [--model DIR] [--record]`: ranking of the plain way, of
 * each part and of the whole, then the product's own answers, side by side on the same questions, its conversations,
 * and what the ranking loses when questions are distorted. `--model` measures another model beside the one in use.
 * `--record` keeps the figures and the curve for the next run to compare with.
 */
const argv = process.argv.slice(2);
const optionValue = (option: string): string | undefined =>
  argv.includes(option) ? argv[argv.indexOf(option) + 1] : undefined;
const file = optionValue('--file');
const otherModel = optionValue('--model');
const set = argv.includes('test') ? 'test' : 'dev';
const name = file === undefined ? set : 'file';
const questions: EvaluationQuestion[] = file === undefined ? readSet(set) : readQuestions(file);

const { index, embedder } = await openEvaluation();
const answerable = questions.filter(
  (question) => question.reason === null && rightFamilies(index, question).size > 0,
);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const share = (flags: readonly boolean[]): number => flags.filter(Boolean).length / Math.max(1, flags.length);
const figures: Record<string, number> = {};

console.log(`\n${questions.length} questions (${name}), ${answerable.length} of them answerable\n`);
console.log('| ranking | right first | ± | among three | MRR |\n| --- | --- | --- | --- | --- |');
const systems = createSystems(index, rememberVectors(embedder));
const others = otherModel === undefined ? [] : await createOtherModelSystems(otherModel);
for (const [system, rank] of [...systems, ...others]) {
  const outcomes = [];
  for (const question of answerable) {
    outcomes.push({ right: rightFamilies(index, question), families: await rank(question.question) });
  }
  const { first, three, mrr } = scoreRanking(outcomes);
  figures[`${system}: first`] = first;
  const margin = percent(wilsonHalfWidth(first, outcomes.length));
  console.log(`| ${system} | ${percent(first)} | ${margin} | ${percent(three)} | ${mrr.toFixed(3)} |`);
}

const answerer = createAnswerer(index, embedder);
const judged: { question: EvaluationQuestion; judgement: Judgement; ms: number; shown: string }[] = [];
for (const question of questions) {
  const started = performance.now();
  const answer = await answerer.answer(question.question, { township: null, turns: [] });
  const ms = performance.now() - started;
  const shown = answer.citations[0] ?? answer.elsewhere[0];
  judged.push({
    question,
    judgement: judgeAnswer(index, question, answer),
    ms,
    shown: `${answer.kind} ${answer.confidence.toFixed(2)} ${shown?.item.title.slice(0, 30) ?? ''}`,
  });
}

const asked = judged.filter(({ judgement }) => judgement.answerable).map(({ judgement }) => judgement);
const unanswerable = judged
  .filter(({ judgement }) => !judgement.answerable)
  .map(({ judgement }) => judgement);
const predictions = judged.map(({ judgement }) => ({
  confidence: judgement.confidence,
  right: judgement.first,
}));
const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
Object.assign(figures, {
  'answer: first citation right': share(asked.map(({ first, refused }) => first && !refused)),
  'answer: right among the first three': share(asked.map(({ three }) => three)),
  'answer: department right': share(asked.map(({ department, refused }) => department && !refused)),
  'answer: unanswerable refused': share(unanswerable.map(({ refused }) => refused)),
  'answer: answerable wrongly refused': share(asked.map(({ refused }) => refused)),
  'answer: calibration error': expectedCalibrationError(predictions),
});
const conversations = file === undefined ? await evaluateConversations(set, index, answerer) : null;
for (const [what, { right, all }] of conversations?.tallies ?? []) {
  figures[`conversations: ${what}`] = right / all;
}
const memory = process.memoryUsage().rss;
const whole = systems.get('whole');
const robustness = whole
  ? await measureRobustness(answerable, (question) => rightFamilies(index, question), whole)
  : [];
console.log('\nloss against the clean question\n');
console.log('| distortion | n | clean | distorted | loss | ± |\n| --- | --- | --- | --- | --- | --- |');
for (const { distortion, questions: n, clean, distorted, margin } of robustness) {
  figures[`robustness: ${distortion}, loss`] = clean - distorted;
  const shares = [clean, distorted, clean - distorted, margin].map(percent).join(' | ');
  console.log(`| ${distortion} | ${n} | ${shares} |`);
}

const recordFile = join(import.meta.dirname, 'record', `${name}.json`);
const last = existsSync(recordFile)
  ? (JSON.parse(readFileSync(recordFile, 'utf8')) as { figures: Record<string, number> }).figures
  : {};
console.log('\n| product | figure | last recorded |\n| --- | --- | --- |');
for (const [figure, value] of Object.entries(figures)) {
  const before = last[figure];
  const change =
    before === undefined
      ? '–'
      : `${percent(before)} (${value >= before ? '+' : ''}${percent(value - before)})`;
  console.log(`| ${figure} | ${percent(value)} | ${change} |`);
}
const at = (quantile: number): string => (times[Math.floor(times.length * quantile)] ?? 0).toFixed(1);
console.log(`\nquestion to answer: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms`);
console.log(`resident memory ${(memory / 1e6).toFixed(0)} MB`);

console.log('\n| style | questions | first right | refused |\n| --- | --- | --- | --- |');
for (const style of [...new Set(judged.map(({ question }) => question.style))].sort()) {
  const ofStyle = judged.filter(({ question }) => question.style === style).map(({ judgement }) => judgement);
  const right = ofStyle[0]?.answerable
    ? percent(share(ofStyle.map(({ first, refused }) => first && !refused)))
    : '–';
  console.log(
    `| ${style} | ${ofStyle.length} | ${right} | ${percent(share(ofStyle.map(({ refused }) => refused)))} |`,
  );
}

console.log('\nFailures:');
for (const { question, judgement, shown } of judged) {
  const failed = judgement.answerable ? !judgement.first || judgement.refused : !judgement.refused;
  if (failed)
    console.log(
      `- [${question.style}] ${question.question} → ${shown} (right: ${question.item ?? question.reason})`,
    );
}

for (const { distortion, lost } of robustness) {
  for (const distorted of lost) console.log(`- [${distortion}] ${distorted}`);
}

for (const failure of conversations?.failures ?? []) console.log(`- [conversation] ${failure}`);

if (argv.includes('--record')) {
  mkdirSync(join(import.meta.dirname, 'record'), { recursive: true });
  writeFileSync(recordFile, `${JSON.stringify({ questions: questions.length, figures }, null, 2)}\n`);
  writeFileSync(recordFile.replace('.json', '.svg'), `${drawRiskCoverage(riskCoverage(predictions))}\n`);
}
