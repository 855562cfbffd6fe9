/**
 * Pictures of every page state in three sizes, light and dark, for looking at:
 * `npx tsx test/e2e/take-screenshots.ts [folder] [part of a state's name]`
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openBrowser } from '../support/page-browser.ts';
import { startPageSite } from '../support/page-site.ts';
import { openState, PAGE_STATES } from '../support/page-states.ts';

const [folder = path.join(import.meta.dirname, 'screenshots'), part = ''] = process.argv.slice(2);
const SIZES = [
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];

await mkdir(folder, { recursive: true });
const [site, browser] = await Promise.all([startPageSite(), openBrowser()]);
for (const state of PAGE_STATES.filter(({ name }) => name.includes(part))) {
  const context = await browser.newContext({
    locale: 'zh-CN',
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await openState(page, site.address, state);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const file = `${state.name}-${size.width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(folder, file), fullPage: true });
    }
  }
  await context.close();
}
await browser.close();
await site.close();
