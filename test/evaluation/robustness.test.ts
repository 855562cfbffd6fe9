import { expect, it } from 'vitest';
import type { EvaluationQuestion } from './question-set.ts';
import { measureRobustness } from './robustness.ts';
import { pairedHalfWidth } from './score-ranking.ts';

const ask = (question: string, style: string): EvaluationQuestion => ({
  question,
  style,
  item: 'a/basic/1',
  also: [],
  township: null,
  reason: null,
});
const rightOf = () => new Set(['right']);

it('compares distorted questions with the same questions undistorted', async () => {
  const questions = [ask('请问低保找谁办', 'plain'), ask('低保没了找谁说理', 'plain')];
  // Right only where it is short and names the matter: whatever is added or put otherwise loses.
  const rank = async (question: string) => [
    question.includes('低保') && question.length < 9 ? 'right' : 'wrong',
  ];
  const rows = new Map(
    (await measureRobustness(questions, rightOf, rank)).map((row) => [row.distortion, row]),
  );
  expect(rows.get('story of 200 characters')).toMatchObject({ questions: 2, clean: 1, distorted: 0 });
  expect(rows.get('story of 200 characters')?.lost).toHaveLength(2);
  expect(rows.get('without greeting and thanks')).toMatchObject({
    questions: 1,
    clean: 1,
    distorted: 1,
    lost: [],
  });
  // It applies to none of them: no row, rather than a share of nothing.
  expect(rows.has('digits as Chinese numbers')).toBe(false);
});

it('leaves out questions that are distorted already', async () => {
  const asked: string[] = [];
  const rank = async (question: string) => {
    asked.push(question);
    return [];
  };
  await measureRobustness([ask('di bao 找谁', 'pinyin'), ask('低保找谁办呢', 'dialect')], rightOf, rank);
  expect(asked).toContain('低保找谁办呢');
  expect(asked).not.toContain('di bao 找谁');
});

it('takes at most 150 questions of a distortion, from the whole set', async () => {
  const questions = Array.from({ length: 400 }, (_, i) =>
    ask(`第${'甲乙丙丁'[i % 4]}号水渠漏水找谁${i}`, 'plain'),
  );
  const asked = new Set<string>();
  const rows = await measureRobustness(questions, rightOf, async (question) => {
    asked.add(question);
    return ['right'];
  });
  const emoji = rows.find(({ distortion }) => distortion === 'emoji');
  expect(emoji?.questions).toBe(150);
  expect(asked.has(questions[0]?.question ?? '')).toBe(true);
  expect([...asked].some((question) => question.includes('39'))).toBe(true);
});

it('the interval of a loss narrows with the questions and widens with what changes', () => {
  expect(pairedHalfWidth(0, 0, 150)).toBeGreaterThan(0);
  expect(pairedHalfWidth(10, 5, 150)).toBeLessThan(pairedHalfWidth(10, 5, 75));
  expect(pairedHalfWidth(10, 5, 150)).toBeGreaterThan(pairedHalfWidth(2, 1, 150));
  // By hand: p = 11/152, 6/152; √(17/152 − (5/152)²) / √152 × 1.96.
  expect(pairedHalfWidth(10, 5, 150)).toBeCloseTo(0.0529, 3);
});
