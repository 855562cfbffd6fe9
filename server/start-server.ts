import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { AppError } from '../indexer/errors.ts';
import { createApp } from './app.ts';
import { createAskService } from './ask-service.ts';
import { createChatSockets, refuseUpgrade } from './chat/chat-socket.ts';
import type { Config } from './config.ts';
import type { Conversations } from './conversations.ts';
import { isServerError, serverError } from './errors.ts';
import { type Knowledge, readyKnowledge } from './knowledge.ts';
import { errorFields, type Log } from './log.ts';
import type { PageFiles } from './page-files.ts';
import type { RenderDocument } from './page-renderer.ts';
import { createRateLimit } from './rate-limit.ts';
import { isOriginAllowed } from './same-origin.ts';

export interface ServerDeps {
  readonly config: Pick<Config, 'host' | 'port' | 'rateLimitPerMinute' | 'allowedOrigins'>;
  /** What is answered from at this moment; null while it is being prepared. */
  readonly knowledge: () => Knowledge | null;
  readonly conversations: Conversations;
  readonly page: PageFiles;
  /** Renders documents for browsers without JavaScript. */
  readonly render?: RenderDocument | null;
  readonly log: Log;
  /** Milliseconds between pings of a WebSocket. */
  readonly heartbeatMs?: number;
}

export interface RunningServer {
  /** Where the page is, e.g. `http://127.0.0.1:8787`. */
  readonly address: string;
  /** Refuses new questions, lets the running answers reach their readers, closes every connection. */
  close(): Promise<void>;
}

const HEARTBEAT_MS = 30_000;
// A request that is still not sent after this is cut off, so that slow senders hold no connection.
const REQUEST_MS = 15_000;
// After the answers are out, connections that do not end by themselves are cut off.
const CLOSING_MS = 2000;

/**
 * Builds the server and opens its port.
 * @throws AppError PORT_UNUSABLE with a sentence that says what to do
 */
export async function startServer(deps: ServerDeps): Promise<RunningServer> {
  const { config, knowledge, conversations, page, render = null, log, heartbeatMs = HEARTBEAT_MS } = deps;
  const { allowedOrigins } = config;
  const rate = createRateLimit(config.rateLimitPerMinute, () => performance.now());
  const admit = (address: string): void => {
    const seconds = rate.take(address);
    if (seconds > 0) throw serverError('RATE_LIMITED', 'too many questions', { seconds });
  };
  const asks = createAskService({ knowledge, conversations, log });
  const app = createApp({ knowledge, asks, conversations, page, render, admit, allowedOrigins, log });
  const sockets = createChatSockets({ knowledge, ask: asks.ask, admit, log, heartbeatMs });
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      connectionsCheckingInterval: 2000,
    },
  }) as Server;

  let closing = false;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    try {
      checkUpgrade(request, allowedOrigins, closing);
      readyKnowledge(knowledge);
      sockets.accept(request, socket, head);
    } catch (error) {
      if (!isServerError(error)) log('error', 'upgrade-failed', errorFields(error));
      refuseUpgrade(socket, isServerError(error) ? error : serverError('INTERNAL', 'upgrade failed'));
    }
  });
  const address = await listen(server, config.host, config.port);

  return {
    address,
    async close() {
      closing = true;
      const closed = new Promise((resolve) => server.close(resolve));
      await asks.close();
      // The answers are there; let those who wait for them send them on.
      await nextTurn();
      await sockets.close();
      server.closeIdleConnections();
      const cutOff = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
      await closed;
      clearTimeout(cutOff);
    },
  };
}

/** @throws ServerError ROUTE_UNKNOWN, ORIGIN_FORBIDDEN, SHUTTING_DOWN */
function checkUpgrade(request: IncomingMessage, allowedOrigins: readonly string[], closing: boolean): void {
  if ((request.url ?? '').split('?')[0] !== '/ws') throw serverError('ROUTE_UNKNOWN', 'no chat here');
  const { origin, host } = request.headers;
  if (!isOriginAllowed(origin, host, allowedOrigins)) {
    throw serverError('ORIGIN_FORBIDDEN', 'a foreign page', { value: origin ?? '' });
  }
  if (closing) throw serverError('SHUTTING_DOWN', 'an upgrade after the stop');
}

const LISTEN_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口 {port} 已被占用。请先停止占用它的程序，或用 PORT 指定另一个端口。',
  EACCES: '没有权限使用端口 {port}。请用 PORT 指定 1024 以上的端口。',
  EADDRNOTAVAIL: '本机没有地址 {host}。请把 HOST 设为 127.0.0.1（仅本机）或 0.0.0.0（全部地址）。',
  ENOTFOUND: '找不到主机名 {host}。请把 HOST 设为 127.0.0.1（仅本机）或 0.0.0.0（全部地址）。',
};

async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const fault = LISTEN_FAULTS[cause.code ?? ''] ?? '无法打开端口 {port}。请检查 HOST 和 PORT。';
      const sentence = fault.replace('{port}', String(port)).replace('{host}', host);
      reject(new AppError('PORT_UNUSABLE', `cannot listen on ${host}:${port}`, sentence, { cause }));
    });
    server.listen(port, host, resolve);
  });
  const { port: opened } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${opened}`;
}
