/**
 * Keeps a line to the server and loses no question: an ask stays pending until its answer is whole, and is
 * sent again under the same id after a reconnect. Where the socket does not open, `POST /api/ask` carries it.
 */
import type { Answer, AskRequest, ClientMessage, ErrorBody, ServerMessage } from '../server/protocol.ts';
import { answerParts } from './answer-parts.ts';

/** The part of a WebSocket that is used here. */
export interface ChatSocket {
  send(text: string): void;
  close(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export type PostResult =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The server answered with a refusal. */
  | { readonly kind: 'error'; readonly body: ErrorBody }
  /** No answer came: the question is asked again later. */
  | { readonly kind: 'lost' };

export type ConnectionStatus =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  /** The socket does not open, but questions are answered over HTTP. */
  | { readonly phase: 'fallback' }
  | { readonly phase: 'retrying'; readonly retryMs: number }
  | { readonly phase: 'offline' };

export interface ConnectionDeps {
  openSocket(): ChatSocket;
  post(request: AskRequest): Promise<PostResult>;
  /** Runs `callback` after `ms`; the function it returns calls that off. */
  setTimer(callback: () => void, ms: number): () => void;
  /** 0..1; spreads reconnects so that a restarted server is not met by all pages at once. */
  random(): number;
  /** False only when the device itself says that it has no network. */
  isOnline(): boolean;
  onMessage(message: ServerMessage): void;
  onStatus(status: ConnectionStatus): void;
}

export interface ChatConnection {
  start(): void;
  /** Sends now or as soon as there is a line; asking again under a pending id changes nothing. */
  ask(id: string, request: AskRequest): void;
  cancel(id: string): void;
  /** Asks at once whether the line stands, e.g. when the device reports that the network is gone. */
  checkNow(): void;
  /** Tries at once, e.g. when the device reports that the network is back. */
  retryNow(): void;
}

export const RETRY_FIRST_MS = 500;
export const RETRY_MAX_MS = 30_000;
export const PING_EVERY_MS = 25_000;
/** A line on which nothing comes back for this long after a ping is taken as dead. */
export const PONG_WITHIN_MS = 10_000;
/** The same when there is reason to doubt the line. */
export const CHECK_WITHIN_MS = 2_000;

/** The answer will come from the next server: keep the question and reconnect. */
const LOST_CODES: ReadonlySet<string> = new Set(['SHUTTING_DOWN', 'NOT_READY']);

interface PendingAsk {
  request: AskRequest;
  posting: boolean;
}

/** Delay before attempt `attempt` (from 0): doubles up to the maximum, of which `random` takes off up to a half. */
export function retryDelay(attempt: number, random: number): number {
  const full = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(full * (1 - random / 2));
}

export function createChatConnection(deps: ConnectionDeps): ChatConnection {
  const pending = new Map<string, PendingAsk>();
  let socket: ChatSocket | null = null;
  let welcomed = false;
  let attempt = 0;
  let httpAnswers = false;
  let stopRetry: (() => void) | null = null;
  let stopHeartbeat: (() => void) | null = null;

  function connect(): void {
    stopRetry?.();
    stopRetry = null;
    if (socket) return;
    if (attempt === 0) deps.onStatus({ phase: 'connecting' });
    try {
      socket = deps.openSocket();
    } catch {
      lineLost();
      return;
    }
    const opened = socket;
    opened.onmessage = ({ data }) => {
      if (socket === opened) receive(data);
    };
    opened.onclose = () => {
      if (socket === opened) lineLost();
    };
  }

  function lineLost(): void {
    socket = null;
    welcomed = false;
    stopHeartbeat?.();
    stopHeartbeat = null;
    const retryMs = retryDelay(attempt, deps.random());
    attempt += 1;
    stopRetry = deps.setTimer(connect, retryMs);
    if (httpAnswers) deps.onStatus({ phase: 'fallback' });
    else deps.onStatus(deps.isOnline() ? { phase: 'retrying', retryMs } : { phase: 'offline' });
    for (const id of [...pending.keys()]) void post(id);
  }

  function receive(data: unknown): void {
    const message = readMessage(data);
    if (!message) return;
    beat();
    if (message.type === 'welcome') {
      welcomed = true;
      attempt = 0;
      httpAnswers = false;
      deps.onStatus({ phase: 'open' });
      deps.onMessage(message);
      for (const [id, { request, posting }] of pending) if (!posting) sendAsk(id, request);
      return;
    }
    settle(message);
  }

  /** Passes a message on, unless it belongs to a question that was withdrawn or will be asked again. */
  function settle(message: ServerMessage): void {
    if (!('id' in message) || message.id === null) {
      if (message.type === 'error' && LOST_CODES.has(message.error.code)) socket?.close();
      else deps.onMessage(message);
      return;
    }
    const ask = pending.get(message.id);
    if (!ask) return;
    if (message.type === 'error') {
      if (LOST_CODES.has(message.error.code)) {
        socket?.close();
        return;
      }
      if (message.error.code === 'CONVERSATION_UNKNOWN' && ask.request.conversation !== undefined) {
        // The server forgot the conversation (restart, age): the question itself still stands.
        const { conversation: _forgotten, ...request } = ask.request;
        ask.request = request;
        deliver(message.id);
        return;
      }
    }
    if (message.type === 'done' || message.type === 'error' || message.type === 'cancelled') {
      pending.delete(message.id);
    }
    deps.onMessage(message);
  }

  function beat(): void {
    stopHeartbeat?.();
    stopHeartbeat = deps.setTimer(() => ping(PONG_WITHIN_MS), PING_EVERY_MS);
  }

  function ping(withinMs: number): void {
    stopHeartbeat?.();
    send({ type: 'ping' });
    stopHeartbeat = deps.setTimer(() => {
      const dead = socket;
      lineLost();
      dead?.close();
    }, withinMs);
  }

  function send(message: ClientMessage): void {
    socket?.send(JSON.stringify(message));
  }

  function sendAsk(id: string, request: AskRequest): void {
    send({ type: 'ask', id, ...request });
  }

  function deliver(id: string): void {
    const ask = pending.get(id);
    if (!ask || ask.posting) return;
    if (welcomed) sendAsk(id, ask.request);
    else if (attempt > 0) void post(id);
  }

  async function post(id: string): Promise<void> {
    const ask = pending.get(id);
    if (!ask || ask.posting || !deps.isOnline()) return;
    ask.posting = true;
    const result = await deps.post(ask.request);
    ask.posting = false;
    if (pending.get(id) !== ask) return;
    if (result.kind === 'lost') {
      httpAnswers = false;
      if (welcomed) deliver(id);
      return;
    }
    if (!welcomed) {
      httpAnswers = true;
      deps.onStatus({ phase: 'fallback' });
    }
    if (result.kind === 'answer') for (const part of answerParts(id, result.answer)) settle(part);
    else if (!LOST_CODES.has(result.body.error.code)) settle({ type: 'error', id, ...result.body });
  }

  return {
    start: connect,
    ask(id, request) {
      if (pending.has(id)) return;
      pending.set(id, { request, posting: false });
      deliver(id);
    },
    cancel(id) {
      if (!pending.delete(id)) return;
      if (welcomed) send({ type: 'cancel', id });
      deps.onMessage({ type: 'cancelled', id });
    },
    checkNow() {
      if (welcomed) ping(CHECK_WITHIN_MS);
    },
    retryNow() {
      attempt = 0;
      if (!socket) connect();
    },
  };
}

/** A frame that is not one of the server's messages is passed over: the page must not fall over a stray byte. */
function readMessage(data: unknown): ServerMessage | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && 'type' in value ? (value as ServerMessage) : null;
  } catch {
    return null;
  }
}
