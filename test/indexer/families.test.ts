import { expect, it } from 'vitest';
import { checkFamilies, type DutyFamily, readFamilies } from '../../indexer/families.ts';
import { loadItems } from '../../indexer/load-items.ts';
import { readNegatives, readWordings } from '../../indexer/wordings.ts';
import { ROOT } from '../evaluation/open-evaluation.ts';
import { FAMILIES, ITEMS } from '../support/small-index.ts';

const [f1, f2, f3] = FAMILIES as [DutyFamily, DutyFamily, DutyFamily];

it.each([
  ['an item in two families', [f1, { ...f2, items: [...f2.items, ...f1.items] }, f3], /two families/],
  ['an item in none', [f1, f2], /in no family/],
  ['an item that no list holds', [f1, f2, { ...f3, items: [...f3.items, 'x/basic/9'] }], /no list holds/],
  ['a family twice', [f1, f1, f2, f3], /stands twice/],
  ['a one-sided relation', [{ ...f1, related: ['f2'] }, f2, f3], /not the other way round/],
])('refuses %s', (_, families, message) => {
  expect(() => checkFamilies(families, ITEMS)).toThrow(message);
});

it('holds the real lists: every item once, families of one list, wordings for every family', () => {
  const items = loadItems(ROOT).items.map(({ item }) => item);
  const families = readFamilies(ROOT, items);
  const listOf = new Map(items.map((item) => [item.id, item.list]));
  for (const family of families) {
    expect(new Set(family.items.map((id) => listOf.get(id))).size, family.id).toBe(1);
  }
  const wordings = readWordings(ROOT, families);
  const worded = new Set(wordings.flatMap((wording) => wording.families));
  expect(families.filter((family) => !worded.has(family.id)).map((family) => family.id)).toEqual([]);
  const texts = new Set(wordings.map((wording) => wording.text));
  expect(readNegatives(ROOT).filter((negative) => texts.has(negative.text))).toEqual([]);
});
