import { once } from 'node:events';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FuzzServer, startFuzzServer } from './fuzz-server.ts';
import { ASK_BODY, CORPUS, FUZZ_MS, HOSTILE, JSON_VALUE, runs } from './hostile-input.ts';

/** An answer that has not come by then is none. */
const HANGING_MS = 10_000;

let fuzz: FuzzServer;
let inputs = 0;
let slowest = 0;

beforeAll(async () => {
  fuzz = await startFuzzServer();
});

afterEach(() => {
  // Each log line is one JSON object, whatever was asked; none tells of a fault of ours.
  for (const line of (fuzz.log as string[]).splice(0)) {
    expect(line.indexOf('\n')).toBe(line.length - 1);
    const { event, level } = JSON.parse(line) as { event: string; level: string };
    expect([event, level], line).not.toContain('error');
    expect(event).not.toBe('forged');
  }
});

afterAll(async () => {
  await fuzz.server.close();
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  console.log(`HTTP: ${inputs} inputs, the slowest took ${Math.round(slowest)} ms, ${memory} MB at the end`);
});

interface RawResponse {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they are and reads what comes back until the connection is closed. */
async function exchange(bytes: string | Buffer): Promise<RawResponse | null> {
  inputs += 1;
  const started = performance.now();
  const socket = connect(fuzz.port, '127.0.0.1');
  socket.setTimeout(HANGING_MS, () => socket.destroy(new Error('no answer')));
  socket.end(bytes);
  const received = (await buffer(socket)).toString('latin1').replace(/^HTTP\/1\.1 100 .*\r\n\r\n/, '');
  slowest = Math.max(slowest, performance.now() - started);
  if (received === '') return null;
  const at = received.indexOf('\r\n\r\n');
  const head = received.slice(0, at);
  return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]), head, body: received.slice(at + 4) };
}

const utf8 = (response: RawResponse): string => Buffer.from(response.body, 'latin1').toString('utf8');

/** Every answer of the server, whatever it was sent. */
function expectHonest(response: RawResponse | null): asserts response is RawResponse {
  if (response === null) throw new Error('the connection was closed without an answer');
  expect(response.status === 503 || (response.status >= 200 && response.status < 500), response.head).toBe(
    true,
  );
  expect(response.head).not.toMatch(/^(?:set-cookie|access-control-allow-origin):/im);
  expect(response.body).not.toContain('root:x:0');
  expect(response.body).not.toContain('"scripts"');
}

