import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConservation } from '../../../indexer/conservation.ts';
import { parseDocument } from '../../../indexer/parse/parse-document.ts';
import { seedOf } from '../../support/generated-document.ts';
import {
  NARROW_WRITING,
  type NarrowItem,
  transcribedItems,
  writeOrdered,
  writeScrambled,
} from '../../support/narrow-document.ts';

// Rows as lists have them; each list is written down in the other's layout too.
const SOURCES = [
  transcribedItems('kuiyibagezhen-cooperative-1-30.jsonl', '泽普县'),
  transcribedItems('kuiyibagezhen-cooperative-31-72.jsonl', '泽普县'),
  transcribedItems('kuiyibagezhen-cooperative-73-108.jsonl', '泽普县'),
  transcribedItems('tuogelakexiang-cooperative-1-30.jsonl', '伊宁市'),
  transcribedItems('tuolizhen-cooperative-1-15.jsonl', '托里县'),
];
const ITEMS = fc
  .constantFrom(...SOURCES)
  .chain((rows) => fc.shuffledSubarray(rows, { minLength: 6, maxLength: 15 }));

function parse(text: string): NarrowItem[] {
  return parseDocument(seedOf(text))
    .items.map(({ item }) => item)
    .sort((a, b) => a.no - b.no)
    .map(({ category, title, departments, upperDuty, townshipDuty }) => {
      return { category, title, departments, upperDuty: upperDuty ?? '', townshipDuty: townshipDuty ?? '' };
    });
}

// One seed, so that a run says the same everywhere.
const RUN = { seed: 20_250_101 };

describe.each([
  ['in order', writeOrdered],
  ['scrambled', writeScrambled],
] as const)('a list of broken cells, %s', (_, write) => {
  it('gives the same items however lines, pages and parts fall', () => {
    fc.assert(
      fc.property(ITEMS, NARROW_WRITING, (items, writing) => {
        expect(parse(write(items, writing))).toEqual(items);
      }),
      { ...RUN, numRuns: 40 },
    );
  });

  it('gives the same items when pages end within cells', () => {
    fc.assert(
      fc.property(ITEMS, NARROW_WRITING, (items, writing) => {
        expect(parse(write(items, { ...writing, breaksWithin: 0.05 }))).toEqual(items);
      }),
      { ...RUN, numRuns: 20 },
    );
  });

  it('loses no character and holds none twice', () => {
    fc.assert(
      fc.property(ITEMS, NARROW_WRITING, (items, writing) => {
        const seed = seedOf(write(items, writing));
        const { unplaced, twice, foreign } = checkConservation(seed, parseDocument(seed));
        expect({ unplaced, twice, foreign }).toEqual({ unplaced: [], twice: [], foreign: [] });
      }),
      { ...RUN, numRuns: 20 },
    );
  });
});

it('reads a scrambled list the same where the township has the wider column', () => {
  fc.assert(
    fc.property(ITEMS, NARROW_WRITING, (items, writing) => {
      const [title, departments] = writing.widths;
      expect(parse(writeScrambled(items, { ...writing, widths: [title, departments, 20, 25] }))).toEqual(
        items,
      );
    }),
    { ...RUN, numRuns: 20 },
  );
});
