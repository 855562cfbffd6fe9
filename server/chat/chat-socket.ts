import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { AskService } from '../ask-service.ts';
import { presentError, type ServerError, serverError } from '../errors.ts';
import type { Knowledge } from '../knowledge.ts';
import { errorFields, type Log } from '../log.ts';
import { type ErrorCode, LIMITS, type ServerMessage } from '../protocol.ts';
import { type Chat, startChat } from './chat-driver.ts';

export interface ChatSocketDeps {
  readonly knowledge: () => Knowledge | null;
  readonly ask: AskService['ask'];
  /** Takes a question's turn for a client address. @throws ServerError RATE_LIMITED */
  readonly admit: (address: string) => void;
  readonly log: Log;
  /** Milliseconds between pings; who has not answered the last one is cut off. */
  readonly heartbeatMs: number;
}

export interface ChatSockets {
  /** Takes over the connection of a checked upgrade request. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says goodbye to every client (1001) and resolves when their connections are gone. */
  close(): Promise<void>;
}

// RFC 6455, 7.4.1: how a connection ends when a client breaks a rule, and the error it is sent before.
const CLOSE_ERRORS: Readonly<Partial<Record<number, ErrorCode>>> = {
  1001: 'SHUTTING_DOWN',
  1003: 'FRAME_BINARY',
  1007: 'FRAME_NOT_UTF8',
  1009: 'FRAME_TOO_LARGE',
};
// Bytes that may wait for a reader; beyond it the reader does not keep up and would cost memory.
const UNSENT_BYTES = 4 * 1024 * 1024;
const GOODBYE_MS = 2000;

/**
 * A socket that says why before it closes. `ws` closes by itself, with a code and nothing else, when a frame is too
 * large or not UTF-8; a close that answers the client's own close carries a reason and is left as it is.
 */
class ChatWebSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    const error = reason === undefined && code !== undefined ? CLOSE_ERRORS[code] : undefined;
    if (error !== undefined && this.readyState === WebSocket.OPEN) {
      const { body } = presentError(serverError(error, `closing with ${code}`, { limit: LIMITS.frameBytes }));
      this.send(JSON.stringify({ type: 'error', id: null, ...body } satisfies ServerMessage));
    }
    super.close(code, reason);
  }
}

/** The WebSocket side of the server: one chat a connection. Nothing that a client sends can throw out of it. */
export function createChatSockets(deps: ChatSocketDeps): ChatSockets {
  const { knowledge, ask, admit, log, heartbeatMs } = deps;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frameBytes,
    WebSocket: ChatWebSocket,
  });
  const alive = new WeakSet<WebSocket>();

  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.has(socket)) socket.terminate();
      alive.delete(socket);
      socket.ping();
    }
  }, heartbeatMs);
  heartbeat.unref();

  function open(socket: WebSocket, address: string): Chat {
    return startChat({
      townships: knowledge()?.answerer.townships ?? [],
      ask,
      admit: () => admit(address),
      log,
      send(message) {
        if (socket.bufferedAmount > UNSENT_BYTES) socket.terminate();
        else socket.send(JSON.stringify(message));
      },
    });
  }

  server.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    // After a broken frame: the socket has already said why and is closing.
    socket.on('error', (error) => log('warn', 'socket-broken', errorFields(error)));
    const chat = open(socket, request.socket.remoteAddress ?? 'unknown');
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      if (isBinary) socket.close(1003);
      else chat.receive(data.toString());
    });
    socket.on('close', () => chat.close());
  });

  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened, request));
    },
    async close() {
      clearInterval(heartbeat);
      const gone = [...server.clients].map(
        (socket) => new Promise((resolve) => socket.once('close', resolve)),
      );
      for (const socket of server.clients) socket.close(1001);
      const cutOff = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, GOODBYE_MS);
      await Promise.all(gone);
      clearTimeout(cutOff);
    },
  };
}

/** Answers an upgrade request with an HTTP error in the contract's form and closes its connection. */
export function refuseUpgrade(socket: Duplex, error: ServerError): void {
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
}
