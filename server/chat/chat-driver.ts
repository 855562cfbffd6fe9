import type { AskService } from '../ask-service.ts';
import { isServerError, presentError } from '../errors.ts';
import { errorFields, type Log } from '../log.ts';
import { type AskRequest, LIMITS, type Limits, type ServerMessage, type TownshipView } from '../protocol.ts';
import { type ChatEffect, type ChatEvent, type ChatStep, openChat, stepChat } from './chat-session.ts';
import { messageIdOf, parseClientMessage } from './parse-client-message.ts';

export interface ChatDeps {
  readonly townships: readonly TownshipView[];
  /** What the client is told and held to. */
  readonly limits?: Limits;
  /** What the client is told: whether conversations outlive the server's run. */
  readonly keepsConversations?: boolean;
  readonly ask: AskService['ask'];
  /** Called before a question is asked. @throws ServerError RATE_LIMITED */
  readonly admit: (request: AskRequest) => void;
  readonly send: (message: ServerMessage) => void;
  readonly log: Log;
}

/** The server's end of one chat, over any transport that carries whole texts. */
export interface Chat {
  /** Takes one text from the client; never throws. */
  receive(text: string): void;
  /** The transport is gone: nothing is sent any more; running answers are still recorded. */
  close(): void;
  /** How many answers the client still waits for. */
  waiting(): number;
}

/** Runs a chat session: carries out its effects and brings back what comes of them. */
export function startChat(deps: ChatDeps): Chat {
  const { townships, limits = LIMITS, keepsConversations = true, ask, admit, send, log } = deps;
  const aborts = new Map<string, AbortController>();
  let { state, effects }: ChatStep = openChat(townships, limits, keepsConversations);

  const dispatch = (event: ChatEvent): void => {
    ({ state, effects } = stepChat(state, event));
    effects.forEach(perform);
  };

  function perform(effect: ChatEffect): void {
    if (effect.type === 'send') send(effect.message);
    else if (effect.type === 'abort') aborts.get(effect.id)?.abort();
    else void run(effect.id, effect.request);
  }

  async function run(id: string, request: AskRequest): Promise<void> {
    const abort = new AbortController();
    aborts.set(id, abort);
    const event = await askFor(id, request, abort.signal);
    if (aborts.get(id) === abort) aborts.delete(id);
    // A cancelled run says nothing: its id may already be asked anew.
    if (!abort.signal.aborted) dispatch(event);
  }

  async function askFor(id: string, request: AskRequest, signal: AbortSignal): Promise<ChatEvent> {
    try {
      admit(request);
      return { type: 'answered', id, answer: await ask(request, { message: id, signal }) };
    } catch (error) {
      if (!isServerError(error) && !signal.aborted) log('error', 'answer-failed', errorFields(error));
      return { type: 'failed', id, error: presentError(error).body.error };
    }
  }

  effects.forEach(perform);
  return {
    receive(text) {
      try {
        dispatch({ type: 'received', message: parseClientMessage(text, townships, limits) });
      } catch (error) {
        if (!isServerError(error)) log('error', 'message-failed', errorFields(error));
        dispatch({ type: 'refused', id: messageIdOf(text), error: presentError(error).body.error });
      }
    },
    close: () => dispatch({ type: 'closed' }),
    waiting: () => (state.phase === 'open' ? state.running.size : 0),
  };
}
