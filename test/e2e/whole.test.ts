import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/page-browser.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
/** A clone without an index builds one first. */
const START_MS = 300_000;

let server: ChildProcess;
let dataDir: string;
let address: string;

/** `npm start` as a newcomer runs it, but on a free port and with a data folder of its own. */
async function start(port: string): Promise<void> {
  server = spawn(process.execPath, ['server/dist/main.mjs'], {
    cwd: ROOT,
    env: { ...process.env, PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (!server.stdout) throw new Error('the server has no output');
  for await (const line of createInterface({ input: server.stdout })) {
    address = /http:\/\/\S+/.exec(line)?.[0] ?? '';
    if (address !== '') return;
  }
  throw new Error('the server ended before it printed its address');
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

beforeAll(async () => {
  // What `npm start` starts is built from the source as it stands.
  await import('../../server/build.ts');
  dataDir = await mkdtemp(path.join(tmpdir(), 'zhaoshuiban-'));
  await start('0');
}, START_MS);

afterAll(async () => {
  await stop('SIGTERM');
  if (dataDir) await rm(dataDir, { recursive: true });
});

it('answers a citizen from the real lists: verdict, entry, source', async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    await page.goto(address);
    await page.getByLabel('乡镇').selectOption('xiazhen');
    await page.locator('#question').fill('残疾人证找谁办？');
    await page.keyboard.press('Enter');
    await page.locator('h2#answer-title', { hasText: '上级牵头、乡镇配合' }).waitFor();
    expect(await page.locator('.card').first().textContent()).toContain('托克逊县残疾人联合会');
    await page.locator('.card').first().getByRole('link', { name: '看原文' }).click();
    await page.locator('.passage mark', { hasText: '残疾人证管理' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/items/xiazhen/cooperative/20');
  } finally {
    await browser.close();
  }
});

it(
  'gives by itself the answer that a server died over, from the next one',
  async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
      await page.goto(address);
      await page.locator('.line-open').waitFor();
      // Stopped like this the server takes the question and does not come to answer it.
      server.kill('SIGSTOP');
      await page.locator('#question').fill('夏镇的残疾人证找谁办？');
      await page.keyboard.press('Enter');
      await page.locator('.waiting').waitFor();
      await stop('SIGKILL');
      await page.getByText('正在自动重连').first().waitFor();
      await start(new URL(address).port);
      await page.locator('h2#answer-title', { hasText: '上级牵头、乡镇配合' }).waitFor();
      expect(await page.locator('.card').first().textContent()).toContain('托克逊县残疾人联合会');
      await page.locator('.line-open').waitFor();
    } finally {
      await browser.close();
    }
  },
  START_MS,
);
