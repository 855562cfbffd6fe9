import { expect, it } from 'vitest';
import { classProbabilities } from '../../../../server/answer/reading/class-model.ts';
import { frameOf } from '../../../../server/answer/reading/frame.ts';
import { guessIntent } from '../../../../server/answer/reading/guess-intent.ts';

const NAMED = { offices: ['民政局', '县民政局'], places: ['夏镇'] };

it('masks offices and places, the longest name first', () => {
  const frame = frameOf('夏镇县民政局管啥', NAMED, 'who');
  expect(frame).toContain('^TO');
  expect(frame).toContain('O管啥');
  expect(frame).toContain('after:who');
  expect(frame.join('')).not.toMatch(/[民政夏]/u);
});

it('puts questions about different offices alike', () => {
  const other = { offices: ['残联'], places: ['塔县'] };
  expect(frameOf('塔县残联管啥', other, null)).toEqual(frameOf('夏镇民政局管啥', NAMED, null));
});

it('reads a long story at its ends', () => {
  const story = `${'早'.repeat(40)}中${'晚'.repeat(40)}`;
  expect(frameOf(story, NAMED, null).join('')).not.toContain('中');
});

it('gives equal shares where no feature is known, and follows the weights where one is', () => {
  const model = { classes: ['how', 'who'], bias: [0, 0], weights: { 咋: [1, -1], odd: [0] } };
  expect(classProbabilities(new Map([['x', 1]]), model)).toEqual([0.5, 0.5]);
  // A feature named like an object's own machinery is none.
  expect(classProbabilities(new Map([['constructor', 1]]), model)).toEqual([0.5, 0.5]);
  const [how = 0, who = 0] = classProbabilities(new Map([['咋', 1]]), model);
  expect(how).toBeGreaterThan(who);
  expect(how + who).toBeCloseTo(1);
});

it('guesses among the intents that are offered', () => {
  const model = { classes: ['department', 'how', 'who'], bias: [2, 1, 0], weights: {} };
  expect(guessIntent([], 'who', ['who', 'how', 'department'], model)).toBe('department');
  expect(guessIntent([], 'who', ['who', 'how'], model)).toBe('how');
});
