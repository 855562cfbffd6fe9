import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LIMITS, type ServerMessage } from '../../../server/protocol.ts';
import { type ChatClient, openChatClient } from '../../support/chat-client.ts';
import { startTestServer, type TestOptions } from '../../support/test-server.ts';

const closers: (() => Promise<void>)[] = [];

async function start(options: TestOptions = {}) {
  const started = await startTestServer(options);
  closers.push(() => started.server.close());
  return started;
}

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const isError = (message: ServerMessage): boolean => message.type === 'error';
const isDone = (message: ServerMessage): boolean => message.type === 'done';

/** The status and body of an upgrade that is refused. */
async function refusal(address: string, path: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${path}`, { headers });
  const [, response] = await once(socket, 'unexpected-response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) };
}

describe('a WebSocket', () => {
  it('carries a chat: welcome, then the parts of an answer', async () => {
    const { server } = await start();
    const client = await openChatClient(server.address);
    client.send({ type: 'ask', id: '1', question: '残疾人证找谁办' });
    await client.next(isDone);
    expect(client.received.map(({ type }) => type)).toEqual([
      'welcome',
      'understood',
      'verdict',
      'cards',
      'suggestions',
      'done',
    ]);
  });

  it('answers many questions of many clients', async () => {
    const { server } = await start();
    const clients = await Promise.all(Array.from({ length: 20 }, () => openChatClient(server.address)));
    await Promise.all(
      clients.map(async (client) => {
        for (const id of ['1', '2', '3']) {
          client.send({ type: 'ask', id, question: '残疾人证' });
          await client.next((message) => message.type === 'done' && message.id === id);
        }
        await client.close();
      }),
    );
    expect(clients.every((client) => client.received.length === 16)).toBe(true);
  });

  it('is limited together with HTTP', async () => {
    const { server } = await start({ rateLimitPerMinute: 1 });
    const body = JSON.stringify({ question: '残疾人证' });
    expect((await fetch(`${server.address}/api/ask`, { method: 'POST', body })).status).toBe(200);
    const client = await openChatClient(server.address);
    client.send({ type: 'ask', id: '1', question: '残疾人证' });
    expect(await client.next(isError)).toMatchObject({
      id: '1',
      error: { code: 'RATE_LIMITED', retryAfter: 60 },
    });
    const limited = await fetch(`${server.address}/api/ask`, { method: 'POST', body });
    expect([limited.status, limited.headers.get('Retry-After')]).toEqual([429, '60']);
  });
});

describe('a broken frame', () => {
  const CASES: readonly [string, (client: ChatClient) => void, string, number][] = [
    ['binary', (client) => client.send(new Uint8Array([1, 2, 3])), 'FRAME_BINARY', 1003],
    ['over the limit', (client) => client.send('x'.repeat(LIMITS.frameBytes + 1)), 'FRAME_TOO_LARGE', 1009],
    ['far over the limit', (client) => client.send('x'.repeat(5_000_000)), 'FRAME_TOO_LARGE', 1009],
    [
      'of broken UTF-8',
      // `ws` sends the bytes as they are when they are called text.
      (client) => client.socket.send(Buffer.from([0x7b, 0xff, 0xfe]), { binary: false }),
      'FRAME_NOT_UTF8',
      1007,
    ],
  ];

  it.each(CASES)('%s: says why before it closes', async (_, send, code, closeCode) => {
    const { server } = await start();
    const client = await openChatClient(server.address);
    await client.next(({ type }) => type === 'welcome');
    send(client);
    expect(await client.next(isError)).toMatchObject({
      id: null,
      error: { code, message: expect.stringMatching(/请.*。$/u) },
    });
    expect(await client.closed()).toBe(closeCode);
    const other = await openChatClient(server.address);
    other.send({ type: 'ask', id: '1', question: '残疾人证' });
    await other.next(isDone);
  });

  it('against the protocol ends its connection only', async () => {
    const { server } = await start();
    const client = await openChatClient(server.address);
    const { _socket: wire } = client.socket as unknown as { _socket: Socket };
    wire.write(Buffer.from([0xff, 0xff]));
    expect(await client.closed()).toBe(1002);
    const other = await openChatClient(server.address);
    other.send({ type: 'ping' });
    await other.next(({ type }) => type === 'pong');
  });

  it('of JSON that is wrong keeps the connection', async () => {
    const { server } = await start();
    const client = await openChatClient(server.address);
    client.send('not JSON');
    expect(await client.next(isError)).toMatchObject({ id: null, error: { code: 'BAD_JSON' } });
    client.send({ type: 'ask', id: '1', question: '问'.repeat(10_000) });
    const tooLong = (message: ServerMessage): boolean =>
      isError(message) && 'id' in message && message.id === '1';
    expect(await client.next(tooLong)).toMatchObject({ error: { code: 'QUESTION_TOO_LONG' } });
    client.send({ type: 'ask', id: '2', question: '残疾人证' });
    await client.next(isDone);
  });
});

describe('an upgrade', () => {
  it('from a foreign page is refused', async () => {
    const { server } = await start();
    const { status, body } = await refusal(server.address, '/ws', { Origin: 'http://evil.example' });
    expect([status, body.error.code]).toEqual([403, 'ORIGIN_FORBIDDEN']);
  });

  it('from our own page and from an allowed one is taken', async () => {
    const { server } = await start({ allowedOrigins: ['https://zwfw.example.cn'] });
    for (const origin of [server.address, 'https://zwfw.example.cn']) {
      const client = await openChatClient(server.address, { origin });
      await client.close();
    }
  });

  it('elsewhere is refused', async () => {
    const { server } = await start();
    const { status, body } = await refusal(server.address, '/api/ask');
    expect([status, body.error.code]).toEqual([404, 'ROUTE_UNKNOWN']);
  });

  it('before the index is ready is refused with a time to wait', async () => {
    const { server } = await start({ answersFrom: () => null });
    const { status, body } = await refusal(server.address, '/ws');
    expect([status, body.error]).toMatchObject([503, { code: 'NOT_READY', retryAfter: 2 }]);
  });

  it('that is dropped half-way harms nobody', async () => {
    const { server } = await start();
    const { port } = new URL(server.address);
    for (let count = 0; count < 20; count += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write('GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      socket.destroy();
    }
    const client = await openChatClient(server.address);
    await client.next(({ type }) => type === 'welcome');
  });
});

describe('the heartbeat', () => {
  it('cuts off a client that does not answer pings, and keeps one that does', async () => {
    const { server } = await start({ heartbeatMs: 50 });
    const silent = await openChatClient(server.address, { autoPong: false });
    const lively = await openChatClient(server.address);
    expect(await silent.closed()).toBe(1006);
    await new Promise((resolve) => setTimeout(resolve, 200));
    lively.send({ type: 'ping' });
    await lively.next(({ type }) => type === 'pong');
  });
});
