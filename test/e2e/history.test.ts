import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { askLink } from '../support/page-states.ts';
import { usePages } from '../support/use-pages.ts';

const pages = usePages();
const CARD_QUESTION = '残疾人证找谁办？';
const TITLE = 'h2#answer-title';

async function ask(page: Page, question: string, title: string): Promise<void> {
  await page.locator('#question').fill(question);
  await page.keyboard.press('Enter');
  await page.locator(TITLE, { hasText: title }).waitFor();
}

/** The whole conversation of the history's first row. */
async function openWhole(page: Page): Promise<void> {
  await page.getByRole('link', { name: '记录' }).click();
  await page.getByRole('link', { name: /^全文/ }).click();
  await page.locator('.transcript-turn').first().waitFor();
}

async function save(page: Page, button: RegExp): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await download).path(), 'utf8');
}

/** The cells of a CSV file as a table program reads them (RFC 4180). */
function readCsv(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
    );
}

it('saves the same conversation as table and as document: each entry with its source', async () => {
  const page = await pages.open(`${askLink(CARD_QUESTION)}&township=xiazhen`);
  await page.locator(TITLE).waitFor();
  await ask(page, '=1+1 婚姻状况证明哪里开？', '上级已收回');
  await openWhole(page);
  expect(await page.locator('.transcript-turn').count()).toBe(2);

  const [head, ...rows] = readCsv(await save(page, /^存为表格/));
  const column = (name: string) => head?.indexOf(name) ?? -1;
  expect(rows.map((row) => row[column('问题')])).toEqual([CARD_QUESTION, "'=1+1 婚姻状况证明哪里开？"]);
  expect(rows.map((row) => row[column('结论')])).toEqual(['上级牵头、乡镇配合', '上级已收回']);
  const links = rows.map((row) => row[column('链接')] ?? '');
  expect(links).toEqual([
    `${pages.site().address}/items/xiazhen/cooperative/20`,
    `${pages.site().address}/items/xiazhen/reclaimed/2`,
  ]);

  const markdown = await save(page, /^存为文档/);
  for (const row of rows) {
    expect(markdown).toContain(`> ${row[column('原文')]}`);
    expect(markdown).toContain(row[column('链接')]);
  }
  expect(markdown).toContain('**上级已收回**');
});

it('has the whole conversation on paper and nothing to press', async () => {
  const page = await pages.open(`${askLink(CARD_QUESTION)}&township=xiazhen`);
  await page.locator(TITLE).waitFor();
  await openWhole(page);
  // A sheet of paper is wider than a phone.
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.transcript').getByText('托克逊县残疾人联合会').first().isVisible()).toBe(true);
  const pressed = await page.evaluate<number>(
    "[...document.querySelectorAll('button, nav a')].filter((element) => element.checkVisibility()).length",
  );
  expect(pressed).toBe(0);
});

it('brings a conversation back from the server where the device has lost it', async () => {
  const page = await pages.open(`${askLink(CARD_QUESTION)}&township=xiazhen`);
  await page.locator(TITLE).waitFor();
  await openWhole(page);
  const address = page.url();
  await page.goto('about:blank');

  const other = await pages.open(new URL(address).pathname);
  await other.locator('.transcript-turn', { hasText: CARD_QUESTION }).waitFor();
  await other.getByRole('link', { name: '接着问' }).click();
  await other.locator(TITLE, { hasText: '上级牵头、乡镇配合' }).waitFor();
  const asked = pages.site().answerer.asked.length;
  await ask(other, '婚姻状况证明哪里开？', '上级已收回');
  expect(pages.site().answerer.asked.length).toBe(asked + 1);
  // The server has put the new question to the same conversation.
  await openWhole(other);
  expect(other.url()).toBe(address);
  expect(await other.locator('.transcript-turn').count()).toBe(2);
});

it('deletes a conversation on the server too, and says so when it cannot', async () => {
  const page = await pages.open(askLink(CARD_QUESTION));
  await page.locator(TITLE).waitFor();
  await openWhole(page);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const kept = () => fetch(`${pages.site().address}/api/conversations/${id}`).then(({ status }) => status);
  expect(await kept()).toBe(200);
  await page.getByRole('link', { name: '记录' }).click();
  page.on('dialog', (dialog) => void dialog.accept());

  await page.route('**/api/conversations/*', (route) => route.abort());
  await page.getByRole('button', { name: /^删除/ }).click();
  await page.getByRole('status').getByText('没有删成').waitFor();
  expect(await page.locator('.conversation').count()).toBe(1);

  await page.unroute('**/api/conversations/*');
  await page.getByRole('button', { name: /^删除/ }).click();
  await page.getByText('还没有记录。').waitFor();
  expect(await kept()).toBe(404);
});

it('keeps two tabs of a device apart in what they show and together in what they keep', async () => {
  const device = await pages.device();
  const one = await pages.open(askLink(CARD_QUESTION), device);
  await one.locator(TITLE, { hasText: '上级牵头' }).waitFor();
  const other = await pages.open(askLink('婚姻状况证明哪里开？'), device);
  await other.locator(TITLE, { hasText: '上级已收回' }).waitFor();
  await one.bringToFront();
  expect(await one.locator(TITLE).textContent()).toContain('上级牵头');
  await one.getByRole('link', { name: '记录' }).click();
  await expect.poll(() => one.locator('.conversation').count()).toBe(2);
  await one.getByRole('button', { name: '改名：婚姻状况证明哪里开？' }).click();
  await one.getByLabel('新名称').fill('小王的事');
  await one.keyboard.press('Enter');
  await other.getByRole('link', { name: '记录' }).click();
  await other.getByRole('link', { name: '小王的事', exact: true }).waitFor();
});
