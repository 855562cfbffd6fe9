/** What the address says: the page, and what it shows. Pure; used by the browser and by the page without JavaScript. */
import { ITEM_SORTS } from '../server/protocol.ts';

/** The filters of the browse page; an empty string means that the filter is off. */
export interface BrowseFilters {
  readonly township: string;
  readonly list: string;
  readonly category: string;
  readonly department: string;
  readonly q: string;
  /** One of `ITEM_SORTS`; the empty string is the order of the documents. */
  readonly sort: string;
  /** Counted from 1. */
  readonly page: number;
}

/** Which duties the comparison lists: where townships differ, where some do not list it, where all agree, or all. */
export const FAMILY_SHOWS = ['differs', 'partly', 'agrees', 'all'] as const;
export type FamilyShow = (typeof FAMILY_SHOWS)[number];

/** What the comparison lists. */
export interface FamilyFilters {
  readonly show: FamilyShow;
  /** Words that must all stand in the duty's name or in its departments; an empty string lets all pass. */
  readonly q: string;
  /** Counted from 1. */
  readonly page: number;
}

export type Route =
  | { readonly page: 'ask'; readonly question: string | null; readonly township: string | null }
  | { readonly page: 'item'; readonly id: string }
  | { readonly page: 'browse'; readonly filters: BrowseFilters }
  | { readonly page: 'department'; readonly name: string }
  /** One duty across the townships, named by any of its items. */
  | { readonly page: 'compare'; readonly id: string }
  | { readonly page: 'families'; readonly filters: FamilyFilters }
  /** A conversation by the server's name for it, or by the device's where the server has none. */
  | { readonly page: 'conversation'; readonly id: string }
  | { readonly page: 'overview' }
  | { readonly page: 'learn' }
  | { readonly page: 'history' }
  | { readonly page: 'settings' }
  | { readonly page: 'missing' };

export type PageName = Route['page'];

const ITEM_ID = /^[a-z0-9-]+\/(?:basic|cooperative|reclaimed)\/[1-9]\d*$/;

export const NO_FILTERS: BrowseFilters = {
  township: '',
  list: '',
  category: '',
  department: '',
  q: '',
  sort: '',
  page: 1,
};

export const NO_FAMILY_FILTERS: FamilyFilters = { show: 'differs', q: '', page: 1 };

const PLAIN_PAGES = ['overview', 'learn', 'history', 'settings'] as const;

/** Reads an address. What it does not know is `missing`, never an error. */
export function parseRoute(pathname: string, search: string): Route {
  const path = safeDecode(pathname).replace(/^\/+|\/+$/g, '');
  const query = new URLSearchParams(search);
  if (path === '' || path === 'ask' || path === 'index.html') {
    return { page: 'ask', question: query.get('q')?.trim() || null, township: query.get('township') || null };
  }
  if (path.startsWith('items/') && ITEM_ID.test(path.slice('items/'.length))) {
    return { page: 'item', id: path.slice('items/'.length) };
  }
  if (path === 'browse') return { page: 'browse', filters: readFilters(query) };
  if (path.startsWith('department/')) return { page: 'department', name: path.slice('department/'.length) };
  if (path === 'compare') {
    const id = query.get('id');
    return id ? { page: 'compare', id } : { page: 'families', filters: readFamilyFilters(query) };
  }
  if (path.startsWith('conversations/')) {
    return { page: 'conversation', id: path.slice('conversations/'.length) };
  }
  const plain = PLAIN_PAGES.find((name) => name === path);
  return plain ? { page: plain } : { page: 'missing' };
}

/** The address of a route; `parseRoute` reads it back. */
export function routeHref(route: Route): string {
  switch (route.page) {
    case 'ask':
      return `/${queryString({ q: route.question ?? '', township: route.township ?? '' })}`;
    case 'item':
      return `/items/${route.id}`;
    case 'browse': {
      const { page, ...filters } = route.filters;
      return `/browse${queryString({ ...filters, page: page > 1 ? String(page) : '' })}`;
    }
    case 'department':
      return `/department/${encodeURIComponent(route.name)}`;
    case 'compare':
      return `/compare${queryString({ id: route.id })}`;
    case 'families': {
      const { show, q, page } = route.filters;
      return `/compare${queryString({
        show: show === NO_FAMILY_FILTERS.show ? '' : show,
        q,
        page: page > 1 ? String(page) : '',
      })}`;
    }
    case 'conversation':
      return `/conversations/${encodeURIComponent(route.id)}`;
    case 'missing':
      return '/';
    default:
      return `/${route.page}`;
  }
}

export function itemHref(id: string): string {
  return routeHref({ page: 'item', id });
}

export function askHref(question: string, township: string | null): string {
  return routeHref({ page: 'ask', question, township });
}

/** The query of `GET /api/items` for these filters, with the leading question mark. */
export function itemsQuery(filters: Partial<BrowseFilters> & { readonly pageSize?: number }): string {
  const { page, pageSize, ...rest } = filters;
  return queryString({
    ...rest,
    page: page && page > 1 ? String(page) : '',
    pageSize: pageSize ? String(pageSize) : '',
  });
}

function readFamilyFilters(query: URLSearchParams): FamilyFilters {
  return {
    show: FAMILY_SHOWS.find((show) => show === query.get('show')) ?? NO_FAMILY_FILTERS.show,
    q: query.get('q')?.trim() ?? '',
    page: readPage(query),
  };
}

function readPage(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1');
  return Number.isInteger(page) && page > 0 ? page : 1;
}

function readFilters(query: URLSearchParams): BrowseFilters {
  return {
    township: query.get('township') ?? '',
    list: query.get('list') ?? '',
    category: query.get('category') ?? '',
    department: query.get('department') ?? '',
    q: query.get('q') ?? '',
    sort: ITEM_SORTS.find((sort) => sort === query.get('sort')) ?? '',
    page: readPage(query),
  };
}

function queryString(values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** A broken percent escape in an address is a wrong address, not a failure of the page. */
function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
