import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../server/protocol.ts';
import { openChatClient } from '../support/chat-client.ts';
import { type Child, startChild } from '../support/child-process.ts';
import { askRequest } from '../support/test-server.ts';

let dir: string;
let child: Child;
let address: string;

/** The server with the real model, which embeds each question anew. */
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'embedder-'));
  child = startChild(['test/faults/children/serve-with-model.ts'], {
    PORT: '0',
    DATA_DIR: dir,
    RATE_LIMIT_PER_MINUTE: '0',
  });
  address = /http:\S+/.exec(await child.line((text) => text.includes('http:')))?.[0] ?? '';
});

afterEach(() => {
  if (child.process.exitCode === null) child.process.kill('SIGKILL');
  rmSync(dir, { recursive: true });
});

/** Ids of the server's embedding processes. */
function embedders(): number[] {
  try {
    const found = execFileSync('pgrep', ['-P', String(child.process.pid), '-f', 'embedder-worker'], {
      encoding: 'utf8',
    });
    return found.trim().split('\n').map(Number);
  } catch {
    return [];
  }
}

async function waitFor<Value>(look: () => Value | undefined | false): Promise<Value> {
  for (;;) {
    const value = look();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const ask = async (count: number): Promise<string> => {
  const response = await fetch(`${address}/api/ask`, askRequest({ question: `${count}号残疾人证找谁办` }));
  return response.status === 200 ? ((await response.json()) as Answer).kind : await response.text();
};

/** @returns how each question was answered, over HTTP and WebSocket; `during` is called when the first has been */
async function askMany(count: number, during: () => void): Promise<string[]> {
  const client = await openChatClient(address);
  const overHttp = Array.from({ length: count }, (_, at) => ask(at));
  for (let id = 1; id <= 4; id += 1) client.send({ type: 'ask', id: `${id}`, question: `${id}户低保找谁办` });
  // Now the others are under way.
  await Promise.race(overHttp);
  during();
  const kinds = await Promise.all(overHttp);
  for (let id = 1; id <= 4; id += 1) {
    const end = await client.next(
      (message) => (message.type === 'done' || message.type === 'error') && message.id === `${id}`,
    );
    kinds.push(end.type === 'done' ? 'answer' : JSON.stringify(end));
  }
  await client.close();
  return kinds;
}

describe('an embedding process that ends', () => {
  it('costs no question its answer, and the server goes on', async () => {
    const ended = new Set<number>();
    for (const signal of ['SIGKILL', 'SIGSEGV', 'SIGABRT'] as const) {
      const [pid = 0] = await waitFor(() => embedders().length === 1 && embedders());
      ended.add(pid);
      const kinds = await askMany(30, () => process.kill(pid, signal));
      expect(kinds).toEqual(kinds.map(() => 'answer'));
      expect(kinds).toHaveLength(34);
    }
    expect(ended.size).toBe(3);
    const logged = child.err.filter((line) => line.includes('"embedding-process-ended"'));
    expect(logged.map((line) => /ended with (SIG\w+)/.exec(line)?.[1])).toEqual([
      'SIGKILL',
      'SIGSEGV',
      'SIGABRT',
    ]);
  });

  it('does not end when the whole group is told to stop, as a service manager does: all are answered', async () => {
    const [pid = 0] = await waitFor(() => embedders().length === 1 && embedders());
    const kinds = await askMany(20, () => {
      process.kill(pid, 'SIGTERM');
      process.kill(pid, 'SIGINT');
    });
    expect(kinds).toEqual(kinds.map(() => 'answer'));
    expect(embedders()).toEqual([pid]);
    child.process.kill('SIGTERM');
    expect(await child.ended()).toBe(0);
    await waitFor(() => !isThere(pid));
  });

  it('ends by itself when the server is killed', async () => {
    const [pid = 0] = await waitFor(() => embedders().length === 1 && embedders());
    child.process.kill('SIGKILL');
    expect(await child.ended()).toBe('SIGKILL');
    await waitFor(() => !isThere(pid));
  });
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
