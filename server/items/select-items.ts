import type { ItemSort, ItemsPage, ItemView, ListId } from '../protocol.ts';
import { sortItems } from './sort-items.ts';

/** What `GET /api/items` filters by; null lets everything pass. */
export interface ItemFilter {
  readonly township: string | null;
  readonly list: ListId | null;
  readonly category: string | null;
  /** A whole name, as the list writes it. */
  readonly department: string | null;
  /** Words that must all stand in the item's cells, separated by spaces; case and width do not matter. */
  readonly q: string | null;
  readonly sort: ItemSort;
  /** From 1. */
  readonly page: number;
  /** Items a page, 1 to `PAGE_SIZE_MOST`. */
  readonly pageSize: number;
}

/** What comes when nothing else is asked for; few enough for a slow phone. */
export const PAGE_SIZE = 50;
/** All items of any department or of any list of a township fit on one page of this size. */
export const PAGE_SIZE_MOST = 200;

type Facet = keyof ItemsPage['counts'];
const FACETS: readonly Facet[] = ['township', 'list', 'category', 'department'];

/** The values of an item by which each facet counts it. */
function facetValues(item: ItemView, facet: Facet): readonly string[] {
  if (facet === 'department') return item.departments;
  return [facet === 'township' ? item.township.id : item[facet]];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function holdsWords(item: ItemView, words: readonly string[]): boolean {
  const cells = [
    item.category,
    item.title,
    ...item.departments,
    item.upperDuty,
    item.townshipDuty,
    item.method,
  ];
  const text = fold(cells.filter((cell) => cell !== null).join('\n'));
  return words.every((word) => text.includes(word));
}

/**
 * A page of the items that pass every filter, in the order that it asks for. The counts of a facet leave its own filter
 * aside, so that they say what another choice would give.
 */
export function selectItems(items: readonly ItemView[], filter: ItemFilter): ItemsPage {
  const words = fold(filter.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const candidates = words.length === 0 ? items : items.filter((item) => holdsWords(item, words));
  const passes = (item: ItemView, except: Facet | null): boolean =>
    FACETS.every((facet) => {
      const wanted = filter[facet];
      return facet === except || wanted === null || facetValues(item, facet).includes(wanted);
    });
  const count = (facet: Facet): Record<string, number> => {
    // A map first: names come from documents and may be those of Object's own properties.
    const counts = new Map<string, number>();
    for (const item of candidates) {
      if (!passes(item, facet)) continue;
      for (const value of new Set(facetValues(item, facet))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return Object.fromEntries([...counts].sort(([, one], [, other]) => other - one));
  };
  const selected = sortItems(
    candidates.filter((item) => passes(item, null)),
    filter.sort,
  );
  const start = (filter.page - 1) * filter.pageSize;
  return {
    total: selected.length,
    page: filter.page,
    pageSize: filter.pageSize,
    items: selected.slice(start, start + filter.pageSize),
    counts: {
      township: count('township'),
      list: count('list'),
      category: count('category'),
      department: count('department'),
    },
  };
}
