import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConservation } from '../../../indexer/conservation.ts';
import { parseDocument } from '../../../indexer/parse/parse-document.ts';
import {
  type GeneratedItem,
  itemsOf,
  ROWS,
  seedOf,
  WRITING,
  writeLined,
  writeTabbed,
} from '../../support/generated-document.ts';

function parse(text: string): GeneratedItem[] {
  const items = parseDocument(seedOf(text)).items.map(({ item }) => item);
  const lists = ['basic', 'cooperative', 'reclaimed'];
  return items
    .sort((a, b) => lists.indexOf(a.list) - lists.indexOf(b.list) || a.no - b.no)
    .map(({ list, no, category, title, departments, upperDuty, townshipDuty, method }) => {
      return { list, no, category, title, departments, upperDuty, townshipDuty, method };
    });
}

describe.each([
  ['tabbed', writeTabbed],
  ['lined', writeLined],
] as const)('a %s document', (_, write) => {
  it('gives the same items however it is written down', () => {
    fc.assert(
      fc.property(ROWS, WRITING, (rows, writing) => {
        expect(parse(write(rows, writing))).toEqual(itemsOf(rows));
      }),
      { numRuns: 150 },
    );
  });

  it('loses no character and holds none twice', () => {
    fc.assert(
      fc.property(ROWS, WRITING, (rows, writing) => {
        const seed = seedOf(write(rows, writing));
        const { unplaced, twice, foreign } = checkConservation(seed, parseDocument(seed));
        expect({ unplaced, twice, foreign }).toEqual({ unplaced: [], twice: [], foreign: [] });
      }),
      { numRuns: 50 },
    );
  });

  it('gives the same items when its lines end as on another system', () => {
    fc.assert(
      fc.property(ROWS, WRITING, (rows, writing) => {
        expect(parse(write(rows, writing).replaceAll('\n', '\r\n'))).toEqual(itemsOf(rows));
      }),
      { numRuns: 20 },
    );
  });
});
