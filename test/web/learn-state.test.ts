import { expect, it } from 'vitest';
import { answerLearn, learnQuestion, recordLearn } from '../../web/learn-state.ts';
import { buildItemView } from '../support/build-answer.ts';

const DEPARTMENTS = [
  '托克逊县残疾人联合会',
  '托克逊县民政局',
  '托克逊县教育局',
  '托克逊县公安局',
  '托克逊县水利局',
];

it('asks who leads, then which department, then shows the solution', () => {
  const question = learnQuestion(buildItemView(), DEPARTMENTS, () => 0.4);
  expect(question.choices).toHaveLength(4);
  expect(question.choices).toContain('托克逊县残疾人联合会');
  const second = answerLearn(question, '上级牵头、乡镇配合');
  expect(second).toMatchObject({ step: 'department', verdictRight: true });
  const solved = answerLearn(second, '托克逊县民政局');
  expect(solved).toMatchObject({ step: 'solved', departmentRight: false });
  expect(answerLearn(solved, '托克逊县残疾人联合会')).toBe(solved);
});

it('asks for no department where the entry names none', () => {
  const item = buildItemView({ list: 'basic', departments: [] });
  const solved = answerLearn(
    learnQuestion(item, DEPARTMENTS, () => 0),
    '乡镇负责',
  );
  expect(solved).toMatchObject({ step: 'solved', verdictRight: true, departmentRight: null });
});

it('offers no department of the entry as a wrong answer', () => {
  const item = buildItemView({ departments: DEPARTMENTS.slice(0, 2) });
  expect(learnQuestion(item, DEPARTMENTS, () => 0.9).choices).not.toContain(DEPARTMENTS[1]);
});

it('counts a question as right only when both answers were', () => {
  const question = learnQuestion(buildItemView(), DEPARTMENTS, () => 0);
  const half = answerLearn(answerLearn(question, '上级牵头、乡镇配合'), '托克逊县水利局');
  const whole = answerLearn(answerLearn(question, '上级牵头、乡镇配合'), '托克逊县残疾人联合会');
  const progress = recordLearn(recordLearn({}, half), whole);
  expect(progress).toEqual({ 民生服务: { right: 1, asked: 2 } });
});
