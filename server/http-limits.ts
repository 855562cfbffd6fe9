import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ClientAddress } from './client-address.ts';
import type { ServerLimits } from './config.ts';
import { presentError, type ServerError, serverError } from './errors.ts';
import { createSocketCount } from './socket-count.ts';

/** Guards the connections of a server: how many there are, and what is no request. */
export interface HttpLimits {
  /** Whether a connection is beyond the limits: its request is refused and it is closed. */
  isOver(socket: Duplex): boolean;
  readonly open: number;
}

// A connection beyond the limits has this long to send a request, so that it can be told why.
const OVER_LIMIT_MS = 2000;
/** How long who is refused should wait: connections that nobody uses are closed by then. */
export const SOCKETS_RETRY_SECONDS = 30;

/** @param refused told of each connection that is refused, with its code */
export function limitHttp(
  server: Server,
  limits: ServerLimits,
  addresses: ClientAddress,
  refused: (error: ServerError) => void,
): HttpLimits {
  const { sockets: all, socketsPerAddress: perClient } = limits;
  const count = createSocketCount({ all, perClient });
  const ofProxies = createSocketCount({ all, perClient: 0 });
  const over = new WeakSet<Duplex>();
  // Those beyond it are dropped by the system without a word; up to it they hear why.
  server.maxConnections = all * 2;

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    // Behind a proxy are many clients; their chats are counted by client instead.
    const counted = addresses.isProxy(address) ? ofProxies : count;
    if (count.all + ofProxies.all < all && counted.take(address)) {
      socket.once('close', () => counted.give(address));
      return;
    }
    over.add(socket);
    const cutOff = setTimeout(() => socket.destroy(), OVER_LIMIT_MS);
    socket.once('close', () => clearTimeout(cutOff));
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    const refusal = faultOf(error);
    refused(refusal);
    refuse(socket, refusal);
  });

  return {
    isOver: (socket) => over.has(socket),
    get open() {
      return count.all + ofProxies.all;
    },
  };
}

/** What is wrong with bytes that are no request. */
function faultOf(error: NodeJS.ErrnoException): ServerError {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return serverError('REQUEST_TIMEOUT', 'a slow request');
  if (error.code === 'HPE_HEADER_OVERFLOW') return serverError('HEADERS_TOO_LARGE', 'headers over the limit');
  return serverError('HTTP_INVALID', `no HTTP: ${error.code}`);
}

/** Answers on a bare connection with an error in the contract's form, and closes it. */
export function refuse(socket: Duplex, error: ServerError): void {
  const { status, body } = presentError(error);
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(error.retryAfter === undefined ? [] : [`Retry-After: ${error.retryAfter}`]),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
  // Who does not read it does not keep the connection.
  const cutOff = setTimeout(() => socket.destroy(), OVER_LIMIT_MS);
  socket.once('close', () => clearTimeout(cutOff));
}
