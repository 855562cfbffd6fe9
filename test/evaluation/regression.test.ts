import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadOnnxEmbedder } from '../../indexer/embedder-onnx.ts';
import { openIndex } from '../../indexer/open-index.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { createAnswerer } from '../../server/answer/create-answerer.ts';
import type { ComposedAnswer } from '../../server/answerer.ts';
import { type Judgement, judgeAnswer } from './judge-answer.ts';
import { ROOT, readSet } from './open-evaluation.ts';
import { wilsonHalfWidth } from './score-ranking.ts';

let dir: string;
let index: SearchIndex;
let answers: ComposedAnswer[];
let judgements: Judgement[];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'evaluation-'));
  const embedder = await loadOnnxEmbedder();
  index = await openIndex(ROOT, dir, embedder);
  const answerer = createAnswerer(index, embedder);
  answers = [];
  judgements = [];
  for (const question of readSet('dev')) {
    const answer = await answerer.answer(question.question, { township: null, turns: [] });
    answers.push(answer);
    judgements.push(judgeAnswer(index, question, answer));
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const record = JSON.parse(readFileSync(join(import.meta.dirname, 'record', 'dev.json'), 'utf8')) as {
  figures: Record<string, number>;
};

const share = (flags: readonly boolean[]): number => flags.filter(Boolean).length / flags.length;

/** A fall that chance alone does not explain. */
function expectNoFall(figure: string, value: number, n: number): void {
  const recorded = record.figures[figure] ?? Number.NaN;
  expect(value, figure).toBeGreaterThanOrEqual(recorded - wilsonHalfWidth(recorded, n));
}

it('answers the development questions as well as recorded', () => {
  const asked = judgements.filter(({ answerable }) => answerable);
  expectNoFall(
    'answer: first citation right',
    share(asked.map(({ first, refused }) => first && !refused)),
    asked.length,
  );
  expectNoFall('answer: right among the first three', share(asked.map(({ three }) => three)), asked.length);
  expectNoFall(
    'answer: department right',
    share(asked.map(({ department, refused }) => department && !refused)),
    asked.length,
  );
});

it('refuses what the lists do not hold as well as recorded', () => {
  const unanswerable = judgements.filter(({ answerable }) => !answerable);
  expectNoFall(
    'answer: unanswerable refused',
    share(unanswerable.map(({ refused }) => refused)),
    unanswerable.length,
  );
});

it('quotes only what stands in the cited cell', () => {
  for (const answer of answers) {
    for (const { item, field, quote } of [...answer.citations, ...answer.elsewhere]) {
      const cell = item[field];
      expect(Array.isArray(cell) ? cell.join('、') : cell).toContain(quote);
    }
  }
});
