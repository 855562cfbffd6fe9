import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { usePages } from '../support/use-pages.ts';

const pages = usePages();
const total = async (page: Page): Promise<number> =>
  Number(/\d+/.exec((await page.locator('.browse-total').textContent()) ?? '')?.[0]);
/** The number that a choice of a list promises. */
const promised = async (page: Page, select: string, value: string): Promise<number> => {
  const text = await page.locator(`select[name=${select}] option[value="${value}"]`).textContent();
  return Number(/（(\d+)）$/.exec(text ?? '')?.[1]);
};

it('searches within filters, with counts that follow, in the chosen order', async () => {
  const page = await pages.open('/browse?list=cooperative');
  await page.locator('.row').first().waitFor();
  const before = await promised(page, 'township', 'xiazhen');
  await page.getByRole('searchbox').fill('残疾人');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await expect.poll(() => promised(page, 'township', 'xiazhen')).toBeLessThan(before);
  const expected = await promised(page, 'township', 'xiazhen');
  await page.locator('select[name=township]').selectOption('xiazhen');
  await page.waitForURL(/township=xiazhen/);
  await expect.poll(() => total(page)).toBe(expected);

  await page.locator('select[name=sort]').focus();
  await page.locator('select[name=sort]').selectOption('title');
  await page.waitForURL(/sort=title/);
  await expect
    .poll(async () => {
      const titles = await page.locator('.row-title').allTextContents();
      return titles.join() === [...titles].sort(new Intl.Collator('zh-CN-u-co-pinyin').compare).join();
    })
    .toBe(true);
  expect(await page.evaluate('document.activeElement.name')).toBe('sort');
  await page.goBack();
  expect(await page.locator('select[name=sort]').inputValue()).toBe('township');
});

it('lists the duties whose departments differ, and compares one across the townships', async () => {
  const page = await pages.open('/compare');
  await page.locator('.family').first().waitFor();
  expect(await total(page)).toBe(await promised(page, 'show', 'differs'));
  await page.getByLabel('按事项或部门找').fill('高龄津贴 民政局');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await expect.poll(() => page.locator('.family').count()).toBeLessThan(5);
  const family = page.locator('.family').first();
  expect(await family.textContent()).toContain('托克逊县公安局');
  await family.getByRole('link').click();
  await page.locator('.compare-column').first().waitFor();
  expect(await page.locator('.townships tbody tr').count()).toBe(5);
  expect(await page.evaluate('document.activeElement.id')).toBe('page-title');
  await page.goBack();
  await page.locator('.family').first().waitFor();
});

it('shows all of a department, however the lists write it, and the same kind elsewhere', async () => {
  const page = await pages.open(`/department/${encodeURIComponent('市民政局')}`);
  await page.getByText('清单里也写作：民政局。').waitFor();
  const office = await page.locator('.row').count();
  const alike = page.getByRole('link', { name: '托克逊县民政局', exact: true });
  await alike.click();
  await page.getByRole('heading', { name: '托克逊县民政局' }).waitFor();
  await page.getByRole('link', { name: '市民政局', exact: true }).waitFor();
  await page.goBack();
  await expect.poll(() => page.locator('.row').count()).toBe(office);
});

it('shows which townships do not list a duty', async () => {
  const page = await pages.open('/compare?show=partly');
  const family = page.locator('.family', { hasText: '没有列这一项' }).first();
  await family.getByRole('link').click();
  await page.locator('.townships tr', { hasText: '没有列这一项' }).first().waitFor();
});

it('asks a question of a self-test, solves it by the entry and keeps the score on the device', async () => {
  const page = await pages.open('/learn');
  await page.getByLabel('乡镇').selectOption('xiazhen');
  await page.getByLabel('事项类别').selectOption('民生服务');
  await page.getByRole('button', { name: '开始' }).click();
  await page.locator('.quiz-choices').waitFor();
  expect(await page.locator('.quiz .card-place').textContent()).toBe('夏镇（托克逊县） · 民生服务');
  while ((await page.locator('.quiz-solution').count()) === 0) {
    await page.locator('.quiz-choices button').first().click();
  }
  expect(await page.locator('.quiz-solution a').first().getAttribute('href')).toMatch(/^\/items\/xiazhen\//);
  const score = await page.locator('.progress tbody').textContent();
  expect(score).toMatch(/民生服务[01] \/ 1/);
  await page.reload();
  await expect.poll(() => page.locator('.progress tbody').textContent()).toBe(score);
});
