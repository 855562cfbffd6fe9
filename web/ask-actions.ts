import { type AskRequest, LIMITS, type ServerMessage } from '../server/protocol.ts';
import type { ApiClient } from './api-client.ts';
import type { ChatConnection, ConnectionStatus } from './chat-connection.ts';
import { currentConversation, currentTurn, findTurn, reduceChat, type Turn } from './chat-state.ts';
import type { PageActions } from './page-actions.ts';
import { announce, focusOn, type PageState } from './page-state.ts';
import type { PageStore } from './page-store.ts';
import { routeHref } from './route.ts';
import { STRINGS } from './strings.ts';

/** Time without a key before suggestions are asked for. */
const SUGGEST_AFTER_MS = 120;

export type AskActions = Pick<
  PageActions,
  | 'ask'
  | 'askAgain'
  | 'recall'
  | 'stop'
  | 'setDraft'
  | 'suggest'
  | 'chooseSuggestion'
  | 'closeSuggestions'
  | 'setTownship'
>;

interface Deps {
  readonly store: PageStore;
  readonly api: ApiClient;
  readonly connection: Pick<ChatConnection, 'ask' | 'cancel'>;
  readonly newId: () => string;
  readonly now: () => number;
  /** Shows another address; `turnId` is remembered with it for back and forward. */
  readonly visit: (href: string, turnId: string) => void;
  readonly navigate: (href: string) => void;
}

/** Asking, and the field in which it is done. */
export function createAskActions(deps: Deps): AskActions {
  const { store, connection } = deps;
  let suggesting: AbortController | null = null;
  let suggestTimer: ReturnType<typeof setTimeout> | undefined;

  function stopSuggesting(): void {
    clearTimeout(suggestTimer);
    suggesting?.abort();
  }

  const ask: AskActions['ask'] = (text, how = {}) => {
    const question = text.trim();
    if (question === '' || question.length > LIMITS.questionCharacters) {
      const draftFault = question === '' ? 'empty' : 'too-long';
      store.update((state) => focusOn({ ...state, draftFault, suggestions: [] }, '#question'));
      return;
    }
    stopSuggesting();
    const turnId = deps.newId();
    const township = how.township === undefined ? store.get().township : how.township;
    store.update((state) => {
      const chat = how.alone ? reduceChat(state.chat, { type: 'closed' }) : state.chat;
      const asked = reduceChat(chat, {
        type: 'asked',
        turnId,
        conversationId: deps.newId(),
        question,
        township,
        at: deps.now(),
      });
      return { ...state, chat: asked, draft: '', draftFault: null, suggestions: [] };
    });
    deps.visit(routeHref({ page: 'ask', question, township }), turnId);
    store.update((state) => announce(state, words(state).answer.waiting));
    send(deps, turnId);
  };

  return {
    ask,
    askAgain(turnId) {
      store.update((state) => {
        const chat = reduceChat(state.chat, { type: 'asked-again', turnId });
        return announce({ ...state, chat }, words(state).answer.waiting);
      });
      send(deps, turnId);
    },
    recall() {
      store.update((state) => {
        const last =
          currentConversation(state.chat)?.turns.at(-1) ?? state.chat.conversations[0]?.turns.at(-1);
        return last ? { ...state, draft: last.question } : state;
      });
    },
    stop() {
      const turn = currentTurn(store.get().chat);
      if (turn?.status === 'waiting') connection.cancel(turn.id);
    },
    setDraft(draft) {
      store.update((state) => ({ ...state, draft, draftFault: null }));
    },
    suggest(text) {
      stopSuggesting();
      const query = text.trim();
      if (query === '' || query.length > LIMITS.questionCharacters) {
        store.update((state) => (state.suggestions.length > 0 ? { ...state, suggestions: [] } : state));
        return;
      }
      const controller = new AbortController();
      suggesting = controller;
      suggestTimer = setTimeout(async () => {
        const suggestions = await deps.api.suggest(query, controller.signal);
        if (controller.signal.aborted || store.get().draft.trim() !== query) return;
        store.update((state) =>
          suggestions.length > 0
            ? announce({ ...state, suggestions }, words(state).ask.suggestionCount(suggestions.length))
            : { ...state, suggestions },
        );
      }, SUGGEST_AFTER_MS);
    },
    chooseSuggestion(suggestion) {
      if (suggestion.kind === 'department') {
        stopSuggesting();
        store.update((state) => ({ ...state, suggestions: [], draft: '' }));
        deps.navigate(routeHref({ page: 'department', name: suggestion.text }));
      } else {
        ask(suggestion.text);
      }
    },
    closeSuggestions() {
      stopSuggesting();
      store.update((state) => (state.suggestions.length > 0 ? { ...state, suggestions: [] } : state));
    },
    setTownship(township) {
      store.update((state) => ({ ...state, township }));
    },
  };
}

/** Sends a turn's question, with the server's name of its conversation when there is one. */
export function sendTurn(connection: Pick<ChatConnection, 'ask'>, state: PageState, turnId: string): void {
  const turn = findTurn(state.chat, turnId);
  const owner = state.chat.conversations.find(({ turns }) => turns.some(({ id }) => id === turnId));
  if (!turn) return;
  const request: AskRequest = {
    question: turn.question,
    ...(turn.township === null ? {} : { township: turn.township }),
    ...(owner?.serverId ? { conversation: owner.serverId } : {}),
  };
  connection.ask(turnId, request);
}

/**
 * The state after a message of the server. The whole answer is announced once: by moving the focus to its
 * verdict, or in words when the reader has begun to type the next question.
 */
export function receiveMessage(state: PageState, message: ServerMessage): PageState {
  if (message.type === 'welcome') {
    const known = message.townships.some(({ id }) => id === state.township);
    return {
      ...state,
      townships: message.townships,
      township: known ? state.township : null,
      serverKeeps: message.keepsConversations,
    };
  }
  const next = { ...state, chat: reduceChat(state.chat, { type: 'received', message }) };
  const ended = message.type === 'done' || message.type === 'error' || message.type === 'cancelled';
  const turn = currentTurn(next.chat);
  if (!ended || message.id !== turn?.id) return next;
  return state.draft === '' && state.route.page === 'ask'
    ? focusOn(next, '#answer-title')
    : announce(next, answerInWords(turn, state));
}

/** The state after the line to the server changed; said aloud only when it breaks and when it is back. */
export function receiveStatus(state: PageState, connection: ConnectionStatus): PageState {
  const before = state.connection.phase;
  const next = { ...state, connection };
  const broken = (phase: ConnectionStatus['phase']) => phase === 'retrying' || phase === 'offline';
  if (broken(connection.phase) === broken(before)) return next;
  const { retryingNotice, offlineNotice, back } = words(state).connection;
  if (!broken(connection.phase)) return connection.phase === 'connecting' ? next : announce(next, back);
  return announce(next, connection.phase === 'offline' ? offlineNotice : retryingNotice);
}

function send({ store, connection }: Deps, turnId: string): void {
  sendTurn(connection, store.get(), turnId);
}

function answerInWords(turn: Turn, state: PageState): string {
  const t = words(state);
  if (turn.status !== 'answered' || !turn.verdict) return t.turnStatus[turn.status];
  return `${t.answer.answered}：${turn.verdict.text}`;
}

function words(state: PageState) {
  return STRINGS[state.settings.language];
}
