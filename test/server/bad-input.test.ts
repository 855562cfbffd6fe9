import { beforeAll, describe, expect, it } from 'vitest';
import { type ErrorBody, LIMITS } from '../../server/protocol.ts';
import { askRequest, createTestApp } from '../support/test-server.ts';

const { app, logged } = createTestApp();
const { questionCharacters, bodyBytes } = LIMITS;

/** Name, what is sent, the status and the code that must come back. */
type Case = readonly [
  name: string,
  path: string,
  init: RequestInit | undefined,
  status: number,
  code: string,
];

const asks = (name: string, body: unknown, code: string, status = 400): Case => [
  name,
  '/api/ask',
  askRequest(body),
  status,
  code,
];
const gets = (path: string, code: string, status = 400): Case => [path, path, undefined, status, code];
const calls = (method: string, path: string): Case => [
  `${method} ${path}`,
  path,
  { method },
  405,
  'METHOD_NOT_ALLOWED',
];

const CASES: readonly Case[] = [
  asks('no body', '', 'BAD_JSON'),
  asks('not JSON', '{"question":', 'BAD_JSON'),
  asks('a form', 'question=x', 'BAD_JSON'),
  asks('broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'BAD_JSON'),
  asks('deep nesting', `${'['.repeat(20_000)}`, 'BAD_JSON'),
  asks('an array', [], 'BAD_BODY'),
  asks('null', null, 'BAD_BODY'),
  asks('a string', '"残疾人证"', 'BAD_BODY'),
  asks('no question', {}, 'QUESTION_MISSING'),
  asks('question null', { question: null }, 'QUESTION_MISSING'),
  asks('inherited question', '{"__proto__":{"question":"残疾人证"}}', 'QUESTION_MISSING'),
  asks('question a number', { question: 42 }, 'BAD_BODY'),
  asks('question a list', { question: ['残疾人证'] }, 'BAD_BODY'),
  asks('empty', { question: '' }, 'QUESTION_EMPTY'),
  asks('blank', { question: ' \n\t\u3000\u00a0' }, 'QUESTION_EMPTY'),
  asks('nothing visible', { question: '\u200b\u200d\u2060\ufeff\u202e\u{e0041}\u115f' }, 'QUESTION_EMPTY'),
  asks('one character too many', { question: '问'.repeat(questionCharacters + 1) }, 'QUESTION_TOO_LONG'),
  asks('10,000 characters', { question: '问'.repeat(10_000) }, 'QUESTION_TOO_LONG'),
  asks('a null character', { question: '残疾\u0000人证' }, 'QUESTION_UNREADABLE'),
  asks('an escape sequence', { question: '\u001b[31m残疾人证' }, 'QUESTION_UNREADABLE'),
  asks('half a surrogate pair', '{"question":"残疾\\ud800人证"}', 'QUESTION_UNREADABLE'),
  asks('township unknown', { question: '残疾人证', township: 'shanghai' }, 'TOWNSHIP_UNKNOWN'),
  asks('township a property', { question: '残疾人证', township: '__proto__' }, 'TOWNSHIP_UNKNOWN'),
  asks('township by name', { question: '残疾人证', township: '夏镇' }, 'TOWNSHIP_UNKNOWN'),
  asks('township empty', { question: '残疾人证', township: '' }, 'TOWNSHIP_UNKNOWN'),
  asks('township a number', { question: '残疾人证', township: 1 }, 'BAD_BODY'),
  asks('conversation unknown', { question: '残疾人证', conversation: 'x' }, 'CONVERSATION_UNKNOWN', 404),
  asks('conversation an object', { question: '残疾人证', conversation: {} }, 'BAD_BODY'),
  asks('a body over the limit', { question: 'x'.repeat(bodyBytes) }, 'BODY_TOO_LARGE', 413),
  gets('/nowhere', 'ROUTE_UNKNOWN', 404),
  gets('/api/nowhere', 'ROUTE_UNKNOWN', 404),
  gets('/..%2f..%2fpackage.json', 'ROUTE_UNKNOWN', 404),
  gets('/%E0%A4', 'ROUTE_UNKNOWN', 404),
  gets('/ws', 'UPGRADE_REQUIRED', 426),
  gets('/api/items/xiazhen/cooperative/999', 'ITEM_UNKNOWN', 404),
  gets('/api/items/%E0%A4%A', 'ITEM_UNKNOWN', 404),
  gets('/api/items/..%2f..%2fpackage.json', 'ITEM_UNKNOWN', 404),
  gets('/api/items?township=shanghai', 'TOWNSHIP_UNKNOWN'),
  gets('/api/items?list=other', 'PARAMETER_INVALID'),
  gets('/api/items?page=0', 'PARAMETER_INVALID'),
  gets('/api/items?page=1.5', 'PARAMETER_INVALID'),
  gets('/api/items?page=9999999999', 'PARAMETER_INVALID'),
  gets('/api/items?q=a%00b', 'PARAMETER_INVALID'),
  gets(`/api/items?category=${'x'.repeat(questionCharacters + 1)}`, 'PARAMETER_INVALID'),
  gets(`/api/suggest?q=${'x'.repeat(questionCharacters + 1)}`, 'PARAMETER_INVALID'),
  gets('/api/suggest?q=%FF', 'PARAMETER_INVALID'),
  gets('/api/conversations/unknown', 'CONVERSATION_UNKNOWN', 404),
  calls('GET', '/api/ask'),
  calls('PUT', '/api/ask'),
  calls('POST', '/api/items'),
  calls('DELETE', '/api/items/xiazhen/cooperative/20'),
  calls('POST', '/api/suggest'),
  calls('POST', '/api/conversations/x'),
  calls('POST', '/healthz'),
  calls('DELETE', '/openapi.json'),
];

describe.each(CASES)('%s', (_, path, init, status, code) => {
  let response: Response;
  let body: ErrorBody;
  beforeAll(async () => {
    response = await app.request(path, init);
    body = (await response.json()) as ErrorBody;
  });

  it(`is ${status} ${code} with a sentence that says what to do`, () => {
    expect([response.status, body.error.code]).toEqual([status, code]);
    expect(Object.keys(body)).toEqual(['error']);
    expect(body.error.message).toMatch(/请.*。$/u);
    expect(body.error.message).not.toMatch(/\{[a-z]+\}|undefined/);
  });
});

it('names the methods that a path has', async () => {
  const response = await app.request('/api/conversations/x', { method: 'PATCH' });
  expect(response.headers.get('Allow')).toBe('GET, DELETE');
});

it.each([
  ['as long as it may be', '问'.repeat(questionCharacters)],
  ['as long as it may be, in characters outside the first plane', '𠮷'.repeat(questionCharacters)],
  ['lines and tabs', '残疾人证\r\n\t找谁办'],
  ['an emoji of several characters', '👨‍👩‍👧 残疾人证'],
])('takes a question with %s', async (_, question) => {
  expect((await app.request('/api/ask', askRequest({ question }))).status).toBe(200);
});

it('goes on after all of that, without a fault in the log', async () => {
  expect((await app.request('/healthz')).status).toBe(200);
  expect(logged).toEqual([]);
});
