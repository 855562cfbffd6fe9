import { expect, it } from 'vitest';
import type { Department } from '../../../indexer/departments.ts';
import { presentDepartment } from '../../../server/items/present-department.ts';
import { buildItemView } from '../../support/build-answer.ts';

const office = (
  county: string,
  kind: string,
  writings: readonly string[],
  items: readonly string[],
): Department => ({
  id: `${county}/${kind}`,
  kind,
  county,
  name: writings[0] ?? '',
  writings,
  items,
});
const OFFICES = [
  office('伊宁市', 'civil', ['市民政局', '民政局'], ['y/1', 'y/2']),
  office('托里县', 'civil', ['托里县民政局'], ['t/1', 't/2', 't/3']),
  office('伊宁市', 'police', ['公安局'], ['y/1']),
  office('泽普县', 'police', ['泽普县公安局', '公安局'], ['z/1']),
];
const present = (name: string) => presentDepartment(name, OFFICES, (id) => buildItemView({ id }));

it('has what an office does under each of its writings, and the offices of its kind elsewhere', () => {
  const { items, writings, alike } = present('民政局');
  expect(items.map(({ id }) => id)).toEqual(['y/1', 'y/2']);
  expect(writings).toEqual(['市民政局', '民政局']);
  expect(alike).toEqual([{ name: '托里县民政局', county: '托里县', items: 3 }]);
});

it('has the items of every office that a writing may mean, each once', () => {
  const { items, alike } = present('公安局');
  expect(items.map(({ id }) => id)).toEqual(['y/1', 'z/1']);
  expect(alike).toEqual([]);
});

it('has nothing for a name of no office', () => {
  expect(present('x')).toEqual({ name: 'x', writings: [], items: [], alike: [] });
});
