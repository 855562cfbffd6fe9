import { expect, it } from 'vitest';
import { buildIndex } from '../../indexer/build-index.ts';
import { splitCell } from '../../indexer/passages.ts';
import { createVectorStore } from '../../indexer/vector-store.ts';
import { createHashEmbedder } from '../support/hash-embedder.ts';
import { FAMILIES, ITEMS, makeSmallIndex, NEGATIVES, STAMP, WORDINGS } from '../support/small-index.ts';

const sources = {
  items: ITEMS.map((item) => ({ item, pieces: {} })),
  families: FAMILIES,
  wordings: WORDINGS,
  negatives: NEGATIVES,
  glossary: {},
};

it('has one vector of length one for each passage', async () => {
  const index = await makeSmallIndex();
  const { bytes, scales, dimensions } = index.vectors;
  expect(bytes.length).toBe(index.passages.length * dimensions);
  for (let row = 0; row < index.passages.length; row++) {
    const own = [...bytes.subarray(row * dimensions, (row + 1) * dimensions)].map(
      (value) => value * (scales[row] ?? 0),
    );
    expect(Math.hypot(...own)).toBeCloseTo(1, 4);
  }
});

it('ties titles and cells to their items, wordings to their families', async () => {
  const { passages } = await makeSmallIndex();
  expect(passages.find((passage) => passage.text === '残疾人证办理')).toMatchObject({
    items: [0],
    families: [0],
  });
  expect(passages.find((passage) => passage.kind === 'wording')).toMatchObject({ items: [], families: [0] });
  expect(passages.some((passage) => passage.kind === 'cell' && passage.text.includes('制作残疾人证'))).toBe(
    true,
  );
});

it('embeds a text that it has the vector of never again', async () => {
  const known = createVectorStore();
  const first = createHashEmbedder();
  await buildIndex(sources, first, STAMP, known);
  const second = createHashEmbedder();
  const steps: number[] = [];
  const index = await buildIndex(sources, second, STAMP, known, (done) => steps.push(done));
  expect(first.embedded.length).toBe(index.passages.length);
  expect(second.embedded).toEqual([]);
  expect(steps).toEqual([index.passages.length]);
});

it('gives the same vectors whether they were known or not', async () => {
  const known = createVectorStore();
  const one = await buildIndex(sources, createHashEmbedder(), STAMP, known);
  const other = await buildIndex(sources, createHashEmbedder(), STAMP, known);
  expect(other.vectors).toEqual(one.vectors);
  expect(other.coarse).toEqual(one.coarse);
});

it('splits a cell at clauses and loses no character', () => {
  const cell = '1.宣传政策；2.受理申请并填写表格；3.初审后报民政局审批。没有句号的结尾';
  expect(splitCell(cell, 12).join('')).toBe(cell);
  expect(splitCell(cell, 12).length).toBeGreaterThan(2);
});
