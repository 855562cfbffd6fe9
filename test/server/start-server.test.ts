import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openConversations } from '../../server/conversations.ts';
import { startServer } from '../../server/start-server.ts';
import { openChatClient } from '../support/chat-client.ts';
import { testConfig } from '../support/test-config.ts';
import { askRequest, startTestServer } from '../support/test-server.ts';

/** The status of a page; the body is read, or its connection would not end. */
async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.text();
  return response.status;
}

const ASK = askRequest({ question: '等一等，残疾人证找谁办' });

async function untilAsked(asked: readonly string[], count: number): Promise<void> {
  while (asked.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('closing', () => {
  it('ends the running answers first, over HTTP and WebSocket', async () => {
    const { server, knowledge } = await startTestServer();
    const client = await openChatClient(server.address);
    client.send({ type: 'ask', id: '1', question: '等一等，残疾人证找谁办' });
    const response = fetch(`${server.address}/api/ask`, ASK);
    await untilAsked(knowledge.answerer.asked, 2);
    const closed = server.close();
    client.send({ type: 'ask', id: '2', question: '残疾人证' });
    const late = await client.next((message) => 'id' in message && message.id === '2');
    expect(late).toMatchObject({ type: 'error', error: { code: 'SHUTTING_DOWN' } });
    knowledge.openGate();
    expect((await response).status).toBe(200);
    await client.next((message) => message.type === 'done' && message.id === '1');
    expect(await client.closed()).toBe(1001);
    expect(client.received.at(-1)).toMatchObject({
      type: 'error',
      id: null,
      error: { code: 'SHUTTING_DOWN' },
    });
    await closed;
    await expect(fetch(`${server.address}/healthz`)).rejects.toThrow();
  });

  it('waits for nobody who asks nothing', async () => {
    const { server } = await startTestServer();
    await fetch(`${server.address}/healthz`);
    const silent = connect(Number(new URL(server.address).port), '127.0.0.1');
    await once(silent, 'connect');
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('listening', () => {
  const deps = {
    knowledge: () => null,
    conversations: openConversations(null),
    page: new Map(),
    log: () => undefined,
  };
  const config = testConfig();

  it('says what to do when the port is in use', async () => {
    const { server } = await startTestServer();
    const port = Number(new URL(server.address).port);
    await expect(startServer({ ...deps, config: { ...config, port } })).rejects.toMatchObject({
      code: 'PORT_UNUSABLE',
      userMessage: `端口 ${port} 已被占用。请先停止占用它的程序，或用 PORT 指定另一个端口。`,
    });
    await server.close();
  });

  it('says what to do when the address is not this machine’s', async () => {
    await expect(startServer({ ...deps, config: { ...config, host: '192.0.2.1' } })).rejects.toMatchObject({
      code: 'PORT_UNUSABLE',
      userMessage: expect.stringContaining('HOST'),
    });
  });

  it('writes an IPv6 address as addresses are written', async () => {
    const server = await startServer({ ...deps, config: { ...config, host: '::1' } });
    expect(server.address).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect(await statusOf(`${server.address}/healthz`)).toBe(503);
    await server.close();
  });
});

describe('over a real socket', () => {
  it('refuses a large body without reading it to its end, and goes on', async () => {
    const { server } = await startTestServer();
    const response = await fetch(`${server.address}/api/ask`, askRequest('x'.repeat(5_000_000)));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'BODY_TOO_LARGE' } });
    expect(await statusOf(`${server.address}/healthz`)).toBe(200);
    await server.close();
  });

  it('refuses a chunked body over the limit', async () => {
    const { server } = await startTestServer();
    const body = new ReadableStream({
      start(controller) {
        for (let chunk = 0; chunk < 100; chunk += 1)
          controller.enqueue(new TextEncoder().encode('x'.repeat(1000)));
        controller.close();
      },
    });
    const response = await fetch(`${server.address}/api/ask`, { method: 'POST', body, duplex: 'half' });
    expect(response.status).toBe(413);
    await response.text();
    await server.close();
  });

  it('survives what is no HTTP', async () => {
    const { server } = await startTestServer();
    const port = Number(new URL(server.address).port);
    for (const bytes of [
      '\u0000\u0001\u0002',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET /${'x'.repeat(100_000)}`,
    ]) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(bytes);
      await once(socket.resume(), 'close');
    }
    expect(await statusOf(`${server.address}/healthz`)).toBe(200);
    await server.close();
  });
});
