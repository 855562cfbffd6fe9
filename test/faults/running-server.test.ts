import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openConversations } from '../../server/conversations.ts';
import type { Answer, ServerMessage } from '../../server/protocol.ts';
import { openChatClient } from '../support/chat-client.ts';
import { startChild, startSmallServer } from '../support/child-process.ts';
import { askRequest, startTestServer } from '../support/test-server.ts';

/** Both ends are in this process, which may have some thousand files open: more when the machine allows it. */
const HALF_OPEN = Number(process.env.HALF_OPEN_SOCKETS ?? 1000);

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'running-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** How many questions a server has taken and not answered. */
async function questionsAt(address: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  const counts = metrics.matchAll(/^zhaoshuiban_questions_(?:waiting|running) (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

it('SIGTERM under load: every question that runs or waits gets its answer, and each is kept once', async () => {
  const { child, address } = await startSmallServer(dir, { GATE: 'stop' });
  const overHttp = Array.from({ length: 40 }, async () => {
    const response = await fetch(`${address}/api/ask`, askRequest({ question: '等一等，残疾人证找谁办' }));
    return { status: response.status, answer: (await response.json()) as Answer };
  });
  const clients = await Promise.all(Array.from({ length: 10 }, () => openChatClient(address)));
  for (const client of clients) {
    for (let id = 1; id <= 4; id += 1) {
      client.send({ type: 'ask', id: String(id), question: '等一等，残疾人证找谁办' });
    }
  }
  await until(async () => (await questionsAt(address)) === 80);
  child.process.kill('SIGTERM');
  const answers = await Promise.all(overHttp);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(await Promise.all(clients.map((client) => client.closed()))).toEqual(clients.map(() => 1001));
  const done = clients.flatMap(({ received }) => received.filter(({ type }) => type === 'done'));
  expect(done).toHaveLength(40);
  expect(await child.ended()).toBe(0);

  const conversations = openConversations(dir);
  const all = [
    ...answers.map(({ answer }) => answer.conversation),
    ...done.map((message) => (message as Extract<ServerMessage, { type: 'done' }>).conversation),
  ];
  expect(new Set(all).size).toBe(80);
  expect(all.map((id) => conversations.turns(id, 9).length)).toEqual(all.map(() => 1));
  conversations.close();
});

it('a port in use ends the start with what to do', async () => {
  const { server } = await startTestServer();
  const port = new URL(server.address).port;
  const child = startChild(['server/main.ts'], { PORT: port, DATA_DIR: dir });
  expect(await child.ended()).toBe(1);
  expect(child.err.at(-1)).toBe(`端口 ${port} 已被占用。请先停止占用它的程序，或用 PORT 指定另一个端口。`);
  await server.close();
});

it('thousands of half-open connections keep nobody from asking, and are gone after their time', async () => {
  const { server } = await startTestServer({ limits: { sockets: HALF_OPEN + 100, requestSeconds: 1 } });
  const port = Number(new URL(server.address).port);
  const sockets: Socket[] = [];
  let closed = 0;
  // From several addresses, as an attacker has them; each sends the beginning of a request and no more.
  for (let batch = 0; sockets.length < HALF_OPEN; batch += 1) {
    const opened = Array.from({ length: 100 }, () => {
      const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.0.${batch + 2}` });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        closed += 1;
      });
      socket.resume();
      return socket;
    });
    await Promise.all(opened.map((socket) => once(socket, 'connect')));
    for (const socket of opened) socket.write('POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-');
    sockets.push(...opened);
  }
  const response = await fetch(`${server.address}/api/ask`, askRequest({ question: '残疾人证找谁办' }));
  expect([response.status, ((await response.json()) as Answer).kind]).toEqual([200, 'answer']);
  await until(async () => closed === sockets.length);
  const after = await fetch(`${server.address}/metrics`);
  expect(await after.text()).toMatch(/^\w*sockets\w*(?:\{[^}]*\})? [0-9]$/m);
  await server.close();
});
