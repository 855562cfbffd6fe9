import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PageInput } from '../../web/page-input.ts';
import { buildAnswer, buildCitation, buildItemView } from '../support/build-answer.ts';

/** The built module, as the server loads it. */
const DIST = path.join(import.meta.dirname, '..', '..', 'web', 'dist');
const TOWNSHIPS = [buildItemView().township];

let renderDocument: (frame: string, input: PageInput) => string;
let frame: string;

beforeAll(async () => {
  ({ renderDocument } = await import(pathToFileURL(path.join(DIST, 'render-page.mjs')).href));
  frame = await readFile(path.join(DIST, 'index.html'), 'utf8');
});

const render = (input: Partial<PageInput>) =>
  renderDocument(frame, { url: '/', townships: TOWNSHIPS, ...input });

describe('the page without JavaScript', () => {
  it('asks by a plain form, with the townships to choose from', () => {
    const html = render({});
    expect(html).toContain('action="/ask"');
    expect(html).toMatch(/<option[^>]*value="xiazhen"[^>]*>夏镇（托克逊县）<\/option>/);
  });

  it('answers with the same parts: verdict, who, the words of the list, where they stand', () => {
    const html = render({ url: '/ask?q=残疾人证找谁办', answer: buildAnswer() });
    expect(html).toContain('<title>残疾人证找谁办 · 找谁办</title>');
    expect(html).toContain('上级牵头、乡镇配合');
    expect(html).toContain('<mark>1.受理、审核申请人提交的残疾人证办理申请；</mark>');
    expect(html).toContain('href="/items/xiazhen/cooperative/20"');
  });

  it('says why there is no answer', () => {
    const error = { code: 'QUESTION_TOO_LONG', message: '问题太长，请缩短。' } as const;
    expect(render({ url: '/ask?q=长', error })).toContain('问题太长，请缩短。');
  });

  it('writes what a user typed as text, in the page and in its title', () => {
    const html = render({
      url: `/ask?q=${encodeURIComponent('<script>$&</script>')}`,
      answer: buildAnswer(),
    });
    expect(html).not.toContain('<script>$&');
    expect(html).toContain('<title>&lt;script>$&amp;&lt;/script> · 找谁办</title>');
  });

  it('flags a damaged cell', () => {
    const citations = [buildCitation({ item: buildItemView({ damaged: ['upperDuty'] }) })];
    expect(render({ url: '/ask?q=残疾人证', answer: buildAnswer({ citations }) })).toContain(
      '原文此处有残缺',
    );
  });

  it('shows an entry at its place in the document', () => {
    const passage = [
      { line: 748, text: '20 民生服务 残疾人证管理', marks: [{ start: 8, end: 14, field: 'title' }] },
    ] as const;
    const item = { ...buildItemView(), passage, previous: null, next: 'xiazhen/cooperative/21', family: [] };
    const html = render({ url: '/items/xiazhen/cooperative/20', item });
    expect(html).toContain('<mark>残疾人证管理</mark>');
    expect(html).toContain('href="/items/xiazhen/cooperative/21"');
  });
});

const FAMILIES = {
  townships: TOWNSHIPS,
  families: [
    {
      id: 'f1',
      name: '残疾人证管理',
      items: [
        {
          id: 'xiazhen/cooperative/20',
          township: 'xiazhen',
          verdict: '上级牵头、乡镇配合',
          departments: ['托克逊县残疾人联合会'],
        },
      ],
      differs: true,
      related: [],
    },
  ],
} as const;
const COUNTS = {
  township: { xiazhen: 3 },
  list: { basic: 1, cooperative: 1, reclaimed: 1 },
  category: { 民生服务: 3 },
  department: { 托克逊县民政局: 2 },
};

describe('the pages of the lists without JavaScript', () => {
  it('lists what a department has', () => {
    const html = render({
      url: '/department/x',
      department: { name: 'x', writings: ['x'], items: [buildItemView()], alike: [] },
    });
    expect(html).toContain('href="/items/xiazhen/cooperative/20"');
  });

  it('lists the duties that differ, and compares one', () => {
    expect(render({ url: '/compare', families: FAMILIES })).toContain('单位不同的（1）');
    const url = '/compare?id=xiazhen/cooperative/20';
    const html = render({ url, families: FAMILIES, family: [buildItemView()] });
    expect(html).toContain('协助符合条件人员及时办理残疾人证。');
    expect(render({ url: '/compare?id=xiazhen/basic/999' })).toContain('没有这一项');
  });

  it('shows the lists in numbers', () => {
    const townships = TOWNSHIPS.map((township) => ({ township, counts: COUNTS }));
    const overview = { all: COUNTS, reclaimed: { ...COUNTS, department: { 托克逊县民政局: 1 } }, townships };
    const html = render({ url: '/overview', overview });
    expect(html).toMatch(/托克逊县民政局<\/a><\/th><td[^>]*>1<\/td><td[^>]*>1<\/td><td[^>]*>50%/);
  });

  it.each(['/learn', '/history', '/settings', '/conversations/c1'])('says that %s needs it', (url) => {
    expect(render({ url })).toContain('需要浏览器启用脚本');
  });
});

it('sends a browser without JavaScript from a shared question to its answer, and no other', () => {
  const shared = render({ url: '/?q=%3Cb%3E&township=xiazhen' });
  expect(shared).toContain(
    '<noscript><meta http-equiv="refresh" content="0; url=/ask?q=%3Cb%3E&amp;township=xiazhen"/></noscript>',
  );
  expect(render({ url: '/ask?q=%3Cb%3E', answer: buildAnswer() })).not.toContain('http-equiv');
  expect(render({})).not.toContain('http-equiv');
});

it('says what is missing or refused, since nothing comes later', () => {
  expect(render({ url: '/items/xiazhen/basic/999' })).toContain('没有这一项');
  expect(render({ url: '/mistyped' })).toContain('没有这个页面');
  const error = { code: 'PARAMETER_INVALID', message: '参数 list 不能是“x”。' } as const;
  expect(render({ url: '/browse?list=x', error })).toContain('参数 list 不能是“x”。');
});

it('has no script or style within the page: the server forbids them', () => {
  const html = render({ url: '/ask?q=残疾人证', answer: buildAnswer() });
  expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=/);
});
