import { describe, expect, it } from 'vitest';
import { CONFIDENCE_BANDS } from '../../server/protocol.ts';
import { answerParts } from '../../web/answer-parts.ts';
import { currentTurn, NO_CHAT, reduceChat, type Turn } from '../../web/chat-state.ts';
import { STRINGS } from '../../web/strings.ts';
import {
  bestByTownship,
  comparedItems,
  confidenceRemark,
  elsewhereMeans,
  outcomeWords,
  turnLines,
} from '../../web/turn-verdict.ts';
import { buildAnswer, buildCitation, buildItemView } from '../support/build-answer.ts';

const t = STRINGS.zh;
const TUOLI = { id: 'tuolizhen', name: '托里镇', county: '托里县' };
const other = buildCitation({
  verdict: '上级已收回',
  item: buildItemView({ id: 'tuolizhen/reclaimed/1', township: TUOLI, list: 'reclaimed', no: 1 }),
});

function turnOf(change: Parameters<typeof buildAnswer>[0]): Turn {
  const asked = reduceChat(NO_CHAT, {
    type: 'asked',
    turnId: 't1',
    conversationId: 'c1',
    question: '残疾人证',
    township: null,
    at: 1,
  });
  const parts = answerParts('t1', buildAnswer(change));
  const done = parts.reduce((state, message) => reduceChat(state, { type: 'received', message }), asked);
  return currentTurn(done) as Turn;
}

describe('the outcome in words', () => {
  it('sums up verdicts that agree and none that differ', () => {
    expect(outcomeWords(turnOf({}), t)).toBe('上级牵头、乡镇配合');
    expect(outcomeWords(turnOf({ citations: [buildCitation(), other] }), t)).toBe('各乡镇不同');
  });

  it('takes only the best entry of each township', () => {
    const second = buildCitation({ verdict: '乡镇负责' });
    expect(bestByTownship([buildCitation(), second, other]).map(({ verdict }) => verdict)).toEqual([
      '上级牵头、乡镇配合',
      '上级已收回',
    ]);
    expect(outcomeWords(turnOf({ citations: [buildCitation(), second] }), t)).toBe('上级牵头、乡镇配合');
  });

  const selection = {
    verdict: null,
    text: '夏镇：上级部门收回事项共31项。\n夏镇上级部门收回事项 第1项《…》',
    understood: { township: null, subject: '夏镇：上级部门收回事项', carried: false, intent: 'count' },
    citations: [buildCitation(), other],
  } as const;

  it('of many entries is a summary of the lists, and not that the lists do not have them', () => {
    const turn = turnOf(selection);
    expect(outcomeWords(turn, t)).toBe('清单汇总');
    expect(turnLines(turn, t)).toEqual({
      lead: '夏镇：上级部门收回事项共31项。',
      text: '夏镇上级部门收回事项 第1项《…》',
    });
    expect(comparedItems(turn)).toEqual([]);
    // Answers recorded before the intent was told.
    const understood = { township: null, subject: null, carried: false };
    expect(outcomeWords(turnOf({ ...selection, understood }), t)).toBe('清单汇总');
  });

  it('of several matters is none of their verdicts, and each is answered in full', () => {
    const text = '一、残疾人证找谁\n夏镇：由托克逊县残疾人联合会牵头。\n\n二、宅基地找谁\n夏镇：由夏镇负责。';
    const turn = turnOf({ text, citations: [buildCitation(), other] });
    expect(outcomeWords(turn, t)).toBe('分别回答');
    expect(turnLines(turn, t)).toEqual({ lead: '', text });
    expect(comparedItems(turn)).toEqual([]);
  });

  it('of a greeting is no refusal', () => {
    const greeting = {
      kind: 'none',
      reason: 'out-of-scope',
      verdict: null,
      citations: [],
      understood: { township: null, subject: null, carried: false, intent: 'small-talk' },
    } as const;
    expect(outcomeWords(turnOf(greeting), t)).toBe('请说一件要办的事');
    expect(outcomeWords(turnOf({ ...greeting, reason: 'harmful' }), t)).toBe('这个问题不能回答');
  });

  it('names all that lead, in short where they are many', () => {
    const led = (...departments: string[]) =>
      turnLines(turnOf({ citations: [buildCitation({ item: buildItemView({ departments }) })] }), t).lead;
    expect(led('县公安局', '县民政局', '县财政局')).toBe('县公安局、县民政局、县财政局');
    expect(led('市公安局', '农业农村局', '卫健委', '住建局')).toBe('市公安局等 4 个部门');
  });

  it('leaves to the table what it says township by township', () => {
    const text = '两个乡镇不同。\n夏镇：由托克逊县残疾人联合会牵头。\n托里镇：上级已收回。';
    expect(turnLines(turnOf({ text, citations: [buildCitation(), other] }), t)).toEqual({
      lead: '夏镇：托克逊县残疾人联合会',
      text: '两个乡镇不同。',
    });
  });

  it('says of a missing detail that it is missing, though the entries say who', () => {
    expect(outcomeWords(turnOf({ kind: 'none', reason: 'detail-not-listed' }), t)).toBe('清单没有写到这一点');
  });
});

describe('what stands beside a refusal', () => {
  const notListed = { kind: 'none', reason: 'not-listed', citations: [], elsewhere: [other] } as const;
  const understood = { township: null, subject: null, carried: false };

  it('is the same duty elsewhere when the matter is known', () => {
    const place = buildItemView().township;
    expect(
      elsewhereMeans(
        turnOf({ ...notListed, understood: { ...understood, township: place, subject: '残疾人证' } }),
      ),
    ).toBe('same-duty');
    // A place without a list (喀什市), or two named townships: no single township is understood.
    expect(elsewhereMeans(turnOf({ ...notListed, understood: { ...understood, subject: '残疾人证' } }))).toBe(
      'same-duty',
    );
  });

  it('is only near when the lists hold no such matter, also for a named township', () => {
    const township = buildItemView().township;
    expect(elsewhereMeans(turnOf({ ...notListed, understood }))).toBe('nearest');
    expect(elsewhereMeans(turnOf({ ...notListed, understood: { ...understood, township } }))).toBe('nearest');
  });
});

it('asks to check the less sure an answer is, and never shows a number', () => {
  const { fair, sure } = CONFIDENCE_BANDS;
  expect(confidenceRemark(sure, t)).toBeNull();
  expect(confidenceRemark(sure - 0.01, t)).toBe(t.confidence.middle);
  expect(confidenceRemark(fair, t)).toBe(t.confidence.middle);
  expect(confidenceRemark(fair - 0.01, t)).toBe(t.confidence.low);
  expect(t.confidence.middle + t.confidence.low).not.toMatch(/\d/);
});
