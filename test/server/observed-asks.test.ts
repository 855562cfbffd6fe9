import { describe, expect, it } from 'vitest';
import { createAskService } from '../../server/ask-service.ts';
import { openConversations } from '../../server/conversations.ts';
import { observeAsks } from '../../server/observed-asks.ts';
import { createSmallKnowledge } from '../support/small-knowledge.ts';

function observed(logQuestions: boolean) {
  const knowledge = createSmallKnowledge();
  const lines: Record<string, unknown>[] = [];
  const answered: { kind: string; seconds: number }[] = [];
  const log = (_level: string, event: string, fields: object = {}): void => {
    lines.push({ event, ...fields });
  };
  const asks = observeAsks(
    createAskService({ knowledge: () => knowledge, conversations: openConversations(null), log }),
    { log, logQuestions, metrics: { answered: ({ kind }, seconds) => answered.push({ kind, seconds }) } },
  );
  return { asks, lines, answered, knowledge };
}

const QUESTION = { question: '我叫张三，残疾人证找谁办', township: 'xiazhen' };

describe('a question that is answered', () => {
  it('leaves one line with its id and what came of it, and none of its words', async () => {
    const { asks, lines, answered } = observed(false);
    const answer = await asks.ask(QUESTION, { request: 'r1' });
    expect(lines).toEqual([
      {
        event: 'question',
        request: 'r1',
        township: 'xiazhen',
        kind: 'answer',
        reason: null,
        verdict: answer.verdict,
        confidence: answer.confidence,
        ms: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('张三');
    expect(JSON.stringify(lines)).not.toContain(answer.conversation);
    expect(answered.map(({ kind }) => kind)).toEqual(['answer']);
  });

  it('leaves its words only where that is switched on', async () => {
    const { asks, lines } = observed(true);
    await asks.ask(QUESTION);
    expect(lines[0]).toMatchObject({ question: QUESTION.question, request: null });
  });
});

describe('a question that is not answered', () => {
  it('leaves its code, and is no answer', async () => {
    const { asks, lines, answered } = observed(false);
    await expect(asks.ask({ ...QUESTION, conversation: 'x' }, { request: 'r' })).rejects.toThrow();
    await expect(asks.ask({ question: '故障' })).rejects.toThrow();
    expect(lines).toMatchObject([
      { event: 'question-refused', request: 'r', code: 'CONVERSATION_UNKNOWN' },
      { event: 'question-refused', code: 'INTERNAL' },
    ]);
    expect(answered).toEqual([]);
  });

  it('is told apart from one that was taken back', async () => {
    const { asks, lines, knowledge } = observed(false);
    const abort = new AbortController();
    const taken = asks.ask({ question: '等一等' }, { signal: abort.signal });
    abort.abort();
    knowledge.openGate();
    await expect(taken).rejects.toMatchObject({ name: 'AbortError' });
    expect(lines).toMatchObject([{ event: 'question-refused', code: 'CANCELLED' }]);
  });
});
