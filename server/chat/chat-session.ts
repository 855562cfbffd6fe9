import { presentError, type ServerError, serverError } from '../errors.ts';
import type {
  Answer,
  AskRequest,
  ClientMessage,
  ErrorBody,
  Limits,
  ServerMessage,
  TownshipView,
} from '../protocol.ts';
import { LIMITS, PROTOCOL_VERSION } from '../protocol.ts';
import { answerParts } from './answer-parts.ts';

/** The questions whose answers are awaited, by message id. */
type Running = ReadonlyMap<string, AskRequest>;

/** A session is open with the answers it waits for, or closed for good. */
export type ChatState = { readonly phase: 'open'; readonly running: Running } | { readonly phase: 'closed' };

/** What happens to a session. */
export type ChatEvent =
  | { readonly type: 'received'; readonly message: ClientMessage }
  | { readonly type: 'refused'; readonly id: string | null; readonly error: ErrorBody['error'] }
  | { readonly type: 'answered'; readonly id: string; readonly answer: Answer }
  | { readonly type: 'failed'; readonly id: string; readonly error: ErrorBody['error'] }
  | { readonly type: 'closed' };

/** What the session wants done, in this order. */
export type ChatEffect =
  | { readonly type: 'send'; readonly message: ServerMessage }
  | { readonly type: 'ask'; readonly id: string; readonly request: AskRequest }
  | { readonly type: 'abort'; readonly id: string };

export interface ChatStep {
  readonly state: ChatState;
  readonly effects: readonly ChatEffect[];
}

/** Answers that one session may wait for at a time. */
export const RUNNING_PER_SESSION = 8;

/** A new session greets. */
export function openChat(
  townships: readonly TownshipView[],
  limits: Limits = LIMITS,
  keepsConversations = true,
): ChatStep {
  return {
    state: { phase: 'open', running: new Map() },
    effects: [send({ type: 'welcome', version: PROTOCOL_VERSION, townships, limits, keepsConversations })],
  };
}

/**
 * One step of a session. Invariants: an id is running at most once; parts go out only for a running id, all of
 * them or none; after `cancelled` no part of that id follows; a closed session sends nothing.
 * A session that closes lets its answers run to their end, so that they can be resumed by id.
 */
export function stepChat(state: ChatState, event: ChatEvent): ChatStep {
  if (state.phase === 'closed') return { state, effects: [] };
  switch (event.type) {
    case 'received':
      return receive(state.running, event.message);
    case 'refused':
      return { state, effects: [send({ type: 'error', id: event.id, error: event.error })] };
    case 'answered':
      return finish(state.running, event.id, answerParts(event.id, event.answer));
    case 'failed':
      return finish(state.running, event.id, [{ type: 'error', id: event.id, error: event.error }]);
    case 'closed':
      return { state: { phase: 'closed' }, effects: [] };
  }
}

function receive(running: Running, message: ClientMessage): ChatStep {
  if (message.type === 'ping') return { state: open(running), effects: [send({ type: 'pong' })] };
  if (message.type === 'cancel') {
    // Also for an id that is not running: its answer may have crossed the request on the way.
    const cancelled = send({ type: 'cancelled', id: message.id });
    const abort: ChatEffect[] = running.has(message.id) ? [{ type: 'abort', id: message.id }] : [];
    return { state: open(without(running, message.id)), effects: [...abort, cancelled] };
  }
  const { type: _, id, ...request } = message;
  const same = running.get(id);
  // Sent twice: the one answer serves both.
  if (same && isSame(same, request)) return { state: open(running), effects: [] };
  if (same) return refuse(running, id, serverError('MESSAGE_ID_TAKEN', 'the id is running another question'));
  if (running.size >= RUNNING_PER_SESSION) {
    return refuse(running, id, serverError('BUSY', `${running.size} running in a session`, { seconds: 1 }));
  }
  return { state: open(new Map([...running, [id, request]])), effects: [{ type: 'ask', id, request }] };
}

function finish(running: Running, id: string, parts: readonly ServerMessage[]): ChatStep {
  if (!running.has(id)) return { state: open(running), effects: [] };
  return { state: open(without(running, id)), effects: parts.map(send) };
}

function refuse(running: Running, id: string, error: ServerError): ChatStep {
  return { state: open(running), effects: [send({ type: 'error', id, ...presentError(error).body })] };
}

function isSame(one: AskRequest, other: AskRequest): boolean {
  const { question, township, conversation } = one;
  return question === other.question && township === other.township && conversation === other.conversation;
}

function open(running: Running): ChatState {
  return { phase: 'open', running };
}

function without(running: Running, id: string): Running {
  return new Map([...running].filter(([other]) => other !== id));
}

function send(message: ServerMessage): ChatEffect {
  return { type: 'send', message };
}
