import { describe, expect, it, vi } from 'vitest';
import { createAskService } from '../../../server/ask-service.ts';
import { startChat } from '../../../server/chat/chat-driver.ts';
import { openConversations } from '../../../server/conversations.ts';
import { serverError } from '../../../server/errors.ts';
import type { ClientMessage, ServerMessage } from '../../../server/protocol.ts';
import { createSmallKnowledge } from '../../support/small-knowledge.ts';

function createServerSide() {
  const knowledge = createSmallKnowledge();
  const conversations = openConversations(null);
  const log = vi.fn();
  const { ask } = createAskService({ knowledge: () => knowledge, conversations, log });
  const admit = vi.fn();

  /** A chat whose two ends are joined in memory. */
  function connect() {
    const received: ServerMessage[] = [];
    const chat = startChat({
      townships: knowledge.answerer.townships,
      ask,
      admit,
      send: (message) => received.push(message),
      log,
    });
    return {
      received,
      send: (message: ClientMessage | string) =>
        chat.receive(typeof message === 'string' ? message : JSON.stringify(message)),
      close: () => chat.close(),
      of: (id: string) => received.filter((message) => 'id' in message && message.id === id),
      ended: (id: string) =>
        vi.waitFor(() => {
          const end = received.find(
            (message) =>
              'id' in message && message.id === id && ['done', 'error', 'cancelled'].includes(message.type),
          );
          expect(end).toBeDefined();
          return end as ServerMessage;
        }),
    };
  }
  return { knowledge, conversations, log, admit, connect };
}

const ID = 'fedcba9876543210fedcba9876543210';
const SLOW: ClientMessage = { type: 'ask', id: ID, question: '等一等，残疾人证找谁办' };

describe('a chat', () => {
  it('answers a question in parts', async () => {
    const chat = createServerSide().connect();
    chat.send({ type: 'ask', id: '1', question: '残疾人证找谁办', township: 'xiazhen' });
    await chat.ended('1');
    expect(chat.received.map(({ type }) => type)).toEqual([
      'welcome',
      'understood',
      'verdict',
      'cards',
      'suggestions',
      'done',
    ]);
    expect(chat.of('1')[2]).toMatchObject({ citations: [{ id: 'xiazhen/cooperative/20' }] });
  });

  it('keeps several conversations apart', async () => {
    const { connect, knowledge } = createServerSide();
    const chat = connect();
    const conversations: string[] = [];
    for (const id of ['a', 'b']) {
      chat.send({ type: 'ask', id, question: '残疾人证' });
      const done = await chat.ended(id);
      if (done.type === 'done') conversations.push(done.conversation);
    }
    const [first, second] = conversations as [string, string];
    expect(first).not.toBe(second);
    chat.send({ type: 'ask', id: 'c', question: '那宅基地呢', conversation: first });
    await chat.ended('c');
    expect(knowledge.contexts.at(-1)?.turns).toHaveLength(1);
  });

  it('sends the recorded parts again after a reconnect', async () => {
    const { connect, knowledge } = createServerSide();
    const before = connect();
    before.send({ type: 'ask', id: ID, question: '残疾人证找谁办' });
    await before.ended(ID);
    before.close();
    const after = connect();
    after.send({ type: 'ask', id: ID, question: '残疾人证找谁办' });
    await after.ended(ID);
    expect(after.of(ID)).toEqual(before.of(ID));
    expect(knowledge.answerer.asked).toHaveLength(1);
  });

  it('finishes an answer whose line is lost, for who comes back for it', async () => {
    const { connect, knowledge, conversations } = createServerSide();
    const before = connect();
    before.send(SLOW);
    before.close();
    const after = connect();
    after.send(SLOW);
    knowledge.openGate();
    const done = await after.ended(ID);
    expect(before.of(ID)).toEqual([]);
    expect(knowledge.answerer.asked).toHaveLength(1);
    expect(done.type === 'done' && conversations.turns(done.conversation, 9)).toHaveLength(1);
  });

  it('takes a question back, and answers it anew under the same id', async () => {
    const { connect, knowledge, conversations } = createServerSide();
    const chat = connect();
    chat.send(SLOW);
    chat.send({ type: 'cancel', id: ID });
    expect(chat.of(ID).map(({ type }) => type)).toEqual(['cancelled']);
    knowledge.openGate();
    await vi.waitFor(() => expect(conversations.byMessage(ID)).toBeNull());
    const settled = connect();
    settled.send({ type: 'ask', id: '2', question: '宅基地' });
    await settled.ended('2');
    expect(chat.of(ID)).toHaveLength(1);
    chat.send(SLOW);
    await vi.waitFor(() => expect(chat.of(ID).at(-1)?.type).toBe('done'));
    expect(chat.of(ID).map(({ type }) => type)).toEqual([
      'cancelled',
      'understood',
      'verdict',
      'cards',
      'suggestions',
      'done',
    ]);
  });

  it('answers wrong messages with their id, and goes on', async () => {
    const chat = createServerSide().connect();
    chat.send('{');
    chat.send('{"type":"ask","id":"7","question":""}');
    chat.send({ type: 'ask', id: '8', question: '残疾人证', conversation: 'unknown' });
    expect(await chat.ended('8')).toMatchObject({ type: 'error', error: { code: 'CONVERSATION_UNKNOWN' } });
    expect(chat.received.slice(1, 3)).toMatchObject([
      { type: 'error', id: null, error: { code: 'BAD_JSON' } },
      { type: 'error', id: '7', error: { code: 'QUESTION_EMPTY' } },
    ]);
    chat.send({ type: 'ask', id: '9', question: '残疾人证' });
    expect((await chat.ended('9')).type).toBe('done');
  });

  it('survives an answerer that throws, and shows none of its words', async () => {
    const { connect, log } = createServerSide();
    const chat = connect();
    chat.send({ type: 'ask', id: '1', question: '故障' });
    const end = await chat.ended('1');
    expect(end).toMatchObject({ type: 'error', error: { code: 'INTERNAL' } });
    expect(JSON.stringify(end)).not.toContain('secret');
    expect(log).toHaveBeenCalledWith(
      'error',
      'answer-failed',
      expect.objectContaining({ error: expect.anything() }),
    );
  });

  it('says when to try again to who asks too often', async () => {
    const { connect, admit } = createServerSide();
    admit.mockImplementation(() => {
      throw serverError('RATE_LIMITED', 'x', { seconds: 9 });
    });
    const chat = connect();
    chat.send({ type: 'ask', id: '1', question: '残疾人证' });
    expect(await chat.ended('1')).toMatchObject({ error: { code: 'RATE_LIMITED', retryAfter: 9 } });
  });
});
