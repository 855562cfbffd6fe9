import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChatEffect,
  type ChatEvent,
  type ChatState,
  openChat,
  RUNNING_PER_SESSION,
  stepChat,
} from '../../../server/chat/chat-session.ts';
import { LIMITS, PROTOCOL_VERSION, type ServerMessage } from '../../../server/protocol.ts';
import { buildAnswer, buildItemView } from '../../support/build-answer.ts';

const ask = (id: string, question = '残疾人证'): ChatEvent => ({
  type: 'received',
  message: { type: 'ask', id, question },
});
const cancel = (id: string): ChatEvent => ({ type: 'received', message: { type: 'cancel', id } });
const answered = (id: string): ChatEvent => ({ type: 'answered', id, answer: buildAnswer() });
const failed = (id: string): ChatEvent => ({ type: 'failed', id, error: { code: 'INTERNAL', message: '…' } });

/** Runs events through a new session; the effects of each. */
function run(...events: ChatEvent[]): ChatEffect[][] {
  let { state }: { state: ChatState } = openChat([]);
  return events.map((event) => {
    const step = stepChat(state, event);
    state = step.state;
    return [...step.effects];
  });
}

const sentTypes = (effects: readonly ChatEffect[] = []): string[] =>
  effects.map((effect) => (effect.type === 'send' ? effect.message.type : `(${effect.type})`));

describe('a chat session', () => {
  it('greets with the version, the townships and the limits', () => {
    const townships = [buildItemView().township];
    const greeting = { type: 'welcome', version: PROTOCOL_VERSION, townships, limits: LIMITS };
    expect(openChat(townships).effects).toEqual([
      { type: 'send', message: { ...greeting, keepsConversations: true } },
    ]);
    expect(openChat(townships, LIMITS, false).effects).toEqual([
      { type: 'send', message: { ...greeting, keepsConversations: false } },
    ]);
  });

  it('asks, and sends the parts of the answer in the order of the contract, each with its id', () => {
    const [asked, sent] = run(ask('1'), answered('1'));
    expect(asked).toEqual([{ type: 'ask', id: '1', request: { question: '残疾人证' } }]);
    expect(sentTypes(sent)).toEqual(['understood', 'verdict', 'cards', 'suggestions', 'done']);
    for (const effect of sent ?? []) expect(effect).toMatchObject({ message: { id: '1' } });
  });

  it('splits the answer without losing or doubling a field', () => {
    const sent = run(ask('1'), answered('1'))[1] ?? [];
    const { understood, ...answer } = buildAnswer();
    const joined = Object.assign({}, ...sent.map((effect) => (effect.type === 'send' ? effect.message : {})));
    expect(joined).toEqual({ ...answer, ...understood, type: 'done', id: '1' });
    const fields = sent.flatMap((effect) => (effect.type === 'send' ? Object.keys(effect.message) : []));
    const own = fields.filter((field) => field !== 'type' && field !== 'id');
    expect(new Set(own).size).toBe(own.length);
  });

  it('answers several questions in any order', () => {
    const effects = run(ask('1'), ask('2'), answered('2'), answered('1'));
    expect(sentTypes(effects[2]).at(-1)).toBe('done');
    expect(sentTypes(effects[3]).at(-1)).toBe('done');
  });

  it('sends nothing but `cancelled` for a question that is withdrawn', () => {
    const effects = run(ask('1'), cancel('1'), answered('1'), failed('1'));
    expect(effects.map(sentTypes)).toEqual([['(ask)'], ['(abort)', 'cancelled'], [], []]);
  });

  it('confirms the end of a question that is answered already', () => {
    expect(sentTypes(run(ask('1'), answered('1'), cancel('1'))[2])).toEqual(['cancelled']);
  });

  it('answers a question that comes twice under one id once', () => {
    const effects = run(ask('1'), ask('1'), answered('1'), answered('1'));
    expect(effects.map(({ length }) => length)).toEqual([1, 0, 5, 0]);
  });

  it('refuses another question under an id that is running', () => {
    expect(run(ask('1'), ask('1', '宅基地'))[1]).toMatchObject([
      { type: 'send', message: { type: 'error', id: '1', error: { code: 'MESSAGE_ID_TAKEN' } } },
    ]);
  });

  it('takes an id again when its answer is out', () => {
    expect(sentTypes(run(ask('1'), answered('1'), ask('1', '宅基地'))[2])).toEqual(['(ask)']);
  });

  it('is busy beyond so many questions at a time', () => {
    const events = Array.from({ length: RUNNING_PER_SESSION + 1 }, (_, index) => ask(String(index)));
    expect(run(...events).at(-1)).toMatchObject([{ message: { type: 'error', error: { code: 'BUSY' } } }]);
    expect(sentTypes(run(...events, answered('0'), ask('new')).at(-1))).toEqual(['(ask)']);
  });

  it('passes on what was refused, and a failure, as errors', () => {
    const error = { code: 'BAD_JSON', message: '…' } as const;
    const effects = run({ type: 'refused', id: null, error }, ask('1'), failed('1'), answered('1'));
    expect(effects[0]).toEqual([{ type: 'send', message: { type: 'error', id: null, error } }]);
    expect(sentTypes(effects[2])).toEqual(['error']);
    expect(effects[3]).toEqual([]);
  });

  it('answers a ping', () => {
    expect(sentTypes(run({ type: 'received', message: { type: 'ping' } })[0])).toEqual(['pong']);
  });

  it('keeps its promises whatever happens in whatever order', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const event = fc.oneof(
      id.map((name) => ask(name)),
      id.map((name) => ask(name, '宅基地')),
      id.map(cancel),
      id.map(answered),
      id.map(failed),
      fc.constant<ChatEvent>({ type: 'closed' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        // What a client may rely on: parts only of a question that it asked and that has no end yet.
        const open = new Set<string>();
        let closed = false;
        for (const [index, effects] of run(...events).entries()) {
          closed ||= events[index]?.type === 'closed';
          if (closed) expect(effects).toEqual([]);
          for (const effect of effects) {
            if (effect.type === 'ask') {
              expect(open.has(effect.id)).toBe(false);
              open.add(effect.id);
            } else if (effect.type === 'send') checkMessage(effect.message, open);
          }
        }
      }),
    );
  });
});

function checkMessage(message: ServerMessage, open: Set<string>): void {
  if (!('id' in message) || message.id === null) return;
  if (['understood', 'verdict', 'cards', 'suggestions', 'done'].includes(message.type)) {
    expect(open.has(message.id)).toBe(true);
  }
  const refusal = message.type === 'error' && message.error.code === 'MESSAGE_ID_TAKEN';
  if (message.type === 'done' || message.type === 'cancelled' || (message.type === 'error' && !refusal)) {
    open.delete(message.id);
  }
}
