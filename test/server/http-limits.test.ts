import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openChatClient } from '../support/chat-client.ts';
import { askRequest, startTestServer, type TestOptions } from '../support/test-server.ts';

const closers: (() => Promise<unknown> | unknown)[] = [];

async function start(options: TestOptions = {}) {
  const started = await startTestServer(options);
  closers.push(() => started.server.close());
  return started;
}

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A bare connection. */
async function dial(address: string): Promise<Socket> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.on('error', () => undefined);
  closers.push(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Everything that a connection gets until it is closed. */
async function read(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (!socket.destroyed) await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

const GET = (headers = ''): string => `GET /healthz HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
const fromProxy = (client: string): string => GET(`X-Forwarded-For: ${client}\r\n`);

async function metric(address: string, name: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`, { headers: { connection: 'close' } })).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1));
}

describe('connections', () => {
  it('of one address beyond its limit are told so and closed; those that are open stay', async () => {
    const { server } = await start({ limits: { socketsPerAddress: 2 } });
    const [first] = [await dial(server.address), await dial(server.address)];
    const third = await dial(server.address);
    third.write(GET());
    const answer = await read(third);
    expect(answer).toMatch(/^HTTP\/1\.1 503 /);
    expect(answer).toMatch(/retry-after: 30/i);
    expect(answer).toContain('"TOO_MANY_SOCKETS"');
    first?.write(GET('Connection: close\r\n'));
    expect(await read(first as Socket)).toMatch(/^HTTP\/1\.1 200 /);
    const again = await dial(server.address);
    again.write(GET('Connection: close\r\n'));
    expect(await read(again)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('in all beyond the limit are told so, also when they want to chat', async () => {
    const { server } = await start({ limits: { sockets: 1 } });
    await dial(server.address);
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}/ws`);
    const [, response] = await once(socket, 'unexpected-response');
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '30']);
  });

  it('beyond the limit that send nothing are cut off', async () => {
    const { server } = await start({ limits: { sockets: 1 } });
    await dial(server.address);
    const silent = await dial(server.address);
    expect(await read(silent)).toBe('');
  });

  it('of a trusted proxy are not limited by its address, but chats are by their client', async () => {
    const { server } = await start({
      limits: { socketsPerAddress: 1 },
      settings: { trustedProxies: ['127.0.0.1'] },
    });
    for (const client of ['198.51.100.1', '198.51.100.2']) {
      const socket = await dial(server.address);
      socket.write(fromProxy(client));
      await once(socket, 'data');
    }
    const chat = (client: string) =>
      openChatClient(server.address, { headers: { 'x-forwarded-for': client } });
    const first = await chat('198.51.100.1');
    await chat('198.51.100.2').then((client) => closers.push(client.close));
    await expect(chat('198.51.100.1')).rejects.toThrow('503');
    await first.close();
    await chat('198.51.100.1').then((client) => closers.push(client.close));
  });

  it('that send too slowly are told so and closed', async () => {
    const { server } = await start({ limits: { requestSeconds: 1 } });
    const socket = await dial(server.address);
    socket.write('GET /healthz HTTP/1.1\r\nHost: local');
    const answer = await read(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"REQUEST_TIMEOUT"');
  });

  it('on which nothing happens are closed', async () => {
    const { server } = await start({ limits: { idleSeconds: 1 } });
    const socket = await dial(server.address);
    socket.write(GET());
    expect(await read(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that send no HTTP, or headers without end, are told so', async () => {
    const { server } = await start();
    const noise = await dial(server.address);
    noise.write('\u0016\u0003\u0001\r\n\r\n');
    expect(await read(noise)).toContain('"HTTP_INVALID"');
    const large = await dial(server.address);
    large.write(`GET /${'x'.repeat(40_000)} HTTP/1.1\r\n`);
    const answer = await read(large);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('"HEADERS_TOO_LARGE"');
    expect(await metric(server.address, 'zhaoshuiban_refusals_total{code="HTTP_INVALID"}')).toBe(1);
  });

  it('may carry the longest question in an address', async () => {
    const { server } = await start({ limits: { questionCharacters: 3000 } });
    const response = await fetch(`${server.address}/api/items?q=${encodeURIComponent('证'.repeat(1000))}`);
    expect(response.status).toBe(200);
  });
});

describe('a client', () => {
  it('is limited by the address that a trusted proxy gives, and by no other claim', async () => {
    const body = askRequest({ question: '残疾人证' });
    const ask = async (address: string, client: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': client };
      const response = await fetch(`${address}/api/ask`, { ...body, headers });
      await response.text();
      return response.status;
    };
    const behind = await start({ rateLimitPerMinute: 1, settings: { trustedProxies: ['127.0.0.1'] } });
    const statuses = [];
    for (const client of ['198.51.100.1', '198.51.100.2', '198.51.100.1'])
      statuses.push(await ask(behind.server.address, client));
    expect(statuses).toEqual([200, 200, 429]);
    const open = await start({ rateLimitPerMinute: 1 });
    expect(await ask(open.server.address, '198.51.100.1')).toBe(200);
    expect(await ask(open.server.address, '198.51.100.2')).toBe(429);
  });
});

describe('a foreign name for this machine', () => {
  it('is refused, in requests and upgrades', async () => {
    const { server } = await start();
    const socket = await dial(server.address);
    socket.write('GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    const answer = await read(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).toContain('"HOST_FORBIDDEN"');
    const origin = 'http://evil.example';
    await expect(
      openChatClient(server.address, { origin, headers: { host: 'evil.example' } }),
    ).rejects.toThrow('403');
  });

  it('is allowed where it is set', async () => {
    const { server } = await start({ settings: { allowedHosts: ['zsb.example'] } });
    const client = await openChatClient(server.address, { headers: { host: 'zsb.example' } });
    await client.close();
  });
});

describe('frames', () => {
  it('beyond so many a second end their socket, with the reason', async () => {
    const { server } = await start({ limits: { framesPerSecond: 5 } });
    const client = await openChatClient(server.address);
    for (let count = 0; count < 20; count += 1) client.send({ type: 'ping' });
    expect(await client.closed()).toBe(1008);
    expect(client.received.filter(({ type }) => type === 'pong')).toHaveLength(5);
    expect(client.received.at(-1)).toMatchObject({
      type: 'error',
      id: null,
      error: { code: 'FRAMES_TOO_FAST', message: expect.stringContaining('最多 5 条') },
    });
  });

  it('of the protocol’s own pings count too', async () => {
    const { server } = await start({ limits: { framesPerSecond: 5 } });
    const client = await openChatClient(server.address);
    for (let count = 0; count < 20; count += 1) client.socket.ping();
    expect(await client.closed()).toBe(1008);
  });

  it('and bodies and questions are held to the sizes that are set, which the greeting tells', async () => {
    const limits = { messageBytes: 2048, questionCharacters: 20 };
    const { server } = await start({ limits });
    const client = await openChatClient(server.address);
    const welcome = await client.next(({ type }) => type === 'welcome');
    expect(welcome).toMatchObject({
      limits: { questionCharacters: 20, bodyBytes: 2048, frameBytes: 2048, idCharacters: 64 },
    });
    client.send({ type: 'ask', id: '1', question: '证'.repeat(21) });
    expect(await client.next(({ type }) => type === 'error')).toMatchObject({
      error: { code: 'QUESTION_TOO_LONG', message: expect.stringContaining('20 个字') },
    });
    client.send('x'.repeat(2049));
    expect(await client.closed()).toBe(1009);
    const post = async (body: unknown): Promise<string> => {
      const response = await fetch(`${server.address}/api/ask`, askRequest(body));
      return ((await response.json()) as { error: { code: string } }).error.code;
    };
    expect(await post({ question: '证'.repeat(21) })).toBe('QUESTION_TOO_LONG');
    expect(await post('x'.repeat(2049))).toBe('BODY_TOO_LARGE');
  });
});
