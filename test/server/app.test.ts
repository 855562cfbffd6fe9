import { describe, expect, it } from 'vitest';
import type { Answer, ConversationView, ItemDetail, ItemsPage } from '../../server/protocol.ts';
import { askRequest, createTestApp } from '../support/test-server.ts';

async function ask(app: ReturnType<typeof createTestApp>['app'], body: unknown): Promise<Answer> {
  const response = await app.request('/api/ask', askRequest(body));
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

describe('POST /api/ask', () => {
  it('answers a question with citations, best first, and a conversation', async () => {
    const { app } = createTestApp();
    const answer = await ask(app, { question: '残疾人证找谁办' });
    expect(answer.kind).toBe('answer');
    expect(answer.citations.map(({ id }) => id)).toEqual([
      'xiazhen/cooperative/20',
      'tuolizhen/cooperative/19',
    ]);
    expect(answer.conversation).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.tookMs).toBeGreaterThanOrEqual(0);
  });

  it('answers for the township that is set', async () => {
    const { app } = createTestApp();
    const answer = await ask(app, { question: '残疾人证找谁办', township: 'tuolizhen' });
    expect(answer.citations.map(({ id }) => id)).toEqual(['tuolizhen/cooperative/19']);
  });

  it('takes null for a field that is left out, and drops unknown fields', async () => {
    const { app } = createTestApp();
    const body = '{"question":"残疾人证","township":null,"conversation":null,"__proto__":{"admin":1},"x":[]}';
    expect((await ask(app, body)).kind).toBe('answer');
    expect(({} as { admin?: number }).admin).toBeUndefined();
  });

  it('hands the earlier turns of the conversation to the answerer', async () => {
    const { app, knowledge } = createTestApp();
    const first = await ask(app, { question: '残疾人证找谁办', township: 'xiazhen' });
    await ask(app, { question: '那宅基地呢', conversation: first.conversation });
    expect(knowledge.contexts[0]).toEqual({ township: 'xiazhen', turns: [] });
    expect(knowledge.contexts[1]).toEqual({
      township: null,
      turns: [{ question: '残疾人证找谁办', township: 'xiazhen', answer: first }],
    });
  });

  it('shows a fixed sentence when the answerer fails, and logs the fault without the question', async () => {
    const { app, logged } = createTestApp();
    const response = await app.request('/api/ask', askRequest({ question: '故障在哪' }));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text).error.code).toBe('INTERNAL');
    expect(text).not.toMatch(/secret|refused/);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).toContain('connection refused');
    expect(JSON.stringify(logged)).not.toContain('故障在哪');
    expect((await ask(app, { question: '残疾人证' })).kind).toBe('answer');
  });

  it('is 503 with a time to wait while the index is being prepared', async () => {
    const { app } = createTestApp({ answersFrom: () => null });
    for (const path of ['/healthz', '/api/items', '/api/suggest?q=a']) {
      const response = await app.request(path);
      expect([path, response.status, response.headers.get('Retry-After')]).toEqual([path, 503, '2']);
    }
    expect((await app.request('/api/ask', askRequest({ question: '残疾人证' }))).status).toBe(503);
    expect((await app.request('/openapi.json')).status).toBe(200);
  });
});

describe('GET /api/items', () => {
  it('filters, counts and pages', async () => {
    const { app } = createTestApp();
    const query = new URLSearchParams({
      township: 'xiazhen',
      list: 'cooperative',
      department: '托克逊县民政局',
    });
    const page = (await (await app.request(`/api/items?${query}`)).json()) as ItemsPage;
    expect(page).toMatchObject({ total: 1, page: 1, items: [{ id: 'xiazhen/cooperative/21' }] });
    expect(page.counts.department).toEqual({ 托克逊县残疾人联合会: 2, 托克逊县民政局: 1 });
  });

  it.each(['/api/items/xiazhen/cooperative/20', '/api/items/xiazhen%2Fcooperative%2F20'])(
    'gives one item with its passage at %s',
    async (path) => {
      const { app } = createTestApp();
      const item = (await (await app.request(path)).json()) as ItemDetail;
      expect(item).toMatchObject({ id: 'xiazhen/cooperative/20', family: ['tuolizhen/cooperative/19'] });
      expect(item.passage.length).toBeGreaterThan(0);
    },
  );
});

describe('GET /api/suggest', () => {
  it('completes what is typed, and nothing for an empty box', async () => {
    const { app } = createTestApp();
    const typed = await (await app.request(`/api/suggest?q=${encodeURIComponent('残疾人证')}`)).json();
    expect(typed).toEqual({
      suggestions: [
        { text: '残疾人证管理', kind: 'title', id: 'xiazhen/cooperative/20' },
        { text: '做好残疾人证管理', kind: 'title', id: 'tuolizhen/cooperative/19' },
      ],
    });
    expect(await (await app.request('/api/suggest?q=')).json()).toEqual({ suggestions: [] });
  });
});

