import { expect, it } from 'vitest';
import { askLink } from '../support/page-states.ts';
import { usePages } from '../support/use-pages.ts';

const pages = usePages();
const CARD_QUESTION = '残疾人证找谁办？';
const TITLE = 'h2#answer-title';

it('answers without JavaScript: question, verdict, entry, source, lists', async () => {
  const device = await pages.device({ javaScriptEnabled: false });
  const page = await pages.open('/', device);
  await page.locator('select[name=township]').selectOption('xiazhen');
  await page.locator('#question').fill(CARD_QUESTION);
  await page.getByRole('button', { name: '查' }).click();
  await page.locator(TITLE, { hasText: '上级牵头、乡镇配合' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/ask');
  await page.getByRole('link', { name: '看原文' }).first().click();
  await page.locator('.passage mark', { hasText: '残疾人证管理' }).waitFor();
  await page.getByRole('link', { name: '清单', exact: true }).click();
  await page.getByRole('searchbox').fill('残疾人证');
  await page.locator('select[name=sort]').selectOption('title');
  await page.getByRole('button', { name: '筛选' }).click();
  expect(await page.locator('.row').count()).toBeGreaterThan(4);
});

it('opens a shared question, an example, the comparison, a department and the overview without JavaScript', async () => {
  const device = await pages.device({ javaScriptEnabled: false });
  const page = await pages.open(`${askLink(CARD_QUESTION)}&township=xiazhen`, device);
  await page.locator(TITLE, { hasText: '上级牵头、乡镇配合' }).waitFor();
  expect(await page.locator('.card').count()).toBe(1);
  await page.locator('.card').getByRole('link', { name: '托克逊县残疾人联合会' }).click();
  await page.locator('.row', { hasText: '残疾人证管理' }).waitFor();

  await page.getByRole('link', { name: '问事' }).click();
  await page.getByRole('link', { name: CARD_QUESTION }).click();
  await page.locator(TITLE, { hasText: '上级牵头、乡镇配合' }).waitFor();

  await page.getByRole('link', { name: '对照', exact: true }).click();
  await page.getByLabel('按事项或部门找').fill('残疾人证');
  await page.getByLabel('看哪些').selectOption('all');
  await page.getByRole('button', { name: '筛选' }).click();
  await page.locator('.family').getByRole('link').first().click();
  await page.locator('.compare-column').nth(3).waitFor();

  await page.getByRole('link', { name: '概览' }).click();
  await page.getByRole('table').nth(1).waitFor();
  await page.getByRole('link', { name: '自测' }).click();
  // What is found by its text leaves out `noscript`.
  await page.locator('main noscript p').waitFor();
  expect(await page.locator('main button').filter({ visible: true }).count()).toBe(0);
});

it('sends nothing while an input method composes, in the order of events of a real one', async () => {
  const page = await pages.open('/');
  const field = page.locator('#question');
  await field.focus();
  const session = await page.context().newCDPSession(page);
  // As Chromium reports a composition: keys are 229 until the words are chosen.
  await session.send('Input.imeSetComposition', { text: 'can ji', selectionStart: 6, selectionEnd: 6 });
  await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true });
  expect(await page.locator('.answer').count()).toBe(0);
  await session.send('Input.insertText', { text: '残疾人证' });
  expect(await field.inputValue()).toBe('残疾人证');
  await page.locator('.suggestion').first().waitFor();
  expect(await page.locator('.answer').count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.locator(TITLE).waitFor();
});

it('moves nothing for readers who ask for that', async () => {
  const device = await pages.device({ reducedMotion: 'reduce' });
  const page = await pages.open(askLink(`等一等，${CARD_QUESTION}`), device);
  await page.locator('.waiting').waitFor();
  expect(await page.evaluate('document.getAnimations().length')).toBe(0);
});

it('shows verdicts, marks and the page on show where the system chooses the colours', async () => {
  const device = await pages.device({ forcedColors: 'active' });
  const page = await pages.open(`${askLink(CARD_QUESTION)}&township=xiazhen`, device);
  await page.locator('.card mark').first().waitFor();
  const seen = await page.evaluate<Record<string, boolean>>(`(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      banner: style('.banner').borderTopStyle === 'solid',
      mark: style('.card mark').backgroundColor !== style('.card').backgroundColor,
      here: style('.nav a[aria-current]').borderBottomColor !== style('.nav a:not([aria-current])').borderBottomColor,
    };
  })()`);
  expect(seen).toEqual({ banner: true, mark: true, here: true });
});

it('reaches everything at 400 % zoom: ask, read and copy at 320 × 256', async () => {
  const device = await pages.device({
    viewport: { width: 320, height: 256 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await pages.open('/', device);
  await page.locator('#question').fill(CARD_QUESTION);
  await page.keyboard.press('Enter');
  await page.locator(TITLE).waitFor();
  await page.getByRole('button', { name: '复制派单行' }).first().click();
  await page.getByRole('status').getByText('已复制').waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('牵头：');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
});

it('loads less than 100 kB before it can be used, and nothing from elsewhere', async () => {
  const device = await pages.device({ serviceWorkers: 'block' });
  const page = await device.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(pages.site().address);
  await page.locator('.line-open').waitFor();
  const bytes = await page.evaluate<number>(
    "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0)",
  );
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(100_000);
  expect([...hosts]).toEqual([new URL(pages.site().address).host]);
});

it('can be installed: a manifest with icons that load, and a shell that opens without a server', async () => {
  const page = await pages.open('/');
  const icons = await page.evaluate<[string, string, number][]>(`(async () => {
    const manifest = await (await fetch(document.querySelector('link[rel=manifest]').href)).json();
    return Promise.all(manifest.icons.map(async ({ src, sizes }) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return [src, sizes, image.naturalWidth];
    }));
  })()`);
  expect(icons.filter(([src]) => src.endsWith('.png')).map(([, sizes, width]) => [sizes, width])).toEqual([
    ['192x192', 192],
    ['512x512', 512],
    ['512x512', 512],
  ]);
});
