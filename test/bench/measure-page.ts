/** The page in a browser: bytes of the first load, first paint, layout shift, Enter and a link opened cold to verdict. `npx tsx test/bench/measure-page.ts` */
import { openBrowser } from '../support/page-browser.ts';
import { startPageSite } from '../support/page-site.ts';

const RUNS = 5;
const QUESTION = '残疾人证找谁办？';
/** Shifts within half a second of a key are the key's own doing; the browser marks them. */
const LAYOUT_SHIFT = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 300);
})`;

/** The paint may come after the script has run: the entry is awaited, not looked for once. */
const FIRST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const entry = list.getEntriesByName('first-contentful-paint')[0];
    if (entry) resolve(entry.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;
/** From Enter, so that what the reader waits for is counted: until the verdict stands in the document and is drawn. */
const FIRST_ANSWER = `new Promise((resolve) => {
  let start = 0;
  addEventListener('keydown', () => { start = performance.now(); }, { once: true, capture: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('h2#answer-title')) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - start));
  }).observe(document.body, { childList: true, subtree: true });
})`;

interface Figures {
  readonly bytes: number;
  readonly firstPaintMs: number;
  readonly answerMs: number;
  /** From opening a shared link, with nothing kept on the device, to its verdict. */
  readonly coldMs: number;
  readonly shift: number;
}

const [site, browser] = await Promise.all([startPageSite(), openBrowser()]);

async function measure(): Promise<Figures> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(site.address);
  await page.locator('.line-open').waitFor();
  const bytes = await page.evaluate<number>(
    "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0)",
  );
  const firstPaintMs = await page.evaluate<number>(FIRST_PAINT);
  await page.locator('#question').fill(QUESTION);
  const answered = page.evaluate<number>(FIRST_ANSWER);
  await page.keyboard.press('Enter');
  const answerMs = await answered;
  const shift = await page.evaluate<number>(LAYOUT_SHIFT);
  await context.close();
  return { bytes, firstPaintMs, answerMs, shift, coldMs: await measureCold() };
}

async function measureCold(): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${site.address}/?q=${encodeURIComponent(QUESTION)}`);
  await page.locator('h2#answer-title').waitFor();
  const coldMs = await page.evaluate<number>(
    'new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())))',
  );
  await context.close();
  return coldMs;
}

const runs: Figures[] = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await measure());
const median = (figure: keyof Figures): number =>
  runs.map((run) => run[figure]).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
console.log(`first load ${(median('bytes') / 1000).toFixed(1)} kB`);
console.log(
  `first paint ${median('firstPaintMs').toFixed(0)} ms, Enter to verdict ${median('answerMs').toFixed(0)} ms`,
);
console.log(`a shared link opened cold to verdict ${median('coldMs').toFixed(0)} ms`);
console.log(
  `cumulative layout shift ${median('shift').toFixed(3)}, worst ${Math.max(...runs.map(({ shift }) => shift)).toFixed(3)}`,
);
await browser.close();
await site.close();
