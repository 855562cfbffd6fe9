import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answer, ConversationView } from '../../server/protocol.ts';
import { startSmallServer } from '../support/child-process.ts';
import { askRequest } from '../support/test-server.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'backup-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

it('a backup as the README describes it brings every conversation back, to be continued', async () => {
  const [data, backup] = [join(dir, 'data'), join(dir, 'backup')];
  const first = await startSmallServer(data);
  const response = await fetch(`${first.address}/api/ask`, askRequest({ question: '残疾人证找谁办' }));
  const { conversation } = (await response.json()) as Answer;
  first.child.process.kill('SIGTERM');
  expect(await first.child.ended()).toBe(0);
  cpSync(data, backup, { recursive: true });

  rmSync(data, { recursive: true });
  mkdirSync(data);
  // Only what the README calls necessary.
  for (const file of readdirSync(backup).filter((name) => name.startsWith('conversations.sqlite'))) {
    cpSync(join(backup, file), join(data, file));
  }
  const second = await startSmallServer(data);
  const next = await fetch(`${second.address}/api/ask`, askRequest({ question: '宅基地呢', conversation }));
  expect(next.status).toBe(200);
  await next.text();
  const stored = await fetch(`${second.address}/api/conversations/${conversation}`);
  const { turns } = (await stored.json()) as ConversationView;
  expect(turns.map(({ question }) => question)).toEqual(['残疾人证找谁办', '宅基地呢']);
  expect(turns[0]?.answer.citations.map(({ id }) => id)).toContain('xiazhen/cooperative/20');
  second.child.process.kill('SIGTERM');
  expect(await second.child.ended()).toBe(0);
});
