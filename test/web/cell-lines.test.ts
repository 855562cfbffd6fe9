import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellLines } from '../../web/cell-lines.ts';

const texts = (cell: string) => cellLines(cell, null).map((runs) => runs.map(({ text }) => text).join(''));

it('begins a line with each department that a cell speaks of, not with other words before a colon', () => {
  const cell =
    '县公安局：提供户籍信息。县民政局：1.审核；2.发放。县财政局、县卫健委：根据名单发放。报送材料包括：名单。';
  expect(cellLines(cell, null).map((runs) => runs.map(({ text }) => text).join(''))).toEqual([
    '县公安局：提供户籍信息。',
    '县民政局：',
    '1.审核；',
    '2.发放。',
    '县财政局、县卫健委：根据名单发放。报送材料包括：名单。',
  ]);
});

it('breaks before each numbered clause', () => {
  expect(texts('1.受理申请；2.指导评定；3.存档。')).toEqual(['1.受理申请；', '2.指导评定；', '3.存档。']);
});

it('breaks after the name of a department and before a chapter', () => {
  expect(texts('县民政局：1.审核；2.发放。（二）考察工作。二、公安局：1.维护秩序。')).toEqual([
    '县民政局：',
    '1.审核；',
    '2.发放。',
    '（二）考察工作。',
    '二、公安局：',
    '1.维护秩序。',
  ]);
});

it('does not break a decimal number', () => {
  expect(texts('保险金额；2.5万元以内。')).toEqual(['保险金额；2.5万元以内。']);
});

it('marks a quote that runs over two clauses', () => {
  expect(cellLines('1.受理；2.存档。', '受理；2.存')).toEqual([
    [
      { text: '1.', marked: false },
      { text: '受理；', marked: true },
    ],
    [
      { text: '2.存', marked: true },
      { text: '档。', marked: false },
    ],
  ]);
});

it('never changes a character of the cell, whatever is marked', () => {
  const piece = fc.constantFrom('1.', '2.', '；', '。', '（一）', '二、', '县局：', '办', '理', '2.5', '<b>');
  fc.assert(
    fc.property(fc.array(piece), fc.nat(20), fc.nat(20), (pieces, start, length) => {
      const cell = pieces.join('');
      const quote = cell.slice(start, start + length);
      const runs = cellLines(cell, quote).flat();
      expect(runs.map(({ text }) => text).join('')).toBe(cell);
      const marked = runs.filter((run) => run.marked).map(({ text }) => text);
      expect(marked.join('')).toBe(quote);
    }),
  );
});
