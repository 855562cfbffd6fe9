import { beforeEach, expect, it } from 'vitest';
import type { AskRequest, ServerMessage } from '../../server/protocol.ts';
import { answerParts } from '../../web/answer-parts.ts';
import {
  CHECK_WITHIN_MS,
  type ChatConnection,
  type ChatSocket,
  type ConnectionStatus,
  createChatConnection,
  PING_EVERY_MS,
  PONG_WITHIN_MS,
  type PostResult,
  RETRY_FIRST_MS,
  RETRY_MAX_MS,
  retryDelay,
} from '../../web/chat-connection.ts';
import { buildAnswer } from '../support/build-answer.ts';

const WELCOME = { type: 'welcome', version: 1, townships: [], limits: {} };

/** A socket whose other end is the test. */
class FakeSocket implements ChatSocket {
  readonly sent: unknown[] = [];
  onmessage: ChatSocket['onmessage'] = null;
  onclose: ChatSocket['onclose'] = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.onclose?.();
  }
  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  answers(id: string): void {
    for (const part of answerParts(id, buildAnswer())) this.says(part);
  }
}

let sockets: FakeSocket[];
let timers: { callback: () => void; ms: number; gone: boolean }[];
let messages: ServerMessage[];
let statuses: ConnectionStatus[];
let posted: AskRequest[];
let postResult: PostResult;
let online: boolean;
let connection: ChatConnection;

const last = (): FakeSocket => sockets.at(-1) as FakeSocket;
const phase = () => statuses.at(-1)?.phase;
const types = () => messages.map(({ type }) => type);
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Runs the timer that would be the next to end. */
function runTimer(ms: number): void {
  const timer = timers.find((one) => !one.gone && one.ms === ms);
  if (!timer)
    throw new Error(`no timer of ${ms} ms among ${timers.filter((one) => !one.gone).map((one) => one.ms)}`);
  timer.gone = true;
  timer.callback();
}

beforeEach(() => {
  sockets = [];
  timers = [];
  messages = [];
  statuses = [];
  posted = [];
  postResult = { kind: 'lost' };
  online = true;
  connection = createChatConnection({
    openSocket: () => {
      sockets.push(new FakeSocket());
      return last();
    },
    post: async (request) => {
      posted.push(request);
      return postResult;
    },
    setTimer(callback, ms) {
      const timer = { callback, ms, gone: false };
      timers.push(timer);
      return () => {
        timer.gone = true;
      };
    },
    random: () => 0,
    isOnline: () => online,
    onMessage: (message) => messages.push(message),
    onStatus: (status) => statuses.push(status),
  });
  connection.start();
});

it('sends a question that was asked before the line stood once it stands', () => {
  connection.ask('q1', { question: '残疾人证' });
  expect(last().sent).toEqual([]);
  last().says(WELCOME);
  expect(last().sent).toEqual([{ type: 'ask', id: 'q1', question: '残疾人证' }]);
  last().answers('q1');
  expect(types()).toEqual(['welcome', 'understood', 'verdict', 'cards', 'suggestions', 'done']);
});

it('asks a lost answer again under the same id after a reconnect, and only that', async () => {
  last().says(WELCOME);
  connection.ask('q1', { question: '残疾人证' });
  last().answers('q1');
  connection.ask('q2', { question: '收养' });
  last().says({ type: 'understood', id: 'q2', township: null, subject: null, carried: false });
  last().close();
  await settled();
  expect(phase()).toBe('retrying');
  runTimer(RETRY_FIRST_MS);
  last().says(WELCOME);
  expect(phase()).toBe('open');
  expect(last().sent).toEqual([{ type: 'ask', id: 'q2', question: '收养' }]);
});

it('waits longer after each failure, and from the start again after a success', () => {
  last().close();
  runTimer(RETRY_FIRST_MS);
  last().close();
  runTimer(RETRY_FIRST_MS * 2);
  last().close();
  runTimer(RETRY_FIRST_MS * 4);
  last().says(WELCOME);
  last().close();
  runTimer(RETRY_FIRST_MS);
  expect(sockets).toHaveLength(5);
});

it('spreads reconnects and never waits longer than the maximum', () => {
  expect(retryDelay(0, 1)).toBe(RETRY_FIRST_MS / 2);
  expect(retryDelay(1_000, 0)).toBe(RETRY_MAX_MS);
});

