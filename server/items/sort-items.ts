import { ITEM_SORTS, type ItemSort, type ItemView, type ListId } from '../protocol.ts';

/** Names in the order of their pinyin, as Chinese directories have them. */
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });
const LIST_ORDER: Readonly<Record<ListId, number>> = { basic: 0, cooperative: 1, reclaimed: 2 };

type Compare = (one: ItemView, other: ItemView) => number;

/** Items without a department stand last: nobody looks for them there. */
function byDepartment(one: ItemView, other: ItemView): number {
  const [first] = one.departments;
  const [second] = other.departments;
  if (first === undefined || second === undefined) {
    return Number(first === undefined) - Number(second === undefined);
  }
  return byPinyin.compare(first, second);
}

const COMPARE: Readonly<Record<ItemSort, Compare>> = {
  township: () => 0,
  list: (one, other) => LIST_ORDER[one.list] - LIST_ORDER[other.list],
  title: (one, other) => byPinyin.compare(one.title, other.title),
  department: byDepartment,
};

/**
 * The items in an order; equal ones stay as they stand in the documents.
 * @param items in the order of the documents: township by township, each list by its numbers
 */
export function sortItems(items: readonly ItemView[], sort: ItemSort): readonly ItemView[] {
  return sort === ITEM_SORTS[0] ? items : items.toSorted(COMPARE[sort]);
}
