import { expect, it } from 'vitest';
import { answerParts } from '../../web/answer-parts.ts';
import { type Conversation, currentConversation, NO_CHAT, reduceChat } from '../../web/chat-state.ts';
import { citationText } from '../../web/citation-text.ts';
import { conversationCsv, conversationMarkdown, csvCell, exportName } from '../../web/export-conversation.ts';
import { STRINGS } from '../../web/strings.ts';
import { buildAnswer, buildCitation } from '../support/build-answer.ts';

const ORIGIN = 'http://page.test';

function conversationOf(question: string, answer = buildAnswer()): Conversation {
  const asked = reduceChat(NO_CHAT, {
    type: 'asked',
    turnId: 't1',
    conversationId: 'c1',
    question,
    township: null,
    at: Date.UTC(2026, 0, 2),
  });
  const done = answerParts('t1', answer).reduce(
    (state, message) => reduceChat(state, { type: 'received', message }),
    asked,
  );
  return currentConversation(done) as Conversation;
}

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'])(
  'keeps %j from running as a formula',
  (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`);
  },
);

it('leaves an ordinary cell as it is and doubles its quotation marks', () => {
  expect(csvCell('他说"好"，1-2')).toBe('"他说""好""，1-2"');
});

it('writes a row for each entry, with a mark that tells table programs the encoding', () => {
  const csv = conversationCsv(conversationOf('=HYPERLINK("x")'), ORIGIN, STRINGS.zh);
  const lines = csv.split('\r\n');
  expect(csv.startsWith('\uFEFF"时间","问题"')).toBe(true);
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
  expect(lines[1]).toContain('"托克逊县残疾人联合会"');
  expect(lines[1]).toContain('"http://page.test/items/xiazhen/cooperative/20"');
  expect(lines).toHaveLength(3);
});

const elsewhere = [buildCitation()];
const notListed = buildAnswer({
  kind: 'none',
  reason: 'not-listed',
  verdict: '清单未列',
  text: '托里镇的清单没有列这一项。',
  citations: [],
  elsewhere,
});
const near = { ...notListed, understood: { ...notListed.understood, subject: null } };

it('writes the same duty of other townships beside a township that does not list it, and calls it that', () => {
  const conversation = conversationOf('托里镇的残疾人证找谁办', notListed);
  const [head, refused, other] = conversationCsv(conversation, ORIGIN, STRINGS.zh).split('\r\n');
  expect(head).toContain('"说明"');
  expect(refused).toContain('"清单未列"');
  expect(other).toContain('"http://page.test/items/xiazhen/cooperative/20"');
  expect(other).toContain('"其他乡镇的清单里有这一项"');
  const markdown = conversationMarkdown(conversation, ORIGIN, STRINGS.zh);
  expect(markdown).toContain('**其他乡镇的清单里有这一项**');
  expect(markdown).toContain('(http://page.test/items/xiazhen/cooperative/20)');
});

it('leaves out entries that are only near in words: in a file nothing would say that they are not the answer', () => {
  const conversation = conversationOf('残疾猫证', near);
  expect(conversationCsv(conversation, ORIGIN, STRINGS.zh)).not.toContain('xiazhen');
  expect(conversationMarkdown(conversation, ORIGIN, STRINGS.zh)).not.toContain('xiazhen');
});

it('gives every row as many cells as the head', () => {
  const refused = buildAnswer({ kind: 'none', reason: 'out-of-scope', verdict: null, citations: [] });
  for (const answer of [buildAnswer(), refused, notListed]) {
    const [head, ...rows] = conversationCsv(conversationOf('问', answer), ORIGIN, STRINGS.zh)
      .trim()
      .split('\r\n');
    const cells = head?.split('","').length ?? 0;
    expect(rows.map((row) => row.split('","').length)).toEqual(rows.map(() => cells));
  }
});

it('writes what a user typed as text and not as markup', () => {
  const markdown = conversationMarkdown(conversationOf('# [点我](http://x) <img>\n# 二'), ORIGIN, STRINGS.zh);
  expect(markdown).toContain('## \\# \\[点我\\](http://x) \\<img\\> \\# 二');
  expect(markdown).toContain('> 1.受理、审核申请人提交的残疾人证办理申请；');
  expect(markdown).toContain('(http://page.test/items/xiazhen/cooperative/20)');
});

it('names the file without what file systems refuse', () => {
  expect(exportName(conversationOf('a/b:c*?"<>|\n残疾人证'), 'csv')).toBe('a b c 残疾人证.csv');
  expect(exportName(conversationOf('???'), 'md')).toBe('c1.md');
});

it('copies verdict, dispatch line, quote and the place of the source', () => {
  expect(citationText(buildCitation(), ORIGIN, STRINGS.zh)).toBe(
    [
      '【上级牵头、乡镇配合】残疾人证管理',
      '牵头：托克逊县残疾人联合会｜配合：夏镇｜依据：夏镇配合履职事项 第20项《残疾人证管理》',
      '原文：“1.受理、审核申请人提交的残疾人证办理申请；”',
      '出处：夏镇配合履职事项清单第20项 http://page.test/items/xiazhen/cooperative/20',
    ].join('\n'),
  );
});
