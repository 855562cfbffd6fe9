import type { Page } from 'playwright-core';

/** The address of a question, as a shared link has it. */
export function askLink(question: string, rest = ''): string {
  return `/?q=${encodeURIComponent(question)}${rest}`;
}

/** A page as a reader may meet it: an address, and what has been done there. */
export interface PageStateCase {
  readonly name: string;
  readonly href: string;
  /** Something of this stands there when the page has its data. */
  readonly ready: string;
  readonly act?: (page: Page) => Promise<unknown>;
}

const ANSWER = 'h2#answer-title';
const CARD = '残疾人证找谁办？';

const ask = async (page: Page, question: string, title: string): Promise<void> => {
  await page.locator('#question').fill(question);
  await page.keyboard.press('Enter');
  await page.locator(ANSWER, { hasText: title }).waitFor();
};

/** Every page, every kind of answer, and what opens on them. */
export const PAGE_STATES: readonly PageStateCase[] = [
  { name: 'start', href: '/', ready: '.examples' },
  {
    name: 'suggestions',
    href: '/',
    ready: '.examples',
    act: async (page) => {
      await page.locator('#question').fill('残疾人');
      await page.locator('.suggestion').first().waitFor();
    },
  },
  {
    name: 'fault',
    href: '/',
    ready: '.examples',
    act: async (page) => {
      await page.locator('#question').press('Enter');
      await page.locator('.fault').waitFor();
    },
  },
  { name: 'answer-all', href: askLink(CARD), ready: '.card' },
  { name: 'answer-one', href: askLink(CARD, '&township=xiazhen'), ready: '.card' },
  { name: 'answer-reclaimed', href: askLink('婚姻状况证明哪里开？'), ready: '.card' },
  { name: 'answer-basic', href: askLink('想在宅基地上盖房找谁批？'), ready: '.card' },
  { name: 'answer-differs', href: askLink('老人的高龄津贴找谁办？'), ready: '.card' },
  { name: 'answer-unsure', href: askLink('大概是残疾人证吧，找谁办？'), ready: '.note-check' },
  { name: 'detail-not-listed', href: askLink('残疾人证办理收多少钱？'), ready: '.card' },
  {
    name: 'not-listed-here',
    href: askLink('想在宅基地上盖房找谁批？', '&township=tuolizhen'),
    ready: ANSWER,
  },
  { name: 'not-listed', href: askLink('身份证丢了找谁补办？'), ready: '.card' },
  { name: 'clarify', href: askLink('证明'), ready: '.options' },
  { name: 'refusal', href: askLink('明天天气怎么样'), ready: ANSWER },
  { name: 'waiting', href: askLink('等一等，残疾人证找谁办？'), ready: '.waiting' },
  {
    name: 'stopped',
    href: askLink('等一等，残疾人证找谁办？'),
    ready: '.waiting',
    act: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator(ANSWER).waitFor();
    },
  },
  {
    name: 'conversation',
    href: askLink(CARD, '&township=xiazhen'),
    ready: '.card',
    act: (page) => ask(page, '婚姻状况证明哪里开？', '上级已收回'),
  },
  {
    name: 'keys',
    href: askLink(CARD),
    ready: '.card',
    act: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'source', href: '/items/xiazhen/cooperative/20', ready: '.passage' },
  {
    name: 'source-beside',
    href: askLink(CARD),
    ready: '.card',
    act: async (page) => {
      await page.keyboard.press('o');
      await page.locator('.passage').waitFor();
    },
  },
  { name: 'source-damaged', href: '/items/kuiyibagezhen/cooperative/88', ready: '.passage' },
  { name: 'source-missing', href: '/items/xiazhen/cooperative/999', ready: '.failed' },
  { name: 'browse', href: '/browse', ready: '.row' },
  {
    name: 'browse-filtered',
    href: `/browse?township=xiazhen&list=cooperative&q=${encodeURIComponent('残疾人')}&sort=title`,
    ready: '.row',
  },
  { name: 'browse-none', href: '/browse?q=zzzz', ready: '.browse-total' },
  { name: 'department', href: `/department/${encodeURIComponent('托克逊县民政局')}`, ready: '.row' },
  { name: 'department-none', href: '/department/x', ready: '.page-title + .note + p' },
  { name: 'compare', href: '/compare?id=xiazhen/cooperative/20', ready: '.compare-column' },
  { name: 'families', href: '/compare', ready: '.family' },
  { name: 'families-none', href: '/compare?show=all&q=zzzz', ready: '.browse-total' },
  { name: 'overview', href: '/overview', ready: '.chart' },
  { name: 'learn', href: '/learn', ready: '.filters' },
  {
    name: 'learn-question',
    href: '/learn',
    ready: '.filters',
    act: async (page) => {
      await page.getByRole('button', { name: '开始' }).click();
      await page.locator('.quiz-choices').waitFor();
    },
  },
  {
    name: 'learn-solved',
    href: '/learn',
    ready: '.filters',
    act: async (page) => {
      await page.getByRole('button', { name: '开始' }).click();
      while ((await page.locator('.quiz-solution').count()) === 0) {
        await page.locator('.quiz-choices button').first().click();
      }
    },
  },
  { name: 'history-empty', href: '/history', ready: '.page-title' },
  {
    name: 'history',
    href: askLink(CARD),
    ready: '.card',
    act: async (page) => {
      await page.getByRole('button', { name: '新对话' }).click();
      await ask(page, '婚姻状况证明哪里开？', '上级已收回');
      await page.getByRole('link', { name: '记录' }).click();
      await page.locator('.conversation').first().waitFor();
    },
  },
  {
    name: 'transcript',
    href: askLink(CARD, '&township=xiazhen'),
    ready: '.card',
    act: async (page) => {
      await ask(page, '婚姻状况证明哪里开？', '上级已收回');
      await page.getByRole('link', { name: '记录' }).click();
      await page.getByRole('link', { name: /^全文/ }).click();
      await page.locator('.transcript-turn').first().waitFor();
    },
  },
  { name: 'transcript-gone', href: '/conversations/none', ready: '.failed' },
  {
    name: 'history-rename',
    href: askLink(CARD),
    ready: '.card',
    act: async (page) => {
      await page.getByRole('link', { name: '记录' }).click();
      await page.getByRole('button', { name: /^改名/ }).click();
      await page.locator('#rename').waitFor();
    },
  },
  { name: 'settings', href: '/settings', ready: '.choice' },
  {
    name: 'english',
    href: '/settings',
    ready: '.choice',
    act: async (page) => {
      await page.getByLabel('English').check();
      await page.getByRole('link', { name: 'Ask', exact: true }).click();
      await ask(page, CARD, 'leads');
    },
  },
  {
    name: 'large',
    href: '/settings',
    ready: '.choice',
    act: async (page) => {
      await page.getByRole('group', { name: '大字' }).getByLabel('开').check();
      await page.getByRole('link', { name: '问事' }).click();
      await ask(page, CARD, '上级牵头');
    },
  },
  { name: 'missing', href: '/department/', ready: '.page-title' },
];

/** Opens a page and brings it into a state. */
export async function openState(
  page: Page,
  address: string,
  { href, ready, act }: PageStateCase,
): Promise<void> {
  await page.goto(address + href);
  await page.locator('html.script').waitFor();
  await page.locator(ready).first().waitFor();
  await act?.(page);
}
