import { describe, expect, it } from 'vitest';
import type { BenchSet } from '../bench-set.ts';
import { familiesOfHits } from './engine.ts';
import { engine as flexsearch } from './flexsearch.ts';
import { engine as minisearch } from './minisearch.ts';
import { engine as orama } from './orama.ts';
import { engine as sqlite, trigramsOf } from './sqlite-fts5.ts';

const SET: BenchSet = {
  items: [
    { title: '残疾人证办理', departments: '残疾人联合会', cells: '受理申请，核发证件', families: ['card'] },
    { title: '森林防火巡查', departments: '林业局', cells: '组织巡查，排除隐患', families: ['fire'] },
  ],
  wordings: [{ title: '山上冒烟了喊谁', departments: '', cells: '', families: ['fire'] }],
  questions: [],
  warmUp: [],
};

describe.each([
  ['MiniSearch', minisearch],
  ['Orama', orama],
  ['FlexSearch', flexsearch],
  ['SQLite FTS5', sqlite],
])('%s', (_name, engine) => {
  it('finds an item by some words of a sentence', async () => {
    const rank = await engine.build(SET, false);
    expect((await rank('我想问问森林防火归哪个管'))[0]).toBe('fire');
    expect((await rank('残疾人证办理找谁，急'))[0]).toBe('card');
  });

  it('knows the everyday wordings only when it is given them', async () => {
    const [without, given] = [await engine.build(SET, false), await engine.build(SET, true)];
    expect(await without('山上冒烟了')).toEqual([]);
    expect(await given('山上冒烟了')).toEqual(['fire']);
  });

  it('finds nothing for signs that mean something to a query language', async () => {
    const rank = await engine.build(SET, true);
    expect(await rank('" OR * NEAR( \' -')).toEqual([]);
  });
});

it('a question of two characters has no trigram, one with quotes stays text', () => {
  expect(trigramsOf('低保')).toEqual([]);
  expect(trigramsOf('低"保低"保')).toEqual(['"低""保"', '"""保低"', '"保低"""']);
});

it('a family stands where its best document stands', () => {
  expect(familiesOfHits([...SET.items, ...SET.wordings], [2, 0, 1])).toEqual(['fire', 'card']);
});
