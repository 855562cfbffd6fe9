import { beforeAll, expect, it } from 'vitest';
import { createFindKind, joinDepartments, readDepartmentKinds } from '../../indexer/departments.ts';
import { loadItems } from '../../indexer/load-items.ts';
import { ROOT } from '../evaluation/open-evaluation.ts';
import { makeItem } from '../support/small-index.ts';

const findKind = createFindKind(readDepartmentKinds(ROOT));

it.each([
  ['托里县民政局', '托里县', 'civil-affairs'],
  ['市残联', '伊宁市', 'disabled'],
  ['人社局', '泽普县', 'human-resources'],
  ['县委组织部', '托里县', 'organization'],
  ['组织部', '伊宁市', 'organization'],
  ['市监局', '伊宁市', 'market'],
  ['喀什地区生态环境局泽普县分局', '泽普县', 'environment'],
  ['州生态环境局伊宁市分局', '伊宁市', 'environment'],
  ['国家电网托里分公司', '托里县', 'power'],
  ['塔什库尔干县水利局等其他负有安全监管职责的部门', '塔什库尔干县', 'water'],
])('knows %s of %s as %s', (name, county, kind) => {
  expect(findKind(name, county)?.id).toBe(kind);
});

it('does not take an unknown office for a known one', () => {
  expect(findKind('托里县某某研究会', '托里县')).toBeNull();
});

it('joins the writings of one office and keeps counties apart', () => {
  const offices = joinDepartments(
    [
      makeItem('a/cooperative/1', { departments: ['a县残疾人联合会'] }),
      makeItem('a/cooperative/2', { departments: ['残联', 'a县残疾人联合会'] }),
      makeItem('b/cooperative/1', { departments: ['b县残联'] }),
    ],
    findKind,
  );
  expect(offices.map(({ id }) => id)).toEqual(['a县/disabled', 'b县/disabled']);
  expect(offices[0]).toMatchObject({
    name: 'a县残疾人联合会',
    writings: ['a县残疾人联合会', '残联'],
    items: ['a/cooperative/1', 'a/cooperative/2'],
  });
});

let names: { name: string; county: string }[];
beforeAll(() => {
  names = loadItems(ROOT).items.flatMap(({ item }) =>
    item.departments.map((name) => ({ name, county: item.township.county })),
  );
});

it('knows every office that the five lists name', () => {
  const unknown = names.filter(({ name, county }) => findKind(name, county) === null).map(({ name }) => name);
  expect([...new Set(unknown)]).toEqual([]);
});
