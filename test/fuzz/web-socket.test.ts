import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ServerMessage } from '../../server/protocol.ts';
import { openChatClient } from '../support/chat-client.ts';
import { type FuzzServer, startFuzzServer } from './fuzz-server.ts';
import { CORPUS, FUZZ_MS, field, HOSTILE, JSON_VALUE, runs } from './hostile-input.ts';

let fuzz: FuzzServer;
let frames = 0;

beforeAll(async () => {
  fuzz = await startFuzzServer();
});

afterAll(async () => {
  await fuzz.server.close();
  console.log(`WebSocket: ${frames} frames, ${Math.round(process.memoryUsage().rss / 1e6)} MB at the end`);
});

const MESSAGE = fc
  .record({
    type: field(['ask', 'ask', 'ask', 'cancel', 'ping', 'welcome', 'done']),
    id: field(['1', '2', '3', 'same-id-for-all-of-them']),
    question: fc.oneof({ weight: 6, arbitrary: HOSTILE.map((text) => JSON.stringify(text)) }, JSON_VALUE),
    township: field(['a', 'b']),
    conversation: JSON_VALUE,
    inherited: JSON_VALUE,
    kept: fc.subarray([
      'type',
      'type',
      'id',
      'id',
      'question',
      'question',
      'township',
      'conversation',
      'inherited',
    ] as const),
  })
  .map(({ kept, ...values }) => {
    const fields = [...new Set(kept)].map(
      (name) => `"${name === 'inherited' ? '__proto__' : name}":${values[name]}`,
    );
    return `{${fields.join(',')}}`;
  });
const FRAME = fc.oneof(
  { weight: 6, arbitrary: MESSAGE },
  { weight: 1, arbitrary: JSON_VALUE },
  { weight: 1, arbitrary: HOSTILE },
);

/** Sends texts over one connection. @returns what came back until all of them were dealt with */
async function chat(texts: readonly string[]): Promise<readonly ServerMessage[]> {
  frames += texts.length;
  const client = await openChatClient(fuzz.server.address);
  for (const text of texts) client.send(text);
  // Frames are taken in turn, and questions may take their time: an own one goes through all of that last.
  const isOver = ({ type, ...rest }: ServerMessage): boolean =>
    'id' in rest && rest.id === 'the-last-one' && (type === 'done' || type === 'error');
  for (;;) {
    const before = client.received.length;
    client.send({ type: 'ask', id: 'the-last-one', question: '残疾人证找谁办' });
    await client.next((message) => client.received.indexOf(message) >= before && isOver(message));
    if (client.received.slice(before).some(({ type }) => type === 'done')) break;
  }
  await client.close();
  return client.received;
}

function expectHonest(received: readonly ServerMessage[]): void {
  for (const message of received) {
    if (message.type !== 'error') continue;
    expect(message.error.code).not.toBe('INTERNAL');
    expect(message.error.message).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{5,300}$/u);
  }
  const open = new Set<string>();
  for (const message of received) {
    if (message.type === 'understood') {
      expect(open.has(message.id)).toBe(false);
      open.add(message.id);
    }
    if (message.type === 'done') expect(open.delete(message.id)).toBe(true);
  }
}

it('each text of the corpus as a question, an id and a frame', { timeout: FUZZ_MS }, async () => {
  for (let from = 0; from < CORPUS.length; from += 15) {
    const texts = CORPUS.slice(from, from + 15).flatMap((text, at) => [
      JSON.stringify({ type: 'ask', id: `text-${at}`, question: text }),
      JSON.stringify({ type: 'ask', id: text, question: '残疾人证' }),
      JSON.stringify({ type: text, id: '2' }),
      text,
    ]);
    expectHonest(await chat(texts));
  }
});

it('any frames in any order are answered, refused or cancelled', { timeout: FUZZ_MS }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(FRAME, { minLength: 1, maxLength: 8 }), async (texts) =>
      expectHonest(await chat(texts)),
    ),
    runs(30),
  );
});

it('bytes that are no frames end their own connection and no other', { timeout: FUZZ_MS }, async () => {
  const witness = await openChatClient(fuzz.server.address);
  const opcodes = fc.constantFrom(
    0x00,
    0x01,
    0x02,
    0x03,
    0x08,
    0x09,
    0x0a,
    0x0f,
    0x80,
    0x81,
    0x82,
    0x88,
    0x89,
    0xc1,
    0xf1,
  );
  const lengths = fc.constantFrom(0x00, 0x05, 0x7d, 0x7e, 0x7f, 0x80, 0x85, 0xfd, 0xfe, 0xff);
  const bytes = fc
    .tuple(opcodes, lengths, fc.uint8Array({ maxLength: 80 }))
    .map(([opcode, length, rest]) => Buffer.from([opcode, length, ...rest]));
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 4 }), async (parts) => {
      frames += parts.length;
      const socket = connect(fuzz.port, '127.0.0.1');
      socket.on('error', () => undefined);
      const key = randomBytes(16).toString('base64');
      socket.write(
        `GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
      );
      await once(socket, 'data');
      socket.resume();
      for (const part of parts) socket.write(part);
      socket.end();
      if (!socket.closed) await once(socket, 'close');
    }),
    runs(30),
  );
  witness.send({ type: 'ping' });
  await witness.next(({ type }) => type === 'pong');
  await witness.close();
});

it('leaves a log of whole lines without a fault of the server', () => {
  for (const line of fuzz.log) {
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line).level, line).not.toBe('error');
  }
});
