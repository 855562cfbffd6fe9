import { expect, it } from 'vitest';
import { passageRuns } from '../../web/passage-runs.ts';

it('cuts a line at the runs of the cells', () => {
  const line = {
    line: 748,
    text: '20 民生服务 残疾人证',
    marks: [
      { start: 0, end: 2, field: 'no' },
      { start: 3, end: 7, field: 'category' },
    ],
  } as const;
  expect(passageRuns(line)).toEqual([
    { text: '20', marked: true },
    { text: ' ', marked: false },
    { text: '民生服务', marked: true },
    { text: ' 残疾人证', marked: false },
  ]);
});

it('gives no run for an empty line', () => {
  expect(passageRuns({ line: 1, text: '', marks: [] })).toEqual([]);
});

it('passes over a mark beyond the end of the line', () => {
  expect(passageRuns({ line: 1, text: '夏镇', marks: [{ start: 1, end: 9, field: 'title' }] })).toEqual([
    { text: '夏', marked: false },
    { text: '镇', marked: true },
  ]);
});
