import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { openChat } from './bench-chat.ts';
import { endlessQuestions } from './bench-questions.ts';
import { loadChats } from './load-chats.ts';
import { loadHttp } from './load-http.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listen(server: Server): Promise<string> {
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const questions = () => endlessQuestions(Array.from({ length: 100 }, (_, at) => `第${at}件事`));

it('HTTP: every question is asked once; busy and other refusals are counted apart', async () => {
  const asked: string[] = [];
  const address = await listen(
    createServer(async (request, response) => {
      const parts = await request.toArray();
      asked.push((JSON.parse(Buffer.concat(parts).toString()) as { question: string }).question);
      response.statusCode = asked.length % 10 === 0 ? 503 : asked.length % 25 === 0 ? 500 : 200;
      response.end('{}');
    }),
  );
  const outcome = await loadHttp(address, questions(), { connections: 7, questions: 100 });
  expect([outcome.times.count, outcome.busy, [...outcome.errors]]).toEqual([88, 10, [['status 500', 2]]]);
  expect(new Set(asked).size).toBe(100);
});

/** A chat server whose n-th question, from 1, is dealt with by `reply`. */
async function chatServer(
  reply: (nth: number, send: (message: object) => void, socket: WebSocket) => void,
): Promise<string> {
  const server = createServer();
  let nth = 0;
  new WebSocketServer({ server, path: '/ws' }).on('connection', (socket) => {
    socket.on('message', (data) => {
      const { id } = JSON.parse(data.toString()) as { id: string };
      nth += 1;
      reply(nth, (message) => socket.send(JSON.stringify({ id, ...message })), socket);
    });
  });
  return listen(server);
}

const DONE = { type: 'done', tookMs: 2 };

it('WebSocket: answers, busy, refusals and doubled answers are told apart', async () => {
  const address = await chatServer((nth, send) => {
    if (nth === 3) return send({ type: 'error', error: { code: 'BUSY', retryAfter: 0 } });
    if (nth === 4) return send({ type: 'error', error: { code: 'INTERNAL' } });
    send({ type: 'verdict' });
    send(DONE);
    if (nth === 5) send(DONE);
  });
  const load = { chats: 2, everySeconds: 0, until: { questions: 20 } };
  const outcome = await loadChats(address, questions(), load);
  expect([outcome.times.count, outcome.busy]).toEqual([18, 1]);
  expect(Object.fromEntries(outcome.errors)).toEqual({ INTERNAL: 1, 'answer to no open question': 1 });
  expect(outcome.serverTimes).toEqual({ count: 18, median: 2, p99: 2, worst: 2 });
});

it('WebSocket: a lost connection is an error, the other chats go on', async () => {
  const address = await chatServer((nth, send, socket) => (nth === 1 ? socket.terminate() : send(DONE)));
  const load = { chats: 3, everySeconds: 0, until: { questions: 12 } };
  const outcome = await loadChats(address, questions(), load);
  expect(outcome.times.count).toBe(11);
  expect([...outcome.errors]).toEqual([['connection lost', 1]]);
});

it('WebSocket: who asks at leisure asks no faster', async () => {
  const address = await chatServer((_nth, send) => send(DONE));
  const load = { chats: 4, everySeconds: 0.5, until: { seconds: 1 } };
  const outcome = await loadChats(address, questions(), load);
  expect(outcome.times.count).toBeGreaterThan(0);
  expect(outcome.times.count).toBeLessThanOrEqual(8);
  expect([...outcome.errors]).toEqual([]);
});

it('WebSocket: an answer that never comes is not waited for for ever, one that comes late is odd', async () => {
  const late: (() => void)[] = [];
  const address = await chatServer((_nth, send) => void late.push(() => send(DONE)));
  const chat = await openChat(address, 50);
  expect(await chat.ask('低保找谁办')).toEqual({ kind: 'refused', code: 'no answer' });
  for (const send of late) send();
  expect(await chat.close()).toBe(1);
});
