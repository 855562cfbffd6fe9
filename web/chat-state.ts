/**
 * The conversations of this device as plain data: (state, event) → state, nothing else.
 * A turn is one question with the parts of its answer as they arrive.
 */
import type { Answer, ErrorCode, ServerMessage, Understood } from '../server/protocol.ts';

export type TurnStatus = 'waiting' | 'answered' | 'failed' | 'cancelled';

/** The part of an answer that says what holds. */
export type VerdictPart = Pick<
  Answer,
  'kind' | 'reason' | 'verdict' | 'text' | 'departments' | 'dispatch' | 'confidence' | 'options'
>;

export interface Turn {
  /** The message id on the wire: asking again under it repeats the recorded answer. */
  readonly id: string;
  readonly question: string;
  /** Township id the question was asked for, null for all. */
  readonly township: string | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly status: TurnStatus;
  readonly understood: Understood | null;
  readonly verdict: VerdictPart | null;
  readonly citations: Answer['citations'];
  readonly elsewhere: Answer['elsewhere'];
  readonly suggestions: readonly string[];
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
}

export interface Conversation {
  readonly id: string;
  /** The server's name for it, known after the first answer. */
  readonly serverId: string | null;
  /** Given by the user; null shows the first question. */
  readonly title: string | null;
  readonly updatedAt: number;
  /** Oldest first. Empty where the device had no room and the server keeps them. */
  readonly turns: readonly Turn[];
  /** How many turns only the server keeps. */
  readonly away?: number;
}

export interface ChatState {
  /** Latest first. */
  readonly conversations: readonly Conversation[];
  /** null: the next question starts a conversation. */
  readonly currentId: string | null;
  /** The turn on show; null shows the start page. */
  readonly turnId: string | null;
}

export type ChatEvent =
  | {
      readonly type: 'asked';
      readonly turnId: string;
      /** Used when the question starts a conversation. */
      readonly conversationId: string;
      readonly question: string;
      readonly township: string | null;
      readonly at: number;
    }
  | { readonly type: 'asked-again'; readonly turnId: string }
  | { readonly type: 'received'; readonly message: ServerMessage }
  | { readonly type: 'stored'; readonly conversations: readonly Conversation[] }
  /** Brought back from the server. */
  | { readonly type: 'restored'; readonly conversation: Conversation }
  | { readonly type: 'opened'; readonly conversationId: string; readonly turnId: string | null }
  | { readonly type: 'closed' }
  | { readonly type: 'renamed'; readonly conversationId: string; readonly title: string }
  | { readonly type: 'deleted'; readonly conversationId: string };

export const NO_CHAT: ChatState = { conversations: [], currentId: null, turnId: null };

/** (state, event) → state. Messages for turns that no longer exist change nothing. */
export function reduceChat(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'asked':
      return reduceAsked(state, event);
    case 'asked-again':
      return updateTurn(state, event.turnId, (turn) => ({
        ...turn,
        ...NO_PARTS,
        status: 'waiting',
      }));
    case 'received':
      return reduceReceived(state, event.message);
    case 'stored':
      return {
        ...state,
        conversations: byLatest(event.conversations.map((stored) => fuller(state, stored))),
      };
    case 'restored': {
      const { conversation } = event;
      const kept = findConversation(state, conversation.id);
      if (!kept) return { ...state, conversations: byLatest([conversation, ...state.conversations]) };
      if (kept.turns.length > 0) return state;
      return updateConversation(state, kept.id, ({ away: _back, ...stub }) => ({
        ...stub,
        turns: conversation.turns,
      }));
    }
    case 'opened': {
      const conversation = state.conversations.find(({ id }) => id === event.conversationId);
      if (!conversation) return state;
      const turnId = event.turnId ?? conversation.turns.at(-1)?.id ?? null;
      return { ...state, currentId: conversation.id, turnId };
    }
    case 'closed':
      return { ...state, currentId: null, turnId: null };
    case 'renamed':
      return updateConversation(state, event.conversationId, (conversation) => ({
        ...conversation,
        title: event.title.trim() || null,
      }));
    case 'deleted': {
      const conversations = state.conversations.filter(({ id }) => id !== event.conversationId);
      const gone = state.currentId === event.conversationId;
      return gone ? { conversations, currentId: null, turnId: null } : { ...state, conversations };
    }
  }
}

export function currentConversation(state: ChatState): Conversation | null {
  return state.conversations.find(({ id }) => id === state.currentId) ?? null;
}

export function currentTurn(state: ChatState): Turn | null {
  return currentConversation(state)?.turns.find(({ id }) => id === state.turnId) ?? null;
}

