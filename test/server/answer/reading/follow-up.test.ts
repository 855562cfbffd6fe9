import { expect, it } from 'vitest';
import { contentOf } from '../../../../server/answer/reading/content-words.ts';
import { namesOnlyStep } from '../../../../server/answer/reading/follow-up.ts';

it('tells a step of any matter from a matter', () => {
  for (const text of ['入户核查归谁', '补助资金谁发放', '公示贴在哪', '名单谁来审核']) {
    expect([text, namesOnlyStep(contentOf(text))]).toEqual([text, true]);
  }
  for (const text of ['低保谁来审核', '车辆年审', '收养登记']) {
    expect([text, namesOnlyStep(contentOf(text))]).toEqual([text, false]);
  }
});
