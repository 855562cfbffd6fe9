import { describe, expect, it, vi } from 'vitest';
import { createAskService } from '../../server/ask-service.ts';
import { openConversations } from '../../server/conversations.ts';
import { createSmallKnowledge } from '../support/small-knowledge.ts';

function createService(pendingQuestions = 512) {
  const knowledge = createSmallKnowledge();
  const conversations = openConversations(null);
  const log = vi.fn();
  return {
    knowledge,
    conversations,
    log,
    service: createAskService({ knowledge: () => knowledge, conversations, log, pendingQuestions }),
  };
}

const MESSAGE = '0123456789abcdef0123456789abcdef';
const QUESTION = { question: '残疾人证找谁办' };

describe('asking again with the same message id', () => {
  it('gives the recorded answer and computes nothing', async () => {
    const { service, knowledge, conversations } = createService();
    const first = await service.ask(QUESTION, { message: MESSAGE });
    const again = await service.ask(QUESTION, { message: MESSAGE });
    const inIt = await service.ask({ ...QUESTION, conversation: first.conversation }, { message: MESSAGE });
    expect([again, inIt]).toEqual([first, first]);
    expect(knowledge.answerer.asked).toHaveLength(1);
    expect(conversations.turns(first.conversation, 9)).toHaveLength(1);
  });

  it('joins the answer that is still running', async () => {
    const { service, knowledge } = createService();
    const question = { question: '等一等，残疾人证' };
    const both = [service.ask(question, { message: MESSAGE }), service.ask(question, { message: MESSAGE })];
    knowledge.openGate();
    const [first, second] = await Promise.all(both);
    expect(second).toEqual(first);
    expect(knowledge.answerer.asked).toHaveLength(1);
  });

  it('refuses another question under it', async () => {
    const { service } = createService();
    await service.ask(QUESTION, { message: MESSAGE });
    for (const other of [{ question: '宅基地' }, { ...QUESTION, township: 'xiazhen' }]) {
      await expect(service.ask(other, { message: MESSAGE })).rejects.toMatchObject({
        code: 'MESSAGE_ID_TAKEN',
      });
    }
  });

  it('computes anew under a short id, which may be another client’s', async () => {
    const { service, knowledge } = createService();
    const first = await service.ask(QUESTION, { message: '1' });
    const second = await service.ask(QUESTION, { message: '1' });
    expect(second.conversation).not.toBe(first.conversation);
    expect(knowledge.answerer.asked).toHaveLength(2);
  });

  it('computes anew after a failure', async () => {
    const { service } = createService();
    const failing = { question: '故障' };
    await expect(service.ask(failing, { message: MESSAGE })).rejects.toThrow('connection refused');
    await expect(service.ask(failing, { message: MESSAGE })).rejects.toThrow('connection refused');
  });
});

describe('a conversation', () => {
  it('is answered in the order of its questions', async () => {
    const { service, knowledge } = createService();
    const { conversation } = await service.ask(QUESTION);
    const slow = service.ask({ question: '等一等，残疾人证', conversation });
    const quick = service.ask({ question: '宅基地', conversation });
    knowledge.openGate();
    await Promise.all([slow, quick]);
    const last = knowledge.contexts.at(-1)?.turns.map(({ question }) => question);
    expect(last).toEqual(['残疾人证找谁办', '等一等，残疾人证']);
  });

  it('goes on after a question that failed, which it does not keep', async () => {
    const { service, conversations } = createService();
    const { conversation } = await service.ask(QUESTION);
    await expect(service.ask({ question: '故障', conversation })).rejects.toThrow();
    await service.ask({ question: '宅基地', conversation });
    expect(conversations.turns(conversation, 9).map(({ question }) => question)).toEqual([
      '残疾人证找谁办',
      '宅基地',
    ]);
  });

  it('does not hold up another one', async () => {
    const { service, knowledge } = createService();
    const slow = service.ask({ question: '等一等' });
    expect((await service.ask(QUESTION)).kind).toBe('answer');
    knowledge.openGate();
    await slow;
  });

  it('hands on only the last turns', async () => {
    const { service, knowledge } = createService();
    const { conversation } = await service.ask(QUESTION);
    for (let turn = 0; turn < 25; turn += 1) await service.ask({ question: `宅基地 ${turn}`, conversation });
    const turns = knowledge.contexts.at(-1)?.turns ?? [];
    expect(turns).toHaveLength(20);
    expect(turns.at(-1)?.question).toBe('宅基地 23');
  });

  it('that cannot be written does not cost the answer', async () => {
    const { service, conversations, log } = createService();
    conversations.close();
    vi.spyOn(conversations, 'turns').mockReturnValue([]);
    expect((await service.ask(QUESTION)).kind).toBe('answer');
    expect(log).toHaveBeenCalledWith('error', 'turn-not-recorded', expect.anything());
  });

  it('is left alone by a question that is not to be recorded', async () => {
    const { service, conversations } = createService();
    const { conversation, kind } = await service.ask(QUESTION, { record: false });
    expect(kind).toBe('answer');
    expect(conversations.has(conversation)).toBe(false);
  });
});

it('a cancelled question is not recorded', async () => {
  const { service, conversations, knowledge } = createService();
  const { conversation } = await service.ask(QUESTION);
  const abort = new AbortController();
  const cancelled = service.ask({ question: '等一等', conversation }, { signal: abort.signal });
  abort.abort();
  knowledge.openGate();
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  expect(conversations.turns(conversation, 9)).toHaveLength(1);
});

it('closing waits for the running answers and refuses new questions', async () => {
  const { service, knowledge } = createService();
  const running = service.ask({ question: '等一等，残疾人证' });
  let closed = false;
  const closing = service.close().then(() => {
    closed = true;
  });
  await expect(service.ask(QUESTION)).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
  expect(closed).toBe(false);
  knowledge.openGate();
  expect((await running).kind).toBe('answer');
  await closing;
});

describe('many questions at a time', () => {
  it('wait for their turn up to a bound, then hear after how many seconds to try again', async () => {
    const { service, knowledge } = createService(10);
    const held = Array.from({ length: 18 }, () => service.ask({ question: '等一等' }));
    expect(service.load()).toEqual({ running: 8, waiting: 10 });
    await expect(service.ask(QUESTION)).rejects.toMatchObject({ code: 'BUSY', retryAfter: 1 });
    knowledge.openGate();
    await Promise.all(held);
    expect((await service.ask(QUESTION)).kind).toBe('answer');
  });

  it('are shared out by client', async () => {
    const { service, knowledge } = createService(10);
    const flood = Array.from({ length: 18 }, () =>
      service.ask({ question: '等一等' }, { client: 'flood' }).catch((error: { code: string }) => error.code),
    );
    const other = service.ask(QUESTION, { client: 'other' });
    expect(await flood.at(-1)).toBe('BUSY');
    knowledge.openGate();
    expect((await other).kind).toBe('answer');
    expect(knowledge.answerer.asked.indexOf(QUESTION.question)).toBeLessThan(10);
    await Promise.all(flood);
  });
});