describe('/api/conversations/:id', () => {
  it('gives the turns, oldest first, and deletes them on request', async () => {
    const { app } = createTestApp();
    const first = await ask(app, { question: '残疾人证找谁办', township: 'xiazhen' });
    const { conversation } = first;
    const second = await ask(app, { question: '天气怎么样', conversation });
    const path = `/api/conversations/${conversation}`;
    const view = (await (await app.request(path)).json()) as ConversationView;
    expect(view.turns.map(({ question, township, answer }) => ({ question, township, answer }))).toEqual([
      { question: '残疾人证找谁办', township: 'xiazhen', answer: first },
      { question: '天气怎么样', township: null, answer: second },
    ]);
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(204);
    expect((await app.request(path)).status).toBe(404);
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(404);
    expect((await app.request('/api/ask', askRequest({ question: '还有呢', conversation }))).status).toBe(
      404,
    );
  });
});

describe('headers', () => {
  it('allow nothing from elsewhere and no script within the page', async () => {
    const { app } = createTestApp();
    const { headers } = await app.request('/healthz');
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Set-Cookie')).toBeNull();
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('stand on errors too, and answers are kept by nobody', async () => {
    const { app } = createTestApp();
    for (const response of [
      await app.request('/nowhere'),
      await app.request('/api/ask', askRequest('x')),
      await app.request('/api/ask', askRequest({ question: '残疾人证' })),
    ]) {
      expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  it('refuse a foreign page that writes, and let an allowed one', async () => {
    const { app } = createTestApp({ allowedOrigins: ['https://zwfw.example.cn'] });
    const from = (Origin: string) =>
      app.request('/api/ask', askRequest({ question: '残疾人证' }, { Origin }));
    expect((await from('http://evil.example')).status).toBe(403);
    expect((await from('null')).status).toBe(403);
    expect((await from('http://localhost')).status).toBe(200);
    expect((await from('https://zwfw.example.cn')).status).toBe(200);
    const deletes = { method: 'DELETE', headers: { Origin: 'http://evil.example' } };
    expect((await app.request('/api/conversations/x', deletes)).status).toBe(403);
  });
});

it('GET /healthz tells what is answered from', async () => {
  const { app } = createTestApp();
  expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok', items: 5, townships: 2 });
});

it('GET /healthz goes on with 200 when newer lists cannot be loaded, and says so', async () => {
  const message = '仍用原来的清单回答。清单文件不是有效的 UTF-8 文本。请用 UTF-8 编码重新保存。';
  const { app } = createTestApp({
    reloadProblem: () => ({ code: 'SEED_ENCODING', message, since: Date.UTC(2026, 0, 2) }),
  });
  const response = await app.request('/healthz');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: 'ok',
    items: 5,
    townships: 2,
    problem: { code: 'SEED_ENCODING', message, since: '2026-01-02T00:00:00.000Z' },
  });
  expect(await (await app.request('/metrics')).text()).toContain('zhaoshuiban_reload_failed 1\n');
});

describe('GET /readyz', () => {
  it('tells the versions and hashes of what is loaded', async () => {
    const { app } = createTestApp();
    expect(await (await app.request('/readyz')).json()).toEqual({
      status: 'ready',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      protocol: 1,
      index: { format: 1, tokenizer: 't', model: 'hash/1', seeds: 's' },
    });
  });

  it('is 503 before', async () => {
    const { app } = createTestApp({ answersFrom: () => null });
    const response = await app.request('/readyz');
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '2']);
  });
});

describe('GET /metrics', () => {
  it('is there before the index is, and counts what was refused meanwhile', async () => {
    const { app } = createTestApp({ answersFrom: () => null });
    await app.request('/api/ask', askRequest({ question: '残疾人证' }));
    const response = await app.request('/metrics');
    expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    expect(text).toContain('zhaoshuiban_ready 0\n');
    expect(text).toContain('zhaoshuiban_refusals_total{code="NOT_READY"} 1\n');
  });

  it('has one line a value, and help and type for each name', async () => {
    const { app } = createTestApp();
    await app.request('/nowhere');
    const lines = (await (await app.request('/metrics')).text()).trimEnd().split('\n');
    const typed = new Set(
      lines.flatMap((line) => /^# TYPE (\w+) (?:counter|gauge|histogram)$/.exec(line)?.[1] ?? []),
    );
    expect(typed.size).toBeGreaterThan(10);
    for (const line of lines.filter((candidate) => !candidate.startsWith('#'))) {
      const [, name = ''] =
        /^(\w+)(?:\{(?:\w+="[^"\n]*",?)+\})? (?:[-+.\de]+|\+Inf)$/.exec(line) ??
        expect.fail(`not a value: ${line}`);
      expect(typed).toContain(name.replace(/_(?:bucket|sum|count)$/, ''));
    }
    expect(lines).toContain('zhaoshuiban_refusals_total{code="ROUTE_UNKNOWN"} 1');
    expect(lines).toContain('zhaoshuiban_index_info{format="1",tokenizer="t",model="hash/1",seeds="s"} 1');
  });
});

describe('the id of a request', () => {
  it('stands on every response and in the log of its fault', async () => {
    const { app, logged } = createTestApp();
    const response = await app.request('/api/ask', askRequest({ question: '故障' }));
    const id = response.headers.get('X-Request-Id');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(logged[0]).toMatchObject({ event: 'request-failed', fields: { request: id, method: 'POST' } });
    expect((await app.request('/healthz')).headers.get('X-Request-Id')).not.toBe(id);
  });
});
