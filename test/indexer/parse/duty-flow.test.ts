import { describe, expect, it } from 'vitest';
import { type DutyFlow, EMPTY_DUTY, stepDuty } from '../../../indexer/parse/duty-flow.ts';
import { dutySide } from '../../../indexer/parse/duty-side.ts';
import { fragmentOf } from '../../../indexer/parse/narrow-fragments.ts';

const WRAP = 20;
const fragment = (text: string) =>
  fragmentOf({ line: 1, start: 0, end: text.length }, text, { afterGap: false, onNewPage: false });

function read(...texts: readonly string[]): DutyFlow {
  return texts.reduce((flow, text) => stepDuty(flow, fragment(text), WRAP, false).flow, EMPTY_DUTY);
}

const costAfter = (flow: DutyFlow, text: string): number => stepDuty(flow, fragment(text), WRAP, false).cost;

describe('a line at the end of a duty cell', () => {
  const full = '1.制定代表选举工作实施方案，进行选举宣传';

  it.each([
    ['begins the cell with the first number', [], full],
    ['goes on after a full line', [full], '动员；'],
    ['brings the next number', ['1.审核；'], '2.发证。'],
    ['counts anew after a heading', ['县公安局：', '1.审核；', '2.发证。', '县民政局：'], '1.登记；'],
    ['begins the next section', ['一、宣传', '1.张贴；'], '二、巡查'],
  ])('costs nothing when it %s', (_, before, text) => {
    expect(costAfter(read(...before), text)).toBe(0);
  });

  it.each([
    ['is wider than the column', [full], '动员，并根据县委分配名额和有关要求提出候选人推荐名单；'],
    ['follows a line that is not full', ['1.制定方案，并'], '进行动员；'],
    ['leaves out a number', ['1.审核；'], '3.发证。'],
    ['counts anew without a heading', ['1.审核；', '2.发证。'], '1.登记；'],
    ['breaks into a sentence', [full], '2.发证。'],
    ['repeats a heading', ['县公安局：', '1.审核。'], '县公安局：'],
    ['begins the cell with a later number', [], '3.发证。'],
    ['is a second full stop', ['1.审核。'], '。'],
    ['begins the first section again', ['一、宣传', '1.张贴；'], '一、宣传'],
  ])('costs when it %s', (_, before, text) => {
    expect(costAfter(read(...before), text)).toBeGreaterThanOrEqual(3);
  });
});

describe('the side of a duty', () => {
  it('is the department’s where it approves, guides and punishes', () => {
    expect(dutySide('1.审批乡镇上报材料；2.制定方案并下发；3.依法查处。')).toBeGreaterThan(0);
  });

  it('is the township’s where it looks, reports and helps', () => {
    expect(dutySide('1.摸排本辖区情况并上报；2.协助开展宣传，引导群众参加。')).toBeLessThan(0);
  });
});