it('answers over HTTP while the socket does not open', async () => {
  postResult = { kind: 'answer', answer: buildAnswer() };
  connection.ask('q1', { question: '残疾人证', township: 'xiazhen' });
  last().close();
  await settled();
  expect(posted).toEqual([{ question: '残疾人证', township: 'xiazhen' }]);
  expect(phase()).toBe('fallback');
  expect(types()).toContain('done');
  connection.ask('q2', { question: '收养' });
  await settled();
  expect(posted).toHaveLength(2);
});

it('keeps the question when HTTP gives no answer either', async () => {
  connection.ask('q1', { question: '残疾人证' });
  last().close();
  await settled();
  expect(types()).toEqual([]);
  runTimer(RETRY_FIRST_MS);
  last().says(WELCOME);
  expect(last().sent).toEqual([{ type: 'ask', id: 'q1', question: '残疾人证' }]);
});

it('says that the device is offline and sends nothing meanwhile', async () => {
  online = false;
  connection.ask('q1', { question: '残疾人证' });
  last().close();
  await settled();
  expect(phase()).toBe('offline');
  expect(posted).toEqual([]);
  online = true;
  connection.retryNow();
  last().says(WELCOME);
  expect(last().sent).toHaveLength(1);
});

it('takes a line as dead on which no answer to a ping comes', () => {
  last().says(WELCOME);
  runTimer(PING_EVERY_MS);
  expect(last().sent).toEqual([{ type: 'ping' }]);
  runTimer(PONG_WITHIN_MS);
  expect(phase()).toBe('retrying');
});

it('looks at once whether the line still stands when the device says that its network is gone', () => {
  last().says(WELCOME);
  online = false;
  connection.checkNow();
  expect(last().sent.at(-1)).toEqual({ type: 'ping' });
  runTimer(CHECK_WITHIN_MS);
  expect(phase()).toBe('offline');
});

it('believes the line more than the device: a server on this machine needs no network', () => {
  last().says(WELCOME);
  online = false;
  connection.checkNow();
  last().says({ type: 'pong' });
  expect(() => runTimer(CHECK_WITHIN_MS)).toThrow();
  expect(phase()).toBe('open');
});

it('keeps a line on which the pong comes', () => {
  last().says(WELCOME);
  runTimer(PING_EVERY_MS);
  last().says({ type: 'pong' });
  expect(() => runTimer(PONG_WITHIN_MS)).toThrow();
  expect(phase()).toBe('open');
});

it('asks without the conversation when the server no longer knows it', () => {
  last().says(WELCOME);
  connection.ask('q1', { question: '托里镇呢', conversation: 'old' });
  last().says({ type: 'error', id: 'q1', error: { code: 'CONVERSATION_UNKNOWN', message: '…' } });
  expect(last().sent[1]).toEqual({ type: 'ask', id: 'q1', question: '托里镇呢' });
  expect(types()).toEqual(['welcome']);
});

it('reconnects and asks again when the server shuts down in the middle of an answer', async () => {
  last().says(WELCOME);
  connection.ask('q1', { question: '残疾人证' });
  last().says({ type: 'error', id: 'q1', error: { code: 'SHUTTING_DOWN', message: '…' } });
  await settled();
  runTimer(RETRY_FIRST_MS);
  last().says(WELCOME);
  expect(last().sent).toHaveLength(1);
  expect(types()).not.toContain('error');
});

it('passes an error on and does not ask again', () => {
  last().says(WELCOME);
  connection.ask('q1', { question: '残疾人证' });
  last().says({ type: 'error', id: 'q1', error: { code: 'RATE_LIMITED', message: '请稍后再试。' } });
  expect(types()).toEqual(['welcome', 'error']);
  last().close();
  runTimer(RETRY_FIRST_MS);
  last().says(WELCOME);
  expect(last().sent).toEqual([]);
});

it('shows no part of an answer that was withdrawn', () => {
  last().says(WELCOME);
  connection.ask('q1', { question: '残疾人证' });
  connection.cancel('q1');
  last().answers('q1');
  expect(last().sent.at(-1)).toEqual({ type: 'cancel', id: 'q1' });
  expect(types()).toEqual(['welcome', 'cancelled']);
});

it('passes over what is not a message', () => {
  last().onmessage?.({ data: 'not json' });
  last().onmessage?.({ data: new Uint8Array(2) });
  last().onmessage?.({ data: '[]' });
  expect(types()).toEqual([]);
});
