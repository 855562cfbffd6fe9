import { describe, expect, it } from 'vitest';
import { markdownTable, megabytes, milliseconds, percent, wholeNumber } from './markdown-table.ts';

describe('markdownTable', () => {
  it('writes head and rows, figures to the right', () => {
    expect(
      markdownTable(
        ['what', 'ms'],
        [
          ['search', '1'],
          ['start', '22'],
        ],
      ),
    ).toBe('| what | ms |\n| --- | ---: |\n| search | 1 |\n| start | 22 |');
  });

  it('keeps a cell one cell', () => {
    expect(markdownTable(['what'], [['a|b\nc']])).toContain('| a\\|b c |');
  });

  it('refuses a row that is not as long as the head', () => {
    expect(() => markdownTable(['what', 'ms'], [['search']])).toThrow('1 cells under 2 heads');
  });
});

it('figures have the digits that tell something, and a dash where nothing was measured', () => {
  expect([0.294, 12.34, 1234.5, Number.NaN].map(milliseconds)).toEqual(['0.29', '12.3', '1,235', '–']);
  expect([megabytes(389_600_000), percent(0.876), wholeNumber(1312)]).toEqual(['390', '87.6 %', '1,312']);
  expect([megabytes, percent, wholeNumber].map((write) => write(Number.NaN))).toEqual(['–', '–', '–']);
});
