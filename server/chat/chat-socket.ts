import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { AskService } from '../ask-service.ts';
import { presentError, serverError } from '../errors.ts';
import type { Knowledge } from '../knowledge.ts';
import { errorFields, type Log } from '../log.ts';
import type { ErrorCode, Limits, ServerMessage } from '../protocol.ts';
import { createRateLimit } from '../rate-limit.ts';
import { type Chat, startChat } from './chat-driver.ts';

export interface ChatSocketDeps {
  readonly knowledge: () => Knowledge | null;
  readonly ask: AskService['ask'];
  /** Takes a question's turn for a client address. @throws ServerError RATE_LIMITED */
  readonly admit: (address: string) => void;
  readonly log: Log;
  /** Milliseconds between pings; who has not answered the last one is cut off. */
  readonly heartbeatMs: number;
  readonly limits: Limits;
  /** Whether conversations outlive the server's run; told to each client. */
  readonly keepsConversations: boolean;
  /** Frames a second that a socket may send; 0 = no limit. */
  readonly framesPerSecond: number;
  /** Told of each error that a client is sent. */
  readonly refused: (code: ErrorCode) => void;
}

export interface ChatSockets {
  /** Takes over the connection of a checked upgrade request. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, client: string): void;
  /** How many chats are open. */
  readonly open: number;
  /** Says goodbye to every client (1001) and resolves when their connections are gone. */
  close(): Promise<void>;
}

// RFC 6455, 7.4.1: how a connection ends when a client breaks a rule, and the error it is sent before.
const CLOSE_ERRORS: Readonly<Partial<Record<number, ErrorCode>>> = {
  1001: 'SHUTTING_DOWN',
  1003: 'FRAME_BINARY',
  1007: 'FRAME_NOT_UTF8',
  1008: 'FRAMES_TOO_FAST',
  1009: 'FRAME_TOO_LARGE',
};
// Bytes that may wait for a reader; beyond it the reader does not keep up and would cost memory.
const UNSENT_BYTES = 4 * 1024 * 1024;
const GOODBYE_MS = 2000;
const SECOND_MS = 1000;

/** The WebSocket side of the server: one chat a connection. Nothing that a client sends can throw out of it. */
export function createChatSockets(deps: ChatSocketDeps): ChatSockets {
  const { knowledge, ask, admit, log, heartbeatMs, limits, keepsConversations } = deps;
  const { framesPerSecond, refused } = deps;

  /**
   * A socket that says why before it closes. `ws` closes by itself, with a code and nothing else, when a frame is too
   * large or not UTF-8; a close that answers the client's own close carries a reason and is left as it is.
   */
  class ChatWebSocket extends WebSocket {
    override close(code?: number, reason?: string | Buffer): void {
      const error = reason === undefined && code !== undefined ? CLOSE_ERRORS[code] : undefined;
      if (error !== undefined && this.readyState === WebSocket.OPEN) {
        const limit = error === 'FRAMES_TOO_FAST' ? framesPerSecond : limits.frameBytes;
        const { body } = presentError(serverError(error, `closing with ${code}`, { limit }));
        this.send(JSON.stringify({ type: 'error', id: null, ...body } satisfies ServerMessage));
        refused(error);
      }
      super.close(code, reason);
    }
  }

  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
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

  function open(socket: WebSocket, client: string, name: string): Chat {
    let asked = 0;
    return startChat({
      townships: knowledge()?.answerer.townships ?? [],
      limits,
      keepsConversations,
      ask(question, options) {
        asked += 1;
        return ask(question, { ...options, client, request: `${name}/${asked}` });
      },
      admit: () => admit(client),
      log: (level, event, fields) => log(level, event, { socket: name, ...fields }),
      send(message) {
        if (message.type === 'error') refused(message.error.code);
        if (socket.bufferedAmount > UNSENT_BYTES) socket.terminate();
        else socket.send(JSON.stringify(message));
      },
    });
  }

  function serve(socket: WebSocket, client: string): void {
    const name = randomUUID();
    const frames = createRateLimit(framesPerSecond, () => performance.now(), SECOND_MS);
    const tooFast = (): boolean => {
      if (socket.readyState !== WebSocket.OPEN) return true;
      if (frames.take(name) === 0) return false;
      socket.close(1008);
      return true;
    };
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    // Pings are answered by `ws` itself; a flood of them is a flood all the same.
    socket.on('ping', tooFast);
    // After a broken frame: the socket has already said why and is closing.
    socket.on('error', (error) => log('warn', 'socket-broken', { socket: name, ...errorFields(error) }));
    const chat = open(socket, client, name);
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (tooFast()) return;
      if (isBinary) socket.close(1003);
      else chat.receive(data.toString());
    });
    socket.on('close', () => chat.close());
  }

  return {
    accept(request, socket, head, client) {
      server.handleUpgrade(request, socket, head, (opened) => serve(opened, client));
    },
    get open() {
      return server.clients.size;
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
