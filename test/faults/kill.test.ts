import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIndex, saveIndex } from '../../indexer/index-artefact.ts';
import { openConversations } from '../../server/conversations.ts';
import { type ChatClient, openChatClient } from '../support/chat-client.ts';
import { startChild, startSmallServer } from '../support/child-process.ts';
import { makeSmallIndex, STAMP } from '../support/small-index.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'killed-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('kill -9 of who builds an index', () => {
  const NEXT = { ...STAMP, seeds: 'next' };

  /** @returns the folders that lie there after the kill, and which index is the current one */
  async function killAt(step: string) {
    const folder = join(dir, step);
    saveIndex(folder, await makeSmallIndex());
    const child = startChild(['test/faults/children/killed-while-saving.ts', folder, step]);
    expect(await child.ended()).toBe('SIGKILL');
    expect(child.out).toEqual([]);
    const folders = (): number => readdirSync(folder).filter((entry) => entry.startsWith('index-')).length;
    const after = { folders: folders(), whole: [STAMP, NEXT].map((stamp) => holds(folder, stamp)) };
    // The next start clears up.
    saveIndex(folder, { ...(await makeSmallIndex()), stamp: NEXT });
    expect([holds(folder, NEXT), folders()]).toEqual([true, 1]);
    return after;
  }

  function holds(folder: string, stamp: typeof STAMP): boolean {
    try {
      checkIndex(folder, stamp);
      return true;
    } catch {
      return false;
    }
  }

  it('leaves the old index or the new one, and the next start clears up', async () => {
    expect(await Promise.all(['building', 'part', 'after-swap'].map(killAt))).toEqual([
      { folders: 1, whole: [true, false] },
      { folders: 2, whole: [true, false] },
      { folders: 2, whole: [false, true] },
    ]);
  });
});

describe('kill -9 of who records conversations', () => {
  it('loses no turn that was recorded, doubles none, and leaves a sound database', async () => {
    const recorded: string[] = [];
    for (const turns of [1, 200]) {
      const child = startChild(['test/faults/children/killed-while-recording.ts', dir]);
      let seen = 0;
      await child.line(() => ++seen >= turns);
      child.process.kill('SIGKILL');
      expect(await child.ended()).toBe('SIGKILL');
      recorded.push(...child.out);
    }
    const conversations = openConversations(dir);
    const kept = Array.from({ length: 7 }, (_, at) => conversations.turns(`c${at}`, 500)).flat();
    conversations.close();
    const messages = kept.map(({ message }) => message ?? '');
    expect(new Set(messages).size).toBe(messages.length);
    // A conversation keeps its last 500 turns; the line of the last turn of each process may not have been written.
    const oldest = new Set(kept.map(({ message }) => message));
    if (recorded.length < 7 * 500) expect(recorded.filter((message) => !oldest.has(message))).toEqual([]);
    expect(messages.length - recorded.length).toBeLessThanOrEqual(2);
    const database = new Database(join(dir, 'conversations.sqlite'));
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const gaps = database.prepare(
      'SELECT conversation FROM turns GROUP BY conversation HAVING max(position) <> count(*)',
    );
    if (recorded.length < 7 * 500) expect(gaps.all()).toEqual([]);
    database.close();
  });
});

describe('kill -9 of a server that is being asked', () => {
  const ids = Array.from({ length: 8 }, () => randomUUID());

  async function askAll(address: string): Promise<ChatClient> {
    const client = await openChatClient(address);
    for (const id of ids) client.send({ type: 'ask', id, question: `${id.slice(-1)}：残疾人证找谁办` });
    return client;
  }

  const doneIn = (client: ChatClient): number =>
    client.received.filter(({ type }) => type === 'done' || type === 'error').length;

  it('who asks again with the same ids gets each answer, and each stands in the record once', async () => {
    const first = await startSmallServer(dir);
    const cut = await askAll(first.address);
    cut.socket.on('error', () => undefined);
    await cut.next(() => doneIn(cut) >= 3);
    first.child.process.kill('SIGKILL');
    await cut.closed();

    const second = await startSmallServer(dir);
    const client = await askAll(second.address);
    await client.next(() => doneIn(client) === ids.length);
    expect(client.received.filter(({ type }) => type === 'error')).toEqual([]);
    await client.close();
    second.child.process.kill('SIGTERM');
    expect(await second.child.ended()).toBe(0);
    const database = new Database(join(dir, 'conversations.sqlite'));
    const rows = database.prepare('SELECT message FROM turns ORDER BY message').all() as {
      message: string;
    }[];
    database.close();
    expect(rows.map(({ message }) => message)).toEqual([...ids].sort());
  });
});