function postBytes(body: string | Buffer, head = ''): Buffer {
  const bytes = Buffer.from(body);
  const lines = [
    'POST /api/ask HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${bytes.length}`,
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n${head}\r\n`), bytes]);
}

async function expectAnswerTo(body: string | Buffer): Promise<void> {
  const response = await exchange(postBytes(body));
  expectHonest(response);
  const answer = JSON.parse(utf8(response));
  if (response.status === 200) expect(['answer', 'clarify', 'none']).toContain(answer.kind);
  else {
    expect(answer.error.code).toMatch(/^[A-Z_]+$/);
    // What is repeated of the input is one short line without characters that show nothing.
    expect(answer.error.message).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{5,300}$/u);
  }
}

describe('POST /api/ask', () => {
  it('answers or refuses each text of the corpus', { timeout: FUZZ_MS }, async () => {
    for (const question of CORPUS) await expectAnswerTo(JSON.stringify({ question }));
  });

  it('answers or refuses any body that looks like a question', { timeout: FUZZ_MS }, async () => {
    await fc.assert(fc.asyncProperty(ASK_BODY, expectAnswerTo), runs(100));
  });

  it('refuses any other JSON, and bytes', { timeout: FUZZ_MS }, async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    await fc.assert(fc.asyncProperty(fc.oneof(JSON_VALUE, HOSTILE, bytes), expectAnswerTo), runs(40));
    expect(({} as Record<string, unknown>).question).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

/** As an address holds a text; halves of surrogate pairs become replacement characters. */
function encodeText(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** The tags of a page without what stands in their quotation marks. */
function bareTags(html: string): string {
  const tags = html.match(/<[a-z!/](?:"[^"]*"|[^">])*>/gi) ?? [];
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '')).join('');
}

/** Escapes, sometimes not: what stands in an address is whatever fits between two spaces. */
const IN_ADDRESS = fc.oneof(
  HOSTILE.map((text) => encodeText(text)),
  HOSTILE.map((text) => text.replace(/[\s\p{Cc}]/gu, '')),
  fc.constantFrom(
    '..',
    '../..',
    '%2e%2e',
    '%2e%2e%2f%2e%2e%2f',
    '..%5c..%5c',
    '....//',
    '%00',
    '%FF',
    '%',
    '%E0%A4',
  ),
  fc.constantFrom(
    '/etc/passwd',
    'package.json',
    'assets',
    'api/items',
    'render-page.mjs',
    '.git/config',
    'server/main.ts',
  ),
);
const ADDRESS = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('/', '/api/items', '/api/suggest', '/api/families', '/ask', '/browse'),
      fc.array(
        fc.tuple(
          fc.constantFrom(
            'q',
            'township',
            'list',
            'category',
            'department',
            'page',
            'pageSize',
            'sort',
            '__proto__',
            'q[]',
          ),
          IN_ADDRESS,
        ),
        { maxLength: 4 },
      ),
    )
    .map(([path, query]) => `${path}?${query.map(([name, value]) => `${name}=${value}`).join('&')}`),
  fc
    .tuple(
      fc.constantFrom(
        '/',
        '/assets/',
        '/api/items/',
        '/api/conversations/',
        '/items/',
        '/department/',
        '//',
        '/ws',
      ),
      fc.array(IN_ADDRESS, { maxLength: 5 }),
    )
    .map(([start, parts]) => start + parts.join('/')),
);

describe('addresses', () => {
  const METHOD = fc.constantFrom(
    'GET',
    'GET',
    'GET',
    'HEAD',
    'DELETE',
    'PUT',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
  );

  it('are answered with what is there or a refusal, and with nothing outside the page', {
    timeout: FUZZ_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(METHOD, ADDRESS, async (method, address) => {
        expectHonest(
          await exchange(`${method} ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
        );
      }),
      runs(100),
    );
  });

  it('a question in an address is text in the page and no markup', { timeout: FUZZ_MS }, async () => {
    const marked = fc.tuple(
      HOSTILE,
      fc.constantFrom('<xss>', '"xss=', "'xss=", '</title><xss>', '--><xss>'),
      HOSTILE,
    );
    await fc.assert(
      fc.asyncProperty(marked, async ([before, mark, after]) => {
        const question = encodeText(before.slice(0, 200) + mark + after.slice(0, 200));
        const response = await exchange(
          `GET /ask?q=${question} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
        );
        expectHonest(response);
        expect(bareTags(response.body)).not.toMatch(/xss|<img|onerror|onload|javascript/);
      }),
      runs(30),
    );
  });
});

describe('headers', () => {
  const NAME = fc.constantFrom(
    'Accept-Encoding',
    'If-None-Match',
    'Origin',
    'Host',
    'X-Forwarded-For',
    'X-Request-Id',
    'Upgrade',
    'Connection',
    'Sec-WebSocket-Key',
    'Sec-WebSocket-Version',
    'Sec-WebSocket-Extensions',
    'Content-Length',
    'Transfer-Encoding',
    'Expect',
    'Content-Type',
    'Cookie',
    'Range',
    'Accept-Language',
    '__proto__',
  );
  const VALUE = fc.oneof(
    HOSTILE.map((text) =>
      Buffer.from(text)
        .toString('latin1')
        .replace(/[\r\n]/g, ''),
    ),
    fc.constantFrom(
      'websocket',
      'Upgrade',
      'chunked',
      '-1',
      '0',
      '5',
      '99999999999999999999',
      '13',
      'x;q=0',
      '*',
      '""',
      'W/"x"',
      '100-continue',
      'null',
      'http://evil.example',
      '[::1',
      'localhost:99999',
      'permessage-deflate; server_max_window_bits=999',
    ),
  );
  const HEADERS = fc.array(fc.tuple(NAME, VALUE), { minLength: 1, maxLength: 5 });
  const START = fc.constantFrom(
    'GET / HTTP/1.1',
    'GET /ws HTTP/1.1',
    'GET /healthz HTTP/1.1',
    'POST /api/ask HTTP/1.1',
    'GET /ask?q=x HTTP/1.0',
  );

  it('of any kind are answered or refused', { timeout: FUZZ_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(START, HEADERS, async (start, headers) => {
        const lines = headers.map(([name, value]) => `${name}: ${value}`);
        const text = `${[start, 'Host: localhost', ...lines].join('\r\n')}\r\n\r\n`;
        const response = await exchange(Buffer.from(text, 'latin1'));
        // What ends in the middle of its body gets no answer: nobody is there any more.
        if (response !== null && response.status !== 101) expectHonest(response);
      }),
      runs(60),
    );
  });

  it('a body that breaks off is no fault of the server', async () => {
    for (const head of ['Content-Length: 5', 'Transfer-Encoding: chunked']) {
      const socket = connect(fuzz.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`POST /api/ask HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n3`);
      // The server has begun with it when another request, sent later, has its answer.
      await exchange(postBytes('{}'));
      socket.destroy();
      await once(socket, 'close');
    }
    await exchange(postBytes('{}'));
    expect(fuzz.log.map((line) => JSON.parse(line).level)).not.toContain('error');
  });

  it('bytes that are no request are refused', { timeout: FUZZ_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const response = await exchange(Buffer.from(bytes));
        if (response !== null) expectHonest(response);
      }),
      runs(30),
    );
  });
});

it('goes on after all of that', async () => {
  const response = await exchange('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  expect(response?.status).toBe(200);
  await expectAnswerTo(JSON.stringify({ question: '残疾人证找谁办' }));
});
