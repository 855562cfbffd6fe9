import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { AppError } from '../indexer/errors.ts';
import { isHostAllowed } from './allowed-host.ts';
import { createApp } from './app.ts';
import { createAskService } from './ask-service.ts';
import { createChatSockets } from './chat/chat-socket.ts';
import { createClientAddress } from './client-address.ts';
import type { Config, ServerLimits } from './config.ts';
import type { Conversations } from './conversations.ts';
import { isServerError, type ServerError, serverError } from './errors.ts';
import { limitHttp, refuse, SOCKETS_RETRY_SECONDS } from './http-limits.ts';
import { type Knowledge, readyKnowledge } from './knowledge.ts';
import { errorFields, type Log } from './log.ts';
import { observeAsks } from './observed-asks.ts';
import type { PageFiles } from './page-files.ts';
import type { RenderDocument } from './page-renderer.ts';
import { LIMITS, type Limits } from './protocol.ts';
import { createRateLimit } from './rate-limit.ts';
import type { ReloadProblem } from './reload.ts';
import { isOriginAllowed } from './same-origin.ts';
import { createServerMetrics } from './server-metrics.ts';
import { createSocketCount } from './socket-count.ts';

export interface ServerDeps {
  readonly config: Config;
  /** What is answered from at this moment; null while it is being prepared. */
  readonly knowledge: () => Knowledge | null;
  /** Why what is on disk is not used; null when it is. */
  readonly reloadProblem?: () => ReloadProblem | null;
  readonly conversations: Conversations;
  readonly page: PageFiles;
  /** Renders documents for browsers without JavaScript. */
  readonly render?: RenderDocument | null;
  readonly log: Log;
  /** Milliseconds between pings of a WebSocket; of the configuration's idle time when it is left out. */
  readonly heartbeatMs?: number;
}

export interface RunningServer {
  /** Where the page is, e.g. `http://127.0.0.1:8787`. */
  readonly address: string;
  /** Refuses new questions, lets the running answers reach their readers, closes every connection. */
  close(): Promise<void>;
}

// An address may hold a question with each character as three escaped bytes; the rest is for other headers.
const ESCAPED_BYTES = 9;
const HEADER_BYTES = 8192;
// After the answers are out, connections that do not end by themselves are cut off.
const CLOSING_MS = 2000;

/**
 * Builds the server and opens its port.
 * @throws AppError PORT_UNUSABLE with a sentence that says what to do
 */
export async function startServer(deps: ServerDeps): Promise<RunningServer> {
  const { config, knowledge, conversations, page, render = null, log } = deps;
  const { reloadProblem = () => null, heartbeatMs = config.limits.idleSeconds * 1000 } = deps;
  const { allowedOrigins, allowedHosts, limits } = config;
  const addresses = createClientAddress(config.trustedProxies);
  const rate = createRateLimit(config.rateLimitPerMinute, () => performance.now());
  const admit = (client: string): void => {
    const seconds = rate.take(client);
    if (seconds > 0) throw serverError('RATE_LIMITED', 'too many questions', { seconds });
  };
  const { pendingQuestions } = limits;
  const plainAsks = createAskService({ knowledge, conversations, log, pendingQuestions });
  const metrics = createServerMetrics({
    knowledge,
    load: plainAsks.load,
    sockets: () => ({ all: connections.open, chats: sockets.open }),
    reloadFailed: () => reloadProblem() !== null,
  });
  const asks = observeAsks(plainAsks, { log, metrics, logQuestions: config.logQuestions });
  const app = createApp({
    knowledge,
    asks,
    conversations,
    page,
    render,
    admit,
    allowedOrigins,
    allowedHosts,
    addresses,
    limits,
    isOver: (socket) => connections.isOver(socket),
    reloadProblem,
    metrics,
    log,
  });
  const sockets = createChatSockets({
    knowledge,
    ask: asks.ask,
    admit,
    log,
    heartbeatMs,
    limits: { ...LIMITS, ...chatLimits(limits) },
    keepsConversations: config.storeConversations,
    framesPerSecond: limits.framesPerSecond,
    refused: metrics.refused,
  });
  const chats = createSocketCount({ all: limits.sockets, perClient: limits.socketsPerAddress });
  const requestMs = limits.requestSeconds * 1000;
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout: requestMs,
      headersTimeout: requestMs,
      keepAliveTimeout: limits.idleSeconds * 1000,
      maxHeaderSize: HEADER_BYTES + ESCAPED_BYTES * limits.questionCharacters,
      connectionsCheckingInterval: 1000,
    },
  }) as Server;
  const connections = limitHttp(server, limits, addresses, ({ code }) => metrics.refused(code));

  let closing = false;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    try {
      if (connections.isOver(socket)) throw tooManySockets('one connection too many');
      checkUpgrade(request, config, closing);
      readyKnowledge(knowledge);
      const client = addresses.of(request);
      if (!chats.take(client)) throw tooManySockets('one chat too many');
      socket.once('close', () => chats.give(client));
      sockets.accept(request, socket, head, client);
    } catch (error) {
      if (!isServerError(error)) log('error', 'upgrade-failed', errorFields(error));
      const refusal = isServerError(error) ? error : serverError('INTERNAL', 'upgrade failed');
      metrics.refused(refusal.code);
      refuse(socket, refusal);
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

function chatLimits({ questionCharacters, messageBytes }: ServerLimits): Partial<Limits> {
  return { questionCharacters, bodyBytes: messageBytes, frameBytes: messageBytes };
}

function tooManySockets(message: string): ServerError {
  return serverError('TOO_MANY_SOCKETS', message, { seconds: SOCKETS_RETRY_SECONDS });
}

/** @throws ServerError ROUTE_UNKNOWN, HOST_FORBIDDEN, ORIGIN_FORBIDDEN, SHUTTING_DOWN */
function checkUpgrade(
  request: IncomingMessage,
  { allowedHosts, allowedOrigins }: Pick<Config, 'allowedHosts' | 'allowedOrigins'>,
  closing: boolean,
): void {
  if ((request.url ?? '').split('?')[0] !== '/ws') throw serverError('ROUTE_UNKNOWN', 'no chat here');
  const { origin, host } = request.headers;
  if (!isHostAllowed(host, allowedHosts)) {
    throw serverError('HOST_FORBIDDEN', 'a foreign name', { value: host ?? '' });
  }
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
