import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageFiles, readPageFiles } from '../../server/page-files.ts';
import { loadPageRenderer, type PageInput } from '../../server/page-renderer.ts';
import type { PageInput as WebPageInput } from '../../web/page-input.ts';
import { createTestApp } from '../support/test-server.ts';

const FRAME = '<!doctype html><div id="page"><!--page--><!--/page--></div>';
const SCRIPT = `console.log(${JSON.stringify('找谁办'.repeat(500))});`;
let folder: string;
let page: PageFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), FRAME);
  writeFileSync(join(folder, 'assets', 'main-ABCD1234.js'), SCRIPT);
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(
    join(folder, 'render-page.mjs'),
    'export const renderDocument = (frame, input) => frame.replace("<!--page-->", JSON.stringify(input));',
  );
  page = readPageFiles(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the page’s files', () => {
  it('are sent with type, policy and a name for their content', async () => {
    const { app } = createTestApp({ page });
    const response = await app.request('/manifest.webmanifest');
    expect(response.headers.get('Content-Type')).toBe('application/manifest+json; charset=utf-8');
    expect(response.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    expect(response.headers.get('Cache-Control')).toBe('no-cache');
    const etag = response.headers.get('ETag') ?? '';
    const again = await app.request('/manifest.webmanifest', {
      headers: { 'If-None-Match': `"x", ${etag}` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('with a hash in their name are kept for good', async () => {
    const { app } = createTestApp({ page });
    const response = await app.request('/assets/main-ABCD1234.js');
    expect(response.headers.get('Cache-Control')).toContain('immutable');
    expect(await response.text()).toBe(SCRIPT);
  });

  it('miss with a page for who reads it in a browser, with an error for a program', async () => {
    const render = await loadPageRenderer(join(folder, 'render-page.mjs'));
    const { app } = createTestApp({ page, render });
    const html = await app.request('/mistyped', { headers: { Accept: 'text/html,*/*' } });
    expect([html.status, await html.text()]).toEqual([404, expect.stringContaining('"url":"/mistyped"')]);
    const headers = { Accept: 'text/html' };
    for (const [path, init] of [
      ['/mistyped', {}],
      ['/api/mistyped', { headers }],
    ] as const) {
      const error = await app.request(path, init);
      expect([error.status, await error.json()]).toMatchObject([404, { error: { code: 'ROUTE_UNKNOWN' } }]);
    }
  });

  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip;q=0.5', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ] as const)('are compressed for who accepts %s', async (accepted, encoding, decompress) => {
    const { app } = createTestApp({ page });
    const response = await app.request('/assets/main-ABCD1234.js', {
      headers: { 'Accept-Encoding': accepted },
    });
    expect(response.headers.get('Content-Encoding')).toBe(encoding);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBeLessThan(SCRIPT.length / 4);
    expect(decompress(bytes).toString()).toBe(SCRIPT);
  });

  it('hold nothing outside their folder, and not the server’s renderer', async () => {
    const { app } = createTestApp({ page });
    for (const path of [
      '/../package.json',
      '/assets/../../x',
      '/assets%2f..%2findex.html',
      '/render-page.mjs',
      '/.',
    ]) {
      const response = await app.request(path);
      expect([path, response.status === 404 || path === '/.']).toEqual([path, true]);
    }
  });

  it('are none where the page is not built', async () => {
    expect(readPageFiles(join(folder, 'missing')).size).toBe(0);
    expect(await loadPageRenderer(join(folder, 'missing.mjs'))).toBeNull();
    expect((await createTestApp().app.request('/')).status).toBe(404);
  });
});

describe('a document', () => {
  async function open(
    path: string,
    options = {},
  ): Promise<{ status: number; input: PageInput; html: string }> {
    const render = await loadPageRenderer(join(folder, 'render-page.mjs'));
    const { app } = createTestApp({ page, render, ...options });
    const response = await app.request(path);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/);
    const html = await response.text();
    const json = /<div id="page">(.*)<!--\/page-->/s.exec(html)?.[1] ?? '';
    return { status: response.status, html, input: json.startsWith('{') ? JSON.parse(json) : {} };
  }

  it.each([
    '/',
    '/browse',
    '/department/%E6%B0%91%E6%94%BF%E5%B1%80',
    '/compare',
    '/overview',
    '/learn',
    '/history',
    '/settings',
  ])('stands at %s, with its address and the townships', async (path) => {
    const { status, input } = await open(path);
    expect(status).toBe(200);
    expect(input.url).toBe(path);
    expect(input.townships).toHaveLength(2);
  });

  it('answers the question of a form without JavaScript', async () => {
    const { input } = await open(`/ask?q=${encodeURIComponent('残疾人证找谁办')}&township=xiazhen`);
    expect(input.answer?.citations.map(({ id }) => id)).toEqual(['xiazhen/cooperative/20']);
    const { input: all } = await open(`/ask?q=${encodeURIComponent('残疾人证找谁办')}&township=`);
    expect(all.answer?.citations).toHaveLength(2);
  });

  it('is only read: its question leaves no conversation behind', async () => {
    const render = await loadPageRenderer(join(folder, 'render-page.mjs'));
    const { app, conversations } = createTestApp({ page, render });
    await app.request(`/ask?q=${encodeURIComponent('天气')}`);
    expect(conversations.openQuestions(0, 10)).toEqual([]);
  });

  it('says why a question has no answer, with the status', async () => {
    const tooLong = await open(`/ask?q=${'x'.repeat(1001)}`);
    expect([tooLong.status, tooLong.input.error?.code]).toEqual([400, 'QUESTION_TOO_LONG']);
    const fault = await open(`/ask?q=${encodeURIComponent('故障')}`);
    expect([fault.status, fault.input.error?.code]).toEqual([500, 'INTERNAL']);
    expect((await open('/ask?q=')).input).not.toHaveProperty('error');
  });

  it('shows an entry under the link that can be shared, with its family', async () => {
    const { status, input } = await open('/items/xiazhen/cooperative/20');
    expect([status, input.item?.id]).toEqual([200, 'xiazhen/cooperative/20']);
    expect(input.family?.map(({ id }) => id)).toEqual(['tuolizhen/cooperative/19']);
    expect((await open('/items/xiazhen/cooperative/999')).status).toBe(404);
  });

  it('lists the entries that the address filters', async () => {
    const { input } = await open('/browse?list=basic');
    expect(input.items?.items.map(({ id }) => id)).toEqual(['xiazhen/basic/1']);
    const wrong = await open('/browse?list=other');
    expect([wrong.status, wrong.input.error?.code]).toEqual([400, 'PARAMETER_INVALID']);
  });

  it('holds a department, the comparison of a duty and the numbers of the lists', async () => {
    const department = await open(`/department/${encodeURIComponent('托里县民政局')}`);
    expect(department.input.department?.items.map(({ id }) => id)).toEqual(['tuolizhen/reclaimed/1']);
    const families = await open('/compare');
    expect(families.input.families?.families.map(({ name }) => name)).toEqual(['残疾人证管理']);
    const duty = await open('/compare?id=tuolizhen/cooperative/19');
    expect(duty.input.family?.map(({ id }) => id)).toEqual([
      'xiazhen/cooperative/20',
      'tuolizhen/cooperative/19',
    ]);
    expect((await open('/compare?id=xiazhen/cooperative/999')).status).toBe(404);
    const { overview } = (await open('/overview')).input;
    expect(overview?.townships.map(({ counts }) => counts.list)).toEqual([
      { basic: 1, cooperative: 2 },
      { cooperative: 1, reclaimed: 1 },
    ]);
    expect(overview?.reclaimed.department).toEqual({ 托里县民政局: 1 });
  });

  it('comes without content while the index is being prepared', async () => {
    const { status, html } = await open('/ask?q=x', { answersFrom: () => null });
    expect([status, html]).toEqual([200, FRAME]);
  });
});

it('the server hands the page’s renderer what it takes', () => {
  const handOver = (input: PageInput): WebPageInput => input;
  expect(handOver({ url: '/', townships: [] })).toEqual({ url: '/', townships: [] });
});
