import type { ItemCatalog } from '../items/item-catalog.ts';
import type { ItemFilter } from '../items/select-items.ts';
import type { PageInput } from '../page-renderer.ts';
import type { ListId } from '../protocol.ts';

/** What a page of the lists shows, as a document holds it; `status` is the document's. */
export interface PageContent {
  readonly status: 200 | 404;
  readonly input: Omit<PageInput, 'url' | 'townships'>;
}

/** For the counts alone. */
const EVERYTHING: ItemFilter = {
  township: null,
  list: null,
  category: null,
  department: null,
  q: null,
  sort: 'township',
  page: 1,
  pageSize: 1,
};

/** An entry at its place in the document, with the same duty of other townships. */
export function itemContent(id: string, catalog: ItemCatalog): PageContent {
  const item = catalog.detail(id);
  if (!item) return { status: 404, input: {} };
  return { status: 200, input: { item, family: catalog.views(item.family) } };
}

/** Everything that a department leads or took over. */
export function departmentContent(department: string, catalog: ItemCatalog): PageContent {
  return { status: 200, input: { department: catalog.department(department) } };
}

/** All duties, or one of them across the townships, named by any of its items. */
export function compareContent(id: string | null, catalog: ItemCatalog): PageContent {
  const { townships, families } = catalog;
  const input = { families: { townships, families } };
  if (id === null) return { status: 200, input };
  const family = families.find(({ items }) => items.some((item) => item.id === id));
  if (!family) return { status: 404, input: {} };
  return { status: 200, input: { ...input, family: catalog.views(family.items.map((item) => item.id)) } };
}

/** The lists in numbers. */
export function overviewContent(catalog: ItemCatalog): PageContent {
  const countsOf = (township: string | null, list: ListId | null) =>
    catalog.select({ ...EVERYTHING, township, list }).counts;
  const overview = {
    all: countsOf(null, null),
    reclaimed: countsOf(null, 'reclaimed'),
    townships: catalog.townships.map((township) => ({ township, counts: countsOf(township.id, null) })),
  };
  return { status: 200, input: { overview } };
}