/** The conversation of a device's or of a server's id. */
export function findConversation(state: ChatState, id: string): Conversation | null {
  return state.conversations.find((one) => one.id === id || one.serverId === id) ?? null;
}

export function findTurn(state: ChatState, turnId: string): Turn | null {
  for (const { turns } of state.conversations) {
    const turn = turns.find(({ id }) => id === turnId);
    if (turn) return turn;
  }
  return null;
}

/** What a conversation is called in lists: the user's title or its first question. */
export function conversationTitle(conversation: Conversation): string {
  return conversation.title ?? conversation.turns[0]?.question ?? '';
}

/** Conversations whose title, questions or answers hold every word of the query. */
export function searchConversations(
  conversations: readonly Conversation[],
  query: string,
): readonly Conversation[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  return conversations.filter((conversation) => {
    const text = [
      conversation.title ?? '',
      ...conversation.turns.flatMap(({ question, verdict, citations }) => [
        question,
        verdict?.text ?? '',
        ...citations.map(({ item }) => item.title),
      ]),
    ]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Another tab may have put a conversation's turns away to make room; where they are still at hand, they stay. */
function fuller(state: ChatState, stored: Conversation): Conversation {
  if (stored.turns.length > 0) return stored;
  const held = state.conversations.find(({ id }) => id === stored.id);
  return held && held.turns.length > 0 ? { ...held, title: stored.title } : stored;
}

const NO_PARTS = {
  understood: null,
  verdict: null,
  citations: [],
  elsewhere: [],
  suggestions: [],
  error: null,
} as const satisfies Partial<Turn>;

function reduceAsked(state: ChatState, event: Extract<ChatEvent, { type: 'asked' }>): ChatState {
  const turn: Turn = {
    id: event.turnId,
    question: event.question,
    township: event.township,
    askedAt: event.at,
    status: 'waiting',
    ...NO_PARTS,
  };
  const current = currentConversation(state);
  const conversation: Conversation = current
    ? { ...current, updatedAt: event.at, turns: [...current.turns, turn] }
    : { id: event.conversationId, serverId: null, title: null, updatedAt: event.at, turns: [turn] };
  const others = state.conversations.filter(({ id }) => id !== conversation.id);
  return { conversations: [conversation, ...others], currentId: conversation.id, turnId: turn.id };
}

function reduceReceived(state: ChatState, message: ServerMessage): ChatState {
  switch (message.type) {
    case 'understood': {
      const { type: _type, id, ...understood } = message;
      return updateTurn(state, id, (turn) => ({ ...turn, understood }));
    }
    case 'verdict': {
      const { type: _type, id, ...verdict } = message;
      return updateTurn(state, id, (turn) => ({ ...turn, verdict }));
    }
    case 'cards':
      return updateTurn(state, message.id, (turn) => ({
        ...turn,
        citations: message.citations,
        elsewhere: message.elsewhere,
      }));
    case 'suggestions':
      return updateTurn(state, message.id, (turn) => ({ ...turn, suggestions: message.suggestions }));
    case 'done': {
      const answered = updateTurn(state, message.id, (turn) => ({ ...turn, status: 'answered' }));
      const owner = answered.conversations.find(({ turns }) => turns.some(({ id }) => id === message.id));
      return owner
        ? updateConversation(answered, owner.id, (conversation) => ({
            ...conversation,
            serverId: message.conversation,
          }))
        : answered;
    }
    case 'cancelled':
      return updateTurn(state, message.id, (turn) => ({ ...turn, status: 'cancelled' }));
    case 'error':
      return message.id === null
        ? state
        : updateTurn(state, message.id, (turn) => ({ ...turn, status: 'failed', error: message.error }));
    case 'welcome':
    case 'pong':
      return state;
  }
}

function updateConversation(
  state: ChatState,
  id: string,
  change: (conversation: Conversation) => Conversation,
): ChatState {
  return {
    ...state,
    conversations: state.conversations.map((conversation) =>
      conversation.id === id ? change(conversation) : conversation,
    ),
  };
}

function updateTurn(state: ChatState, turnId: string, change: (turn: Turn) => Turn): ChatState {
  return {
    ...state,
    conversations: state.conversations.map((conversation) =>
      conversation.turns.some(({ id }) => id === turnId)
        ? {
            ...conversation,
            turns: conversation.turns.map((turn) => (turn.id === turnId ? change(turn) : turn)),
          }
        : conversation,
    ),
  };
}

function byLatest(conversations: readonly Conversation[]): readonly Conversation[] {
  return [...conversations].sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
}
