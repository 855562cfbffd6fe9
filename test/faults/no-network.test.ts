import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openChatClient } from '../support/chat-client.ts';
import { startChild } from '../support/child-process.ts';
import { askRequest } from '../support/test-server.ts';

const WATCH = pathToFileURL(join(import.meta.dirname, 'children', 'watch-network.mjs')).href;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'network-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

function startWatched(...args: string[]) {
  return startChild(args, {
    PORT: '0',
    DATA_DIR: dir,
    NETWORK_LOG: join(dir, 'network.log'),
    NODE_OPTIONS: `--import ${WATCH}`,
  });
}

const networkLog = (): string[] => readFileSync(join(dir, 'network.log'), 'utf8').trim().split('\n');

it('reaches for no other machine, with model, conversations and page addresses in use', async () => {
  const child = startWatched('test/faults/children/serve-with-model.ts');
  const line = await child.line((text) => text.includes('http:'));
  const address = /http:\S+/.exec(line)?.[0] ?? '';
  const answer = await fetch(`${address}/api/ask`, askRequest({ question: '残疾人证找谁办' }));
  expect(answer.status).toBe(200);
  for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json', '/api/items', '/ask?q=低保', '/']) {
    await (await fetch(address + path)).text();
  }
  const client = await openChatClient(address);
  client.send({ type: 'ask', id: '1', question: '去 http://example.com 找残疾人证' });
  await client.next(({ type }) => type === 'done');
  await client.close();
  child.process.kill('SIGTERM');
  expect(await child.ended()).toBe(0);
  const log = networkLog();
  expect(log.filter((entry) => !entry.startsWith('watching'))).toEqual([]);
  // The program and the process of the model, both.
  expect(log.filter((entry) => /^watching .*serve-with-model\.ts thread 0$/.test(entry))).toHaveLength(1);
  expect(log.filter((entry) => /^watching .*embedder-worker\.mjs thread 0$/.test(entry))).toHaveLength(1);
});

it('would be caught', async () => {
  await startWatched('-e', "fetch('http://example.com/').catch(() => undefined)").ended();
  expect(networkLog().filter((entry) => !entry.startsWith('watching'))).not.toEqual([]);
});
