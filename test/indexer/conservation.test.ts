import { describe, expect, it } from 'vitest';
import { checkConservation } from '../../indexer/conservation.ts';
import { parseDocument } from '../../indexer/parse/parse-document.ts';
import { seedOf } from '../support/generated-document.ts';

const SEED = seedOf(
  [
    '说明',
    '清水县青山镇基本履职事项清单',
    '序号\t事项类别\t事项名称',
    '1\t党的建设\t做好<b>“双拥”</b>工作',
    '第 1 页，共 2 页',
  ].join('\n'),
);
const PARSED = parseDocument(SEED);

describe('the conservation check', () => {
  it('accounts for cells and furniture, and leaves tags and the preface out', () => {
    const { characters, inCells, inFurniture, unplaced, twice, foreign } = checkConservation(SEED, PARSED);
    expect({ unplaced, twice, foreign }).toEqual({ unplaced: [], twice: [], foreign: [] });
    expect(inCells).toBe('1党的建设做好“双拥”工作'.length);
    expect(inFurniture).toEqual({ heading: 14, 'column-head': 10, 'page-number': 7 });
    expect(characters).toBe(inCells + 14 + 10 + 7);
  });

  it('finds a character that no cell holds', () => {
    const items = PARSED.items.map((item) => ({ ...item, pieces: { ...item.pieces, no: [] } }));
    expect(checkConservation(SEED, PARSED, items).unplaced).toEqual([{ line: 4, column: 0, char: '1' }]);
  });

  it('finds a character that two cells hold', () => {
    const items = PARSED.items.map((item) => ({
      ...item,
      pieces: { ...item.pieces, category: [...(item.pieces.category ?? []), { line: 4, start: 0, end: 1 }] },
    }));
    expect(checkConservation(SEED, PARSED, items).twice).toEqual([{ line: 4, column: 0, char: '1' }]);
  });

  it('finds a character that is not from the source', () => {
    const items = PARSED.items.map((parsed) => ({
      ...parsed,
      item: { ...parsed.item, title: '做好“双拥”等工作' },
    }));
    const { foreign } = checkConservation(SEED, PARSED, items);
    expect(foreign).toEqual([{ cell: 'qingshanzhen/basic/1 title', characters: '等' }]);
  });
});
