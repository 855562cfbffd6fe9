/**
 * First load of the main pages on a phone, in figures: bytes, layout shift, first paint, first answer.
 * `npx tsx test/e2e/measure-page.ts http://127.0.0.1:8787` with the server running
 */
import { openBrowser } from '../support/page-browser.ts';
import { readPageFigures } from '../support/page-figures.ts';
import { askLink, PAGE_STATES } from '../support/page-states.ts';

const [address = 'http://127.0.0.1:8787'] = process.argv.slice(2);
const NAMES = new Set(['start', 'source', 'browse', 'compare', 'families', 'overview', 'learn', 'settings']);
const pages = [
  { name: 'answer', href: askLink('残疾人证找谁办？'), ready: '.card' },
  { name: 'answer-one', href: askLink('残疾人证找谁办？', '&township=xiazhen'), ready: '.card' },
  ...PAGE_STATES.filter(({ name }) => NAMES.has(name)),
];

const browser = await openBrowser();
for (const { name, href, ready } of pages) {
  const figures = await readPageFigures(browser, address + href, ready);
  const answer = figures.answerMs === null ? '' : `, first answer ${Math.round(figures.answerMs)} ms`;
  console.log(
    `${name}: ${(figures.bytes / 1000).toFixed(1)} kB, layout shift ${figures.shift.toFixed(3)}, ` +
      `first paint ${Math.round(figures.firstPaintMs)} ms${answer}`,
  );
}
await browser.close();
