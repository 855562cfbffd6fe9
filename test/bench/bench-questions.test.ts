import { expect, it } from 'vitest';
import { endlessQuestions } from './bench-questions.ts';

it('asks every question as it stands, then each in other words, none twice before all are asked', () => {
  const source = endlessQuestions(['低保找谁办', '路灯坏了']);
  const asked = Array.from({ length: 2 * 35 }, () => source.next().value);
  expect(asked.slice(0, 2)).toEqual(['低保找谁办', '路灯坏了']);
  expect(new Set(asked).size).toBe(70);
  expect(asked.every((question, at) => question.includes(at % 2 === 0 ? '低保' : '路灯'))).toBe(true);
  expect(source.next().value).toBe('低保找谁办');
});
