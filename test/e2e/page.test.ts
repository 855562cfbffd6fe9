import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openCutLine } from '../support/cut-line.ts';
import { openBrowser } from '../support/page-browser.ts';
import { type PageSite, startPageSite } from '../support/page-site.ts';

const PHONE = { width: 360, height: 640 };
const CARD_QUESTION = '残疾人证找谁办？';

let site: PageSite;
let browser: Browser;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([startPageSite(), openBrowser()]);
});

afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function openPage(href: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', ...options });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(new URL(href, site.address).href);
  return page;
}

const askLink = (question: string) => `/?q=${encodeURIComponent(question)}`;
const focusedId = (page: Page) => page.evaluate<string>('document.activeElement.id');
const answer = (page: Page) => page.locator('h2#answer-title');

it('goes by keyboard alone from the opened page to the copied dispatch line and the source', async () => {
  const page = await openPage('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('html.script').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(CARD_QUESTION);
  await page.keyboard.press('Enter');
  await answer(page).waitFor();
  expect(await answer(page).textContent()).toContain('上级牵头、乡镇配合');
  await expect.poll(() => focusedId(page)).toBe('answer-title');

  await page.keyboard.press('c');
  await page.getByRole('status').getByText('已复制').waitFor();
  const dispatch = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(dispatch).toContain('牵头：托克逊县残疾人联合会｜配合：夏镇');

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = await page.evaluate<string>('document.activeElement.dataset.card');
  expect(second).toMatch(/^tuolizhen\//);
  await page.keyboard.press('k');
  await page.keyboard.press('o');
  await page.locator('.passage mark').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/items/xiazhen/cooperative/20');
  expect(await page.locator('.passage').textContent()).toContain('残疾人证管理');
  expect(await focusedId(page)).toBe('source-title');

  await page.keyboard.press('Escape');
  await answer(page).waitFor();
  await expect
    .poll(() => page.evaluate('document.activeElement.dataset.card'))
    .toBe('xiazhen/cooperative/20');
});

it('suggests while typing and asks what is chosen with the arrow keys', async () => {
  const page = await openPage('/');
  await page.locator('#question').fill('残疾人证');
  await page.locator('.suggestion').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await answer(page).waitFor();
  expect(await page.locator('.asked-text').textContent()).toContain('残疾人证');
  await expect.poll(() => page.locator('.suggestions').count()).toBe(0);
});

it('sends nothing while an input method composes, breaks lines with Shift, and recalls the last question', async () => {
  const page = await openPage('/');
  const field = page.locator('#question');
  await field.fill('can ji');
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
  expect(await page.locator('.answer').count()).toBe(0);
  await field.fill('残疾人证');
  await page.keyboard.press('Shift+Enter');
  expect(await field.inputValue()).toBe('残疾人证\n');
  await page.keyboard.press('Enter');
  await answer(page).waitFor();
  // Until the answer is whole the focus stays in the field, where / is a character.
  await expect.poll(() => focusedId(page)).toBe('answer-title');
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowUp');
  expect(await field.inputValue()).toBe('残疾人证');
});

it('says what is wrong with an empty and an over-long question', async () => {
  const page = await openPage('/');
  await page.locator('#question').focus();
  await page.keyboard.press('Enter');
  await page.getByText('请先写下要办的事。').waitFor();
  await page.locator('#question').fill('办'.repeat(1001));
  await page.keyboard.press('Enter');
  await page.getByText('1000 个字以内').waitFor();
});

it('asks a lost answer again by itself, computes it once and keeps what was typed', async () => {
  const line = await openCutLine(site.address);
  try {
    const page = await openPage(line.address);
    await page.locator('.line-open').waitFor();
    await page.locator('#question').fill('等一等，残疾人证找谁办？');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => site.answerer.asked.filter((question) => question.includes('等一等')))
      .toHaveLength(1);
    await page.locator('#question').fill('下一个问题');
    line.cut();
    await page.getByText('您写的内容和没答完的问题都已保留').first().waitFor();
    site.answerer.openGate();
    line.mend();
    await answer(page).waitFor();
    await page.locator('.line-open').waitFor();
    expect(await answer(page).textContent()).toContain('上级牵头');
    expect(await page.locator('#question').inputValue()).toBe('下一个问题');
    expect(site.answerer.asked.filter((question) => question.includes('等一等'))).toHaveLength(1);
  } finally {
    await line.close();
  }
});

it('says that the device is offline, and answers by itself when the network is back', async () => {
  const page = await openPage('/');
  await page.locator('.line-open').waitFor();
  await page.context().setOffline(true);
  await page.locator('.notice', { hasText: '设备没有网络' }).waitFor();
  await page.locator('#question').fill('婚姻状况证明哪里开？');
  await page.keyboard.press('Enter');
  await page.locator('.waiting').waitFor();
  await page.context().setOffline(false);
  await page.locator('h2#answer-title', { hasText: '上级已收回' }).waitFor();
  expect(await page.locator('.notice').count()).toBe(0);
});

it('opens without a server what the device has kept, and says so', async () => {
  const line = await openCutLine(site.address);
  try {
    const page = await openPage(line.address);
    await page.evaluate('navigator.serviceWorker.ready');
    line.cut();
    await page.reload();
    await page.getByText('连不上服务器').first().waitFor();
    expect(await page.locator('#question').count()).toBe(1);
  } finally {
    await line.close();
  }
});

it('opens a shared link cold, for its township, and goes back and forward between questions', async () => {
  const page = await openPage(`${askLink(CARD_QUESTION)}&township=xiazhen`);
  await answer(page).waitFor();
  expect(await page.locator('.card').count()).toBe(1);
  await page.locator('#question').fill('婚姻状况证明哪里开？');
  await page.keyboard.press('Enter');
  await page.locator('h2#answer-title', { hasText: '上级已收回' }).waitFor();
  await page.goBack();
  await page.locator('h2#answer-title', { hasText: '上级牵头' }).waitFor();
  await page.goForward();
  await page.locator('h2#answer-title', { hasText: '上级已收回' }).waitFor();
  const asked = site.answerer.asked.length;
  await page.reload();
  await page.locator('h2#answer-title', { hasText: '上级已收回' }).waitFor();
  expect(site.answerer.asked.length).toBe(asked);
});

it('shows the nearest entry of a refusal as not the answer, and offers matters to choose from', async () => {
  const page = await openPage(askLink('明天天气怎么样'));
  await page.locator('h2#answer-title', { hasText: '这不是清单管的事' }).waitFor();
  await page.getByRole('heading', { name: '最接近的条目（不是答案）' }).waitFor();
  expect(await page.locator('.card', { hasText: '不是答案' }).count()).toBe(1);
  await page.locator('#question').fill('证明');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '残疾人证', exact: true }).click();
  await page.locator('h2#answer-title', { hasText: '上级牵头' }).waitFor();
});

