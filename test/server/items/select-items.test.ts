import { describe, expect, it } from 'vitest';
import { type ItemFilter, PAGE_SIZE, selectItems } from '../../../server/items/select-items.ts';
import { presentItem } from '../../../server/present.ts';
import { makeItem } from '../../support/small-index.ts';
import { SMALL_ITEMS } from '../../support/small-knowledge.ts';

const ALL: ItemFilter = {
  township: null,
  list: null,
  category: null,
  department: null,
  q: null,
  sort: 'township',
  page: 1,
  pageSize: PAGE_SIZE,
};
const VIEWS = SMALL_ITEMS.map(({ item }) => presentItem(item));

const idsOf = (filter: Partial<ItemFilter>): string[] =>
  selectItems(VIEWS, { ...ALL, ...filter }).items.map(({ id }) => id);

describe('selectItems', () => {
  it('gives everything in the given order when nothing is filtered', () => {
    expect(idsOf({})).toEqual(VIEWS.map(({ id }) => id));
  });

  it.each<[Partial<ItemFilter>, string[]]>([
    [{ township: 'tuolizhen' }, ['tuolizhen/cooperative/19', 'tuolizhen/reclaimed/1']],
    [{ list: 'basic' }, ['xiazhen/basic/1']],
    [{ category: '乡村振兴' }, ['xiazhen/basic/1']],
    [{ department: '托克逊县民政局' }, ['xiazhen/cooperative/21']],
    [{ department: '民政局' }, []],
    [{ q: '残疾人 审核' }, ['xiazhen/cooperative/20', 'tuolizhen/cooperative/19']],
    [{ q: 'ab类' }, ['tuolizhen/reclaimed/1']],
    [
      { q: '残疾人', township: 'xiazhen', list: 'cooperative', department: '托克逊县民政局' },
      ['xiazhen/cooperative/21'],
    ],
    [{ q: '.*' }, []],
  ])('%j', (filter, ids) => {
    expect(idsOf(filter)).toEqual(ids);
  });

  it('counts for each facet what its own other values would give', () => {
    const { total, counts } = selectItems(VIEWS, { ...ALL, township: 'xiazhen', list: 'cooperative' });
    expect(total).toBe(2);
    expect(counts.township).toEqual({ xiazhen: 2, tuolizhen: 1 });
    expect(counts.list).toEqual({ cooperative: 2, basic: 1 });
    expect(counts.department).toEqual({ 托克逊县残疾人联合会: 2, 托克逊县民政局: 1 });
  });

  it('cuts into pages and counts the whole selection', () => {
    const many = Array.from({ length: PAGE_SIZE + 3 }, (_, no) => presentItem(makeItem(`a/basic/${no + 1}`)));
    const last = selectItems(many, { ...ALL, page: 2 });
    expect(last.items.map(({ no }) => no)).toEqual([51, 52, 53]);
    expect(last).toMatchObject({ total: 53, page: 2, pageSize: PAGE_SIZE, counts: { list: { basic: 53 } } });
    expect(selectItems(many, { ...ALL, page: 3 }).items).toEqual([]);
  });

  it('cuts into pages of the size that is asked for', () => {
    const page = selectItems(VIEWS, { ...ALL, page: 2, pageSize: 2 });
    expect(page.items.map(({ id }) => id)).toEqual(VIEWS.slice(2, 4).map(({ id }) => id));
    expect(page).toMatchObject({ total: 5, pageSize: 2 });
  });

  it('sorts the whole selection before it cuts, so that the first page begins with the first name', () => {
    const page = selectItems(VIEWS, { ...ALL, sort: 'title', pageSize: 1 });
    expect(page.items[0]?.title).toBe('残疾人证管理');
  });

  it('counts a department that is named like a property of every object', () => {
    const odd = presentItem(makeItem('a/basic/1', { departments: ['constructor', '__proto__'] }));
    expect(Object.entries(selectItems([odd], ALL).counts.department)).toContainEqual(['constructor', 1]);
  });
});
