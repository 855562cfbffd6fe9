import { expect, it } from 'vitest';
import { createFindKind } from '../../../indexer/departments.ts';
import type { DutyItem } from '../../../indexer/duty-item.ts';
import { presentFamilies } from '../../../server/items/present-families.ts';
import { presentItem } from '../../../server/present.ts';
import { makeItem } from '../../support/small-index.ts';

const findKind = createFindKind([
  { id: 'civil', name: '民政局', aliases: [] },
  { id: 'health', name: '卫生健康委员会', aliases: ['卫健委'] },
]);

/** The one family of these items. */
function familyOf(items: readonly DutyItem[]) {
  const views = new Map(items.map((item) => [item.id, presentItem(item)]));
  const family = { id: 'f1', name: '一件事', items: items.map(({ id }) => id), related: ['f2'] };
  const [view] = presentFamilies([family], (id) => views.get(id) ?? null, findKind);
  return view;
}

const led = (id: string, ...departments: string[]): DutyItem => makeItem(id, { departments });

it('says who is responsible in each township, as the list writes it', () => {
  expect(familyOf([led('a/cooperative/1', 'a县民政局'), led('b/basic/2')])).toMatchObject({
    id: 'f1',
    name: '一件事',
    related: ['f2'],
    items: [
      {
        id: 'a/cooperative/1',
        township: 'a',
        verdict: '上级牵头、乡镇配合',
        departments: ['a县民政局'],
      },
      { id: 'b/basic/2', township: 'b', verdict: '乡镇负责', departments: [] },
    ],
  });
});

it.each<[string, DutyItem[], boolean]>([
  [
    'the same kind of office of two counties, also by its short name, is no difference',
    [led('a/cooperative/1', 'a县卫生健康委员会'), led('b/cooperative/1', 'b县卫健委')],
    false,
  ],
  [
    'another kind of office is one',
    [led('a/cooperative/1', 'a县民政局'), led('b/cooperative/1', 'b县卫健委')],
    true,
  ],
  [
    'an office more is one; their order is none',
    [
      led('a/cooperative/1', 'a县民政局', 'a县卫健委'),
      led('b/cooperative/1', 'b县卫健委', 'b县民政局'),
      led('c/cooperative/1', 'c县民政局'),
    ],
    true,
  ],
  [
    'the order alone is none',
    [led('a/cooperative/1', 'a县民政局', 'a县卫健委'), led('b/cooperative/1', 'b县卫健委', 'b县民政局')],
    false,
  ],
  [
    'a township that does it itself differs from one that assists',
    [led('a/cooperative/1', 'a县民政局'), led('b/basic/1')],
    true,
  ],
  [
    'two entries of one township do not differ from each other',
    [led('a/cooperative/1', 'a县民政局'), led('a/basic/2')],
    false,
  ],
  [
    'an office of no known kind is known by its name without the county',
    [led('a/cooperative/1', 'a县气象局'), led('b/cooperative/1', 'b县气象局')],
    false,
  ],
])('%s', (_what, items, differs) => {
  expect(familyOf(items)?.differs).toEqual(differs);
});
