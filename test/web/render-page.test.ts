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
