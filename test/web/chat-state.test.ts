import { describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../server/protocol.ts';
import { answerParts } from '../../web/answer-parts.ts';
import {
  type ChatEvent,
  type ChatState,
  type Conversation,
  conversationTitle,
  currentConversation,
  currentTurn,
  findConversation,
  NO_CHAT,
  reduceChat,
  searchConversations,
} from '../../web/chat-state.ts';
import { restoreConversation } from '../../web/restore-conversation.ts';
import { buildAnswer } from '../support/build-answer.ts';

const asked = (turnId: string, question: string, conversationId = 'c1'): ChatEvent => ({
  type: 'asked',
  turnId,
  conversationId,
  question,
  township: null,
  at: 1,
});
const received = (message: ServerMessage): ChatEvent => ({ type: 'received', message });
const stateAfter = (...events: readonly ChatEvent[]): ChatState => events.reduce(reduceChat, NO_CHAT);
const answered = (turnId: string): readonly ChatEvent[] => answerParts(turnId, buildAnswer()).map(received);

it('shows a question at once, waiting', () => {
  expect(currentTurn(stateAfter(asked('t1', '残疾人证')))).toMatchObject({
    question: '残疾人证',
    status: 'waiting',
  });
});

it('fills in the parts of an answer as they come', () => {
  const parts = answered('t1');
  const half = stateAfter(asked('t1', '残疾人证'), ...parts.slice(0, 2));
  expect(currentTurn(half)).toMatchObject({
    status: 'waiting',
    verdict: { verdict: '上级牵头、乡镇配合' },
    citations: [],
  });
  const whole = stateAfter(asked('t1', '残疾人证'), ...parts);
  expect(currentTurn(whole)).toMatchObject({
    status: 'answered',
    citations: [{ id: 'xiazhen/cooperative/20' }],
  });
  expect(currentConversation(whole)?.serverId).toBe('server-conversation-1');
});

it('asks the next question in the same conversation and shows it', () => {
  const state = stateAfter(asked('t1', '残疾人证'), ...answered('t1'), asked('t2', '托里镇呢', 'c2'));
  expect(state.conversations).toHaveLength(1);
  expect(currentTurn(state)?.id).toBe('t2');
});

it('starts a new conversation after the last was closed', () => {
  const state = stateAfter(asked('t1', '残疾人证'), { type: 'closed' }, asked('t2', '收养', 'c2'));
  expect(state.conversations.map(({ id }) => id)).toEqual(['c2', 'c1']);
});

it('puts a late answer where it was asked, not where the reader is', () => {
  const state = stateAfter(
    asked('t1', '残疾人证'),
    { type: 'closed' },
    asked('t2', '收养', 'c2'),
    ...answered('t1'),
  );
  expect(currentTurn(state)).toMatchObject({ id: 't2', status: 'waiting' });
  expect(state.conversations[1]?.turns[0]?.status).toBe('answered');
});

it('keeps nothing of a failed answer when it is asked again', () => {
  const error = { code: 'BUSY', message: '请稍后再试。' } as const;
  const failed = stateAfter(asked('t1', '残疾人证'), received({ type: 'error', id: 't1', error }));
  expect(currentTurn(failed)).toMatchObject({ status: 'failed', error });
  const again = reduceChat(failed, { type: 'asked-again', turnId: 't1' });
  expect(currentTurn(again)).toMatchObject({ status: 'waiting', error: null });
});

it('forgets a deleted conversation and an answer to it', () => {
  const state = stateAfter(
    asked('t1', '残疾人证'),
    { type: 'deleted', conversationId: 'c1' },
    ...answered('t1'),
  );
  expect(state).toEqual(NO_CHAT);
});

describe('a conversation whose turns the server keeps', () => {
  const whole = currentConversation(stateAfter(asked('t1', '残疾人证'), ...answered('t1'))) as Conversation;
  const stub = { ...whole, title: '老张', turns: [], away: 1 };
  const view = {
    id: 'server-conversation-1',
    turns: [
      { question: '残疾人证', township: null, askedAt: '2026-01-02T00:00:00.000Z', answer: buildAnswer() },
    ],
  };
  const restored: ChatEvent = { type: 'restored', conversation: restoreConversation(view) };

  it('comes back with its turns, under the name and the id it has here', () => {
    const state = stateAfter({ type: 'stored', conversations: [stub] }, restored);
    expect(state.conversations).toHaveLength(1);
    const [back] = state.conversations;
    expect(back).toMatchObject({ id: 'c1', title: '老张' });
    expect(back).not.toHaveProperty('away');
    expect(back?.turns[0]).toMatchObject({
      question: '残疾人证',
      status: 'answered',
      askedAt: Date.UTC(2026, 0, 2),
      verdict: { verdict: '上级牵头、乡镇配合' },
      citations: [{ id: 'xiazhen/cooperative/20' }],
    });
  });

  it('is added where the device has never seen it, and found by the name that the server gives it', () => {
    const state = stateAfter(restored);
    expect(findConversation(state, 'server-conversation-1')?.turns).toHaveLength(1);
  });

  it('does not replace the turns that are at hand', () => {
    const state = stateAfter({ type: 'stored', conversations: [whole] }, restored);
    expect(state.conversations).toEqual([whole]);
  });

  it('keeps the turns on show when another tab puts them away', () => {
    const open = stateAfter(asked('t1', '残疾人证'), ...answered('t1'));
    const state = reduceChat(open, { type: 'stored', conversations: [stub] });
    expect(currentTurn(state)?.id).toBe('t1');
  });
});

it('takes a blank new name back to the first question', () => {
  const named = stateAfter(asked('t1', '残疾人证'), {
    type: 'renamed',
    conversationId: 'c1',
    title: ' 老张 ',
  });
  const conversation = currentConversation(named);
  expect(conversation && conversationTitle(conversation)).toBe('老张');
  const blank = currentConversation(reduceChat(named, { type: 'renamed', conversationId: 'c1', title: ' ' }));
  expect(blank && conversationTitle(blank)).toBe('残疾人证');
});

it('finds conversations by question, answer and title of an entry, all words together', () => {
  const { conversations } = stateAfter(asked('t1', '这个证怎么办'), ...answered('t1'));
  expect(searchConversations(conversations, '怎么办 残疾人证管理')).toHaveLength(1);
  expect(searchConversations(conversations, '怎么办 收养')).toHaveLength(0);
});
