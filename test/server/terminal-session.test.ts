import { describe, expect, it } from 'vitest';
import { createAskService } from '../../server/ask-service.ts';
import { openConversations } from '../../server/conversations.ts';
import { terminalAnswer } from '../../server/terminal-answer.ts';
import { startTerminalSession } from '../../server/terminal-session.ts';
import { buildAnswer, buildCitation, buildItemView } from '../support/build-answer.ts';
import { createSmallKnowledge } from '../support/small-knowledge.ts';

function start(options: { json?: boolean; township?: string } = {}) {
  const knowledge = createSmallKnowledge();
  const { ask } = createAskService({
    knowledge: () => knowledge,
    conversations: openConversations(null),
    log: () => undefined,
  });
  const printed: string[] = [];
  const errors: string[] = [];
  const session = startTerminalSession({
    townships: knowledge.answerer.townships,
    ask,
    township: options.township,
    json: options.json ?? false,
    print: (text) => printed.push(text),
    printError: (text) => errors.push(text),
  });
  return { session, printed, errors, knowledge };
}

describe('asking in the terminal', () => {
  it('prints the answer for people', async () => {
    const { session, printed } = start({ township: 'xiazhen' });
    expect(await session.ask('残疾人证找谁办')).toBe(true);
    expect(printed[0]).toContain('[1] 夏镇（托克逊县）配合履职事项第20项：残疾人证管理');
    expect(printed[0]).toContain('原文：seeds/xiazhen.txt 第5–10行');
  });

  it('prints the contract’s answer on one line with --json', async () => {
    const { session, printed } = start({ json: true });
    await session.ask('残疾人证找谁办');
    expect(printed[0]).not.toContain('\n');
    const ids = JSON.parse(printed[0] ?? '').citations.map((citation: { id: string }) => citation.id);
    expect(ids).toEqual(['xiazhen/cooperative/20', 'tuolizhen/cooperative/19']);
  });

  it('goes on in one conversation', async () => {
    const { session, knowledge } = start();
    await session.ask('残疾人证找谁办');
    await session.ask('那宅基地呢');
    expect(knowledge.contexts[1]?.turns.map(({ question }) => question)).toEqual(['残疾人证找谁办']);
  });

  it('says what to do with a wrong question or township, and goes on', async () => {
    const { session, errors, printed } = start();
    expect(await session.ask('　')).toBe(false);
    expect(errors).toEqual(['问题是空的。请用一句话说说要办的事，例如“残疾人证找谁办”。']);
    expect(await session.ask('残疾人证')).toBe(true);
    expect(printed).toHaveLength(1);
    const wrong = start({ township: 'shanghai', json: true });
    expect(await wrong.session.ask('残疾人证')).toBe(false);
    expect(JSON.parse(wrong.printed[0] ?? '').error.code).toBe('TOWNSHIP_UNKNOWN');
  });

  it('lets a fault of ours through', async () => {
    await expect(start().session.ask('故障')).rejects.toThrow('connection refused');
  });
});

describe('terminalAnswer', () => {
  it('shows the quoted words, and that the source is damaged', () => {
    const item = buildItemView({ damaged: ['upperDuty'] });
    expect(
      terminalAnswer(buildAnswer({ citations: [buildCitation({ item })], suggestions: ['甲', '乙'] })),
    ).toBe(
      [
        '夏镇：由托克逊县残疾人联合会牵头，夏镇配合。',
        '',
        '[1] 夏镇（托克逊县）配合履职事项第20项：残疾人证管理',
        '    上级牵头、乡镇配合　牵头：托克逊县残疾人联合会｜配合：夏镇｜依据：夏镇配合履职事项 第20项《残疾人证管理》',
        '    “1.受理、审核申请人提交的残疾人证办理申请；”',
        '    原文：seeds/xiazhen.txt 第748–761行（原文有残缺）',
        '',
        '还可以问：甲　乙',
      ].join('\n'),
    );
  });

  it('numbers what there is to choose from, and marks the nearest entry as no answer', () => {
    const options = [
      { id: 'a/basic/1', label: '宅基地' },
      { id: 'a/basic/2', label: '残疾人证' },
    ];
    const clarify = buildAnswer({ kind: 'clarify', text: '您问的是？', options, citations: [] });
    expect(terminalAnswer(clarify)).toBe('您问的是？\n\n1. 宅基地\n2. 残疾人证');
    const none = buildAnswer({
      kind: 'none',
      text: '清单没有。',
      citations: [],
      elsewhere: [buildCitation()],
    });
    expect(terminalAnswer(none)).toMatch(/^清单没有。\n\n供参考，不是答案：\n· 夏镇/);
  });
});
