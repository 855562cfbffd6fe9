import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/page-browser.ts';
import { readPageFigures } from '../support/page-figures.ts';
import { type PageSite, startPageSite } from '../support/page-site.ts';
import { PAGE_STATES } from '../support/page-states.ts';

/** What is felt as still; a page is called good below 0.1. */
const STILL = 0.02;

let site: PageSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startPageSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it.each(PAGE_STATES.filter(({ act }) => act === undefined))(
  'moves nothing that already stood there while $name opens',
  async ({ href, ready }) => {
    const { shift, moved } = await readPageFigures(browser, site.address + href, ready);
    expect(shift, moved.join('\n')).toBeLessThan(STILL);
  },
);