it('shows what a user writes as text', async () => {
  const page = await openPage(askLink('<img src=x onerror="document.title=1">'));
  await answer(page).waitFor();
  expect(await page.locator('.asked-text').textContent()).toContain('<img src=x');
  expect(await page.locator('.asked-text img').count()).toBe(0);
});

it('exports a conversation as a table, renames, finds and deletes it', async () => {
  const page = await openPage(askLink(CARD_QUESTION));
  await answer(page).waitFor();
  await page.getByRole('link', { name: '记录' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^存为表格/ }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect((await download).suggestedFilename()).toBe('残疾人证找谁办？.csv');
  expect(file).toContain('"托克逊县残疾人联合会"');

  await page.getByRole('button', { name: /^改名/ }).click();
  await page.getByLabel('新名称').fill('老张的事');
  await page.keyboard.press('Enter');
  await page.getByLabel('在记录里找').fill('老张 残疾人证管理');
  await page.getByRole('link', { name: '老张的事', exact: true }).waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: /^删除/ }).click();
  await page.getByText('还没有记录。').waitFor();
});

it('narrows the lists with counts that follow, and keeps the focus in the filter', async () => {
  const page = await openPage('/browse');
  await page.getByText('共 1312 项').waitFor();
  const list = page.locator('select[name=list]');
  await list.focus();
  await list.selectOption('reclaimed');
  await page.locator('.browse-total', { hasNotText: '1312' }).waitFor();
  const total = await page.locator('.browse-total').textContent();
  const option = await list.locator('option[value="reclaimed"]').textContent();
  expect(total).toContain(/\d+/.exec(option ?? '')?.[0] ?? 'no count');
  expect(await page.evaluate('document.activeElement.name')).toBe('list');
  expect(new URL(page.url()).search).toBe('?list=reclaimed');
});

it('remembers township, language and colours', async () => {
  const page = await openPage('/settings');
  await page.getByLabel('深色').check();
  await page.getByLabel('English').check();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByRole('link', { name: 'Ask', exact: true }).click();
  await page.getByLabel('Township').selectOption('xiazhen');
  await page.reload();
  await page.locator('html[lang="en"][data-theme="dark"].script').waitFor();
  expect(await page.getByLabel('Township').inputValue()).toBe('xiazhen');
});

it('keeps the single keys quiet where they were switched off, and while someone types', async () => {
  const page = await openPage('/settings');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('group', { name: '单键快捷键' }).getByLabel('关').check();
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+k');
  await expect.poll(() => focusedId(page)).toBe('question');
  await page.keyboard.type('?/cs');
  expect(await page.locator('#question').inputValue()).toBe('?/cs');
});
