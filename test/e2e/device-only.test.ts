import { expect, it } from 'vitest';
import { askLink } from '../support/page-states.ts';
import { usePages } from '../support/use-pages.ts';

const pages = usePages({ storeConversations: false });

it('keeps the history on the device, says so, and asks no server for it', async () => {
  const page = await pages.open(askLink('残疾人证找谁办？'));
  await page.locator('h2#answer-title').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.getByRole('link', { name: '记录' }).click();
  await page.getByText('服务器不留存').waitFor();
  await page.getByRole('link', { name: /^全文/ }).click();
  await page.locator('.transcript-turn', { hasText: '残疾人证' }).waitFor();

  // The device still knows when it is opened again, before the server has greeted.
  await page.reload();
  await page.locator('.transcript-turn', { hasText: '残疾人证' }).waitFor();
  await page.goto(new URL('/conversations/none', pages.site().address).href);
  await page.getByText('对话只记在当时提问的设备上').waitFor();
  expect(asked.filter((request) => request.includes('/api/conversations/'))).toEqual([]);

  await page.locator('main').getByRole('link', { name: '记录' }).click();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.route('**/api/conversations/*', (route) => route.abort());
  await page.getByRole('button', { name: /^删除/ }).click();
  await page.getByText('还没有记录。').waitFor();
});
