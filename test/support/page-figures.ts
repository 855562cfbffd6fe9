import type { Browser } from 'playwright-core';

/** What a reader has to wait for and put up with when a page is opened for the first time. */
export interface PageFigures {
  /** Bytes over the line, compressed, of the document and all it loads. */
  readonly bytes: number;
  /** Cumulative layout shift: 0 when nothing moves that already stood there. */
  readonly shift: number;
  /** The elements that moved. */
  readonly moved: readonly string[];
  /** Milliseconds from the start of the navigation. */
  readonly firstPaintMs: number;
  /** Milliseconds from the start of the navigation until the first entry of an answer stands there; null without one. */
  readonly answerMs: number | null;
}

/** Long enough for the last part of an answer and for the greeting of the server. */
const SETTLED_MS = 800;

const WATCH = `
  window.figures = { shift: 0, moved: [], answerMs: null };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      window.figures.shift += value;
      window.figures.moved.push(...sources.map(({ node }) => (node?.className ?? '') + ' ' + value.toFixed(3)));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver(() => {
    if (document.querySelector('.card')) window.figures.answerMs ??= performance.now();
  }).observe(document, { childList: true, subtree: true });
`;

const READ = `({
  ...window.figures,
  firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .reduce((sum, { transferSize }) => sum + transferSize, 0),
})`;

/** Opens an address on a phone that has never been there. @param ready something that the opened page has */
export async function readPageFigures(browser: Browser, href: string, ready: string): Promise<PageFigures> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
  });
  try {
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    await page.goto(href);
    await page.locator('html.script').waitFor();
    await page.locator(ready).first().waitFor();
    await page.waitForTimeout(SETTLED_MS);
    return await page.evaluate<PageFigures>(READ);
  } finally {
    await context.close();
  }
}
