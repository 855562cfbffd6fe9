import { expect, it } from 'vitest';
import { sortItems } from '../../../server/items/sort-items.ts';
import { presentItem } from '../../../server/present.ts';
import type { ItemSort } from '../../../server/protocol.ts';
import { makeItem } from '../../support/small-index.ts';

const ITEMS = [
  makeItem('a/basic/1', { title: '做好消防工作' }),
  makeItem('a/cooperative/1', { title: '安全生产', departments: ['甲县应急管理局'] }),
  makeItem('a/reclaimed/1', { title: '出具证明', departments: ['甲县民政局'] }),
  makeItem('b/basic/1', { title: '安全生产' }),
  makeItem('b/cooperative/1', { title: '保护耕地', departments: ['乙县自然资源局', '甲县财政局'] }),
].map(presentItem);

it.each<[ItemSort, string[]]>([
  // As the documents have them.
  ['township', ['a/basic/1', 'a/cooperative/1', 'a/reclaimed/1', 'b/basic/1', 'b/cooperative/1']],
  // The lists one after the other, in each of them as the documents have them.
  ['list', ['a/basic/1', 'b/basic/1', 'a/cooperative/1', 'b/cooperative/1', 'a/reclaimed/1']],
  // ān, ān (document order), bǎo, chū, zuò: not by code point, where 保 U+4FDD and 做 U+505A stand before 安 U+5B89.
  ['title', ['a/cooperative/1', 'b/basic/1', 'b/cooperative/1', 'a/reclaimed/1', 'a/basic/1']],
  // jiǎ…mín, jiǎ…yìng, yǐ…: the first name counts; without a department last.
  ['department', ['a/reclaimed/1', 'a/cooperative/1', 'b/cooperative/1', 'a/basic/1', 'b/basic/1']],
])('sorts by %s', (sort, ids) => {
  expect(sortItems(ITEMS, sort).map(({ id }) => id)).toEqual(ids);
});

it('leaves the given items in their order', () => {
  const ids = ITEMS.map(({ id }) => id);
  sortItems(ITEMS, 'title');
  expect(ITEMS.map(({ id }) => id)).toEqual(ids);
});
