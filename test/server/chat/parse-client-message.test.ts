import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageIdOf, parseClientMessage } from '../../../server/chat/parse-client-message.ts';
import { isServerError } from '../../../server/errors.ts';
import { buildItemView } from '../../support/build-answer.ts';

const TOWNSHIPS = [buildItemView().township];
const parse = (text: string) => parseClientMessage(text, TOWNSHIPS);

function codeOf(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (isServerError(error)) return error.code;
    throw error;
  }
  return 'none';
}

describe('parseClientMessage', () => {
  it('takes the three messages of the contract and nothing beyond their fields', () => {
    const ask = { type: 'ask', id: '1', question: '残疾人证', township: 'xiazhen', conversation: 'c' };
    expect(parse(JSON.stringify({ ...ask, extra: 1 }))).toEqual(ask);
    expect(parse('{"type":"cancel","id":"1","question":"x"}')).toEqual({ type: 'cancel', id: '1' });
    expect(parse('{"type":"ping","id":"1"}')).toEqual({ type: 'ping' });
  });

  it.each([
    ['', 'BAD_JSON'],
    ['{', 'BAD_JSON'],
    ['null', 'BAD_BODY'],
    ['[]', 'BAD_BODY'],
    ['"ask"', 'BAD_BODY'],
    ['{}', 'BAD_BODY'],
    ['{"type":"steal"}', 'MESSAGE_UNKNOWN'],
    ['{"type":1}', 'MESSAGE_UNKNOWN'],
    ['{"type":{"toString":1}}', 'MESSAGE_UNKNOWN'],
    ['{"__proto__":{"type":"ping"}}', 'BAD_BODY'],
    ['{"type":"ask","question":"x"}', 'BAD_BODY'],
    ['{"type":"ask","id":"","question":"x"}', 'BAD_BODY'],
    ['{"type":"ask","id":7,"question":"x"}', 'BAD_BODY'],
    [`{"type":"ask","id":"${'x'.repeat(65)}","question":"x"}`, 'BAD_BODY'],
    ['{"type":"cancel"}', 'BAD_BODY'],
    ['{"type":"ask","id":"1"}', 'QUESTION_MISSING'],
    ['{"type":"ask","id":"1","question":" "}', 'QUESTION_EMPTY'],
    ['{"type":"ask","id":"1","question":"x","township":"shanghai"}', 'TOWNSHIP_UNKNOWN'],
  ])('%s is %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('throws nothing but errors of the contract, whatever comes', () => {
    const message = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record(
          {
            type: fc.oneof(fc.constantFrom('ask', 'cancel', 'ping'), fc.jsonValue()),
            id: fc.oneof(fc.string(), fc.jsonValue()),
            question: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
            township: fc.oneof(fc.constant('xiazhen'), fc.jsonValue()),
            conversation: fc.jsonValue(),
          },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(message, (text) => {
        expect(codeOf(text)).not.toBe('INTERNAL');
        messageIdOf(text);
      }),
      { numRuns: 2000 },
    );
  });
});

it('finds the id that an answer to a wrong frame must carry', () => {
  expect(messageIdOf('{"type":"ask","id":"7"}')).toBe('7');
  for (const text of ['', 'null', '[]', '{}', '{"id":7}', '{"id":""}', `{"id":"${'x'.repeat(65)}"}`]) {
    expect(messageIdOf(text)).toBeNull();
  }
});
