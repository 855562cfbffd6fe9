import { expect, it } from 'vitest';
import {
  askHref,
  NO_FAMILY_FILTERS,
  NO_FILTERS,
  parseRoute,
  type Route,
  routeHref,
} from '../../web/route.ts';

const read = (href: string): Route => {
  const url = new URL(href, 'http://page.test');
  return parseRoute(url.pathname, url.search);
};

it.each<Route>([
  { page: 'ask', question: null, township: null },
  { page: 'ask', question: '残疾人证 & 补贴+1=？', township: 'xiazhen' },
  { page: 'item', id: 'xiazhen/cooperative/13' },
  { page: 'browse', filters: NO_FILTERS },
  { page: 'browse', filters: { ...NO_FILTERS, department: '市教育局', q: '50%', page: 3 } },
  { page: 'department', name: '塔什库尔干县教育和科学技术局' },
  { page: 'browse', filters: { ...NO_FILTERS, sort: 'title' } },
  { page: 'compare', id: 'xiazhen/basic/1' },
  { page: 'families', filters: NO_FAMILY_FILTERS },
  { page: 'families', filters: { show: 'partly', q: '残疾人 民政局', page: 2 } },
  { page: 'conversation', id: '7b0f8f0e-5d3c-4b7e-9d0c-0a4a3f4f9f10' },
  { page: 'overview' },
  { page: 'history' },
])('reads back the address it wrote: %j', (route) => {
  expect(read(routeHref(route))).toEqual(route);
});

it('takes the form without JavaScript for the question page', () => {
  expect(read('/ask?q=残疾人证&township=')).toEqual({ page: 'ask', question: '残疾人证', township: null });
});

it.each([
  '/items/xiazhen/other/1',
  '/items/xiazhen/basic/0',
  '/items/../healthz',
  '/nothing',
  '/department/',
])('shows a page that says so for %s', (href) => {
  expect(read(href)).toEqual({ page: 'missing' });
});

it('does not fall over a broken percent escape', () => {
  expect(parseRoute('/department/%E5%9', '')).toEqual({ page: 'department', name: '%E5%9' });
});

it('takes a filter that it does not know for none', () => {
  expect(read('/browse?sort=length')).toEqual({ page: 'browse', filters: NO_FILTERS });
  expect(read('/compare?show=x')).toEqual({ page: 'families', filters: NO_FAMILY_FILTERS });
});

it('counts a page number that is none as the first page', () => {
  expect(read('/browse?page=-2')).toEqual({ page: 'browse', filters: NO_FILTERS });
});

it('keeps the question whole in a shared link', () => {
  expect(askHref('a?b=c#d', null)).toBe('/?q=a%3Fb%3Dc%23d');
});
