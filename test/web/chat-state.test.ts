import { expect, it } from 'vitest';
import type { ServerMessage } from '../../server/protocol.ts';
import { answerParts } from '../../web/answer-parts.ts';
import {
  type ChatEvent,
  type ChatState,
  conversationTitle,
  currentConversation,
  currentTurn,
  NO_CHAT,
  reduceChat,
  searchConversations,
} from '../../web/chat-state.ts';
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
const after = (...events: readonly ChatEvent[]): ChatState => events.reduce(reduceChat, NO_CHAT);
const answered = (turnId: string): readonly ChatEvent[] => answerParts(turnId, buildAnswer()).map(received);

it('shows a question at once, waiting', () => {
  expect(currentTurn(after(asked('t1', '残疾人证')))).toMatchObject({
    question: '残疾人证',
    status: 'waiting',
  });
});

it('fills in the parts of an answer as they come', () => {
  const parts = answered('t1');
  const half = after(asked('t1', '残疾人证'), ...parts.slice(0, 2));
  expect(currentTurn(half)).toMatchObject({
    status: 'waiting',
    verdict: { verdict: '上级牵头、乡镇配合' },
    citations: [],
  });
  const whole = after(asked('t1', '残疾人证'), ...parts);
  expect(currentTurn(whole)).toMatchObject({
    status: 'answered',
    citations: [{ id: 'xiazhen/cooperative/20' }],
  });
  expect(currentConversation(whole)?.serverId).toBe('server-conversation-1');
});

it('asks the next question in the same conversation and shows it', () => {
  const state = after(asked('t1', '残疾人证'), ...answered('t1'), asked('t2', '托里镇呢', 'c2'));
  expect(state.conversations).toHaveLength(1);
  expect(currentTurn(state)?.id).toBe('t2');
});

it('starts a new conversation after the last was closed', () => {
  const state = after(asked('t1', '残疾人证'), { type: 'closed' }, asked('t2', '收养', 'c2'));
  expect(state.conversations.map(({ id }) => id)).toEqual(['c2', 'c1']);
});

it('puts a late answer where it was asked, not where the reader is', () => {
  const state = after(
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
  const failed = after(asked('t1', '残疾人证'), received({ type: 'error', id: 't1', error }));
  expect(currentTurn(failed)).toMatchObject({ status: 'failed', error });
  const again = reduceChat(failed, { type: 'asked-again', turnId: 't1' });
  expect(currentTurn(again)).toMatchObject({ status: 'waiting', error: null });
});

it('forgets a deleted conversation and an answer to it', () => {
  const state = after(asked('t1', '残疾人证'), { type: 'deleted', conversationId: 'c1' }, ...answered('t1'));
  expect(state).toEqual(NO_CHAT);
});

it('takes a blank new name back to the first question', () => {
  const named = after(asked('t1', '残疾人证'), { type: 'renamed', conversationId: 'c1', title: ' 老张 ' });
  const conversation = currentConversation(named);
  expect(conversation && conversationTitle(conversation)).toBe('老张');
  const blank = currentConversation(reduceChat(named, { type: 'renamed', conversationId: 'c1', title: ' ' }));
  expect(blank && conversationTitle(blank)).toBe('残疾人证');
});

it('finds conversations by question, answer and title of an entry, all words together', () => {
  const { conversations } = after(asked('t1', '这个证怎么办'), ...answered('t1'));
  expect(searchConversations(conversations, '怎么办 残疾人证管理')).toHaveLength(1);
  expect(searchConversations(conversations, '怎么办 收养')).toHaveLength(0);
});
