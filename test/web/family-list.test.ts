import { expect, it } from 'vitest';
import type { FamilyView } from '../../server/protocol.ts';
import { FAMILIES_PAGE, selectFamilies } from '../../web/family-list.ts';
import { NO_FAMILY_FILTERS } from '../../web/route.ts';

function family(id: string, townships: readonly string[], differs = false): FamilyView {
  return {
    id,
    name: `事项${id}`,
    differs,
    related: [],
    items: townships.map((township) => ({
      id: `${township}/cooperative/1`,
      township,
      verdict: '上级牵头、乡镇配合',
      departments: [`${township}县民政局`],
    })),
  };
}

const FAMILIES = [
  family('1', ['a', 'b', 'c']),
  family('2', ['a', 'b', 'c'], true),
  family('3', ['a', 'b'], true),
  family('4', ['a']),
];
const ids = (filters: Partial<typeof NO_FAMILY_FILTERS>): readonly string[] =>
  selectFamilies(FAMILIES, { ...NO_FAMILY_FILTERS, ...filters }, 3).families.map(({ id }) => id);

it('lists by default the duties whose departments differ', () => {
  expect(ids({})).toEqual(['2', '3']);
});

it('tells what every township lists alike from what only some list', () => {
  expect(ids({ show: 'agrees' })).toEqual(['1']);
  expect(ids({ show: 'partly' })).toEqual(['3', '4']);
  expect(ids({ show: 'all' })).toHaveLength(4);
});

it('finds by name and department, all words together, and counts each choice by what was found', () => {
  expect(ids({ show: 'all', q: '民政局 事项4' })).toEqual(['4']);
  expect(selectFamilies(FAMILIES, { show: 'all', q: 'b县民政局', page: 1 }, 3).counts).toEqual({
    differs: 2,
    partly: 1,
    agrees: 1,
    all: 3,
  });
});

it('counts two entries of one township as one list', () => {
  const twice = [family('5', ['a', 'a', 'b'])];
  expect(selectFamilies(twice, { ...NO_FAMILY_FILTERS, show: 'partly' }, 3).total).toBe(1);
});

it('cuts into pages', () => {
  const many = Array.from({ length: FAMILIES_PAGE + 2 }, (_, no) => family(String(no), ['a']));
  const last = selectFamilies(many, { show: 'all', q: '', page: 2 }, 3);
  expect(last).toMatchObject({ total: FAMILIES_PAGE + 2, pages: 2 });
  expect(last.families).toHaveLength(2);
});
