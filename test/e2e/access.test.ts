import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations } from '../support/find-violations.ts';
import { openBrowser } from '../support/page-browser.ts';
import { type PageSite, startPageSite } from '../support/page-site.ts';
import { askLink, openState, PAGE_STATES } from '../support/page-states.ts';

let site: PageSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startPageSite(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Each state in a context of its own: what one keeps on the device is not the next one's. */
async function withPage(run: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  try {
    await run(await context.newPage());
  } finally {
    await context.close();
  }
}

async function openAnswer(page: Page): Promise<void> {
  await openState(page, site.address, { name: 'answer', href: askLink('残疾人证找谁办？'), ready: '.card' });
}

it.each(PAGE_STATES)('has no violation in $name and fits 320 px', (state) =>
  withPage(async (page) => {
    await openState(page, site.address, state);
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await findViolations(page, colorScheme)));
    }
    // 1280 × 1024 at 400 % zoom (WCAG 1.4.10).
    await page.setViewportSize({ width: 320, height: 256 });
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(found).toEqual([]);
    expect(wide).toBeLessThanOrEqual(320);
  }),
);

/** How much of the focused element's height lies free: not under the field that stays at the top, nor outside. */
const FREE_PART = `(() => {
  const focused = document.activeElement;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const seen = (y) => {
    const hit = document.elementFromPoint(Math.min(innerWidth - 1, left + width / 2), y);
    return hit !== null && (focused.contains(hit) || hit.contains(focused));
  };
  const rows = Array.from({ length: 8 }, (_, row) => top + ((row + 0.5) / 8) * height);
  return rows.some(seen) ? '' : focused.outerHTML.slice(0, 120);
})()`;

it.each([
  { width: 360, height: 640 },
  { width: 320, height: 256 },
])('never hides what has the focus ($width × $height)', (size) =>
  withPage(async (page) => {
    await openAnswer(page);
    await page.setViewportSize(size);
    const hidden: string[] = [];
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let step = 0; step < 45; step += 1) {
        await page.keyboard.press(key);
        hidden.push(await page.evaluate<string>(FREE_PART));
      }
    }
    expect(hidden.filter((html) => html !== '')).toEqual([]);
  }),
);

it('gives everything that is pressed at least 24 × 24 pixels, except links within a text', () =>
  withPage(async (page) => {
    await openAnswer(page);
    await page.setViewportSize({ width: 360, height: 640 });
    const small = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll('a, button, select, textarea, summary')]
      .filter((element) => element.checkVisibility() && !element.closest('.skip, td, p'))
      .filter((element) => { const box = element.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
      .map((element) => element.outerHTML.slice(0, 120))`);
    expect(small).toEqual([]);
  }));
