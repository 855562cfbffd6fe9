/** Pictures of every page state in three sizes, light and dark, for looking at: `npx tsx test/e2e/take-screenshots.ts` */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { openBrowser } from '../support/page-browser.ts';
import { startPageSite } from '../support/page-site.ts';
import { PAGE_STATES, STATE_READY } from '../support/page-states.ts';

const FOLDER = path.join(import.meta.dirname, 'screenshots');
const SIZES = [
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];

await mkdir(FOLDER, { recursive: true });
const [site, browser] = await Promise.all([startPageSite(), openBrowser()]);
const context = await browser.newContext({
  locale: 'zh-CN',
  serviceWorkers: 'block',
  reducedMotion: 'reduce',
});
for (const [name, href] of PAGE_STATES) {
  const page = await context.newPage();
  await page.goto(site.address + href);
  await page.locator(STATE_READY).first().waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const file = `${name}-${size.width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(FOLDER, file), fullPage: true });
    }
  }
  await page.close();
}
await browser.close();
await site.close();
