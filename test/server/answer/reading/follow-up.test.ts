import { expect, it } from 'vitest';
import { contentOf } from '../../../../server/answer/reading/content-words.ts';
import { namesOnlyStep, readReference } from '../../../../server/answer/reading/follow-up.ts';

it.each([
  ['单说夏镇呢', ''],
  ['那边是谁接过去的', ''],
  ['who is responsible for it', ''],
  ['which office handles dog registration', 'dogregistration'],
])('%s names %s', (text, own) => expect(contentOf(text, ['夏镇'])).toBe(own));

it('tells a step of any matter from a matter', () => {
  for (const text of ['入户核查归谁', '补助资金谁发放', '公示贴在哪', '名单谁来审核']) {
    expect([text, namesOnlyStep(contentOf(text))]).toEqual([text, true]);
  }
  for (const text of ['低保谁来审核', '车辆年审', '收养登记']) {
    expect([text, namesOnlyStep(contentOf(text))]).toEqual([text, false]);
  }
});

it.each([
  ['后一个要什么材料', -1, null],
  ['最后一个呢', -1, null],
  ['以后找谁', null, null],
  ['回到第一个', null, 'first'],
])('%s refers back', (question, ordinal, back) => {
  const reference = readReference(question, []);
  expect([reference.ordinal, reference.back]).toEqual([ordinal, back]);
  if (back !== null) expect(reference.empty).toBe(true);
});
