import { expect, it } from 'vitest';
import type { DutyFamily } from '../../../indexer/families.ts';
import { createAnswerQuestion } from '../../../server/answer/answer-question.ts';
import type { ComposedAnswer, Turn } from '../../../server/answerer.ts';
import { makeAnswerParts } from '../../support/answer-question.ts';
import { makeItem } from '../../support/small-index.ts';

const place = (id: string, name: string, county: string) => ({ township: { id, name, county } });
const A = place('a', '甲镇', '甲山县');
const B = place('b', '乙乡', '乙水市');
const KINDS = [
  { id: 'disabled', name: '残疾人联合会', aliases: ['残联'] },
  { id: 'civil-affairs', name: '民政局', aliases: ['民政'] },
];
const ITEMS = [
  makeItem('a/cooperative/1', {
    ...A,
    title: '残疾人证管理',
    departments: ['甲山县残疾人联合会'],
    upperDuty: '1.审核材料；2.制作残疾人证。',
    townshipDuty: '1.收取户口本复印件、照片；2.公示评定结果，公示5个工作日。',
  }),
  makeItem('b/cooperative/1', {
    ...B,
    title: '残疾人证办理',
    departments: ['市残联'],
    townshipDuty: '发放残疾人证，每季度核查一次。',
  }),
  makeItem('a/basic/1', { ...A, title: '宅基地审批' }),
  makeItem('a/reclaimed/1', {
    ...A,
    title: '收养登记',
    departments: ['甲山县民政局'],
    method: '由民政局办理。',
  }),
  makeItem('a/cooperative/2', { ...A, title: '地名管理', departments: ['甲山县民政局'] }),
  makeItem('a/basic/2', { ...A, title: '开展防溺水宣传' }),
  makeItem('a/cooperative/3', { ...A, title: '防溺水巡查', departments: ['甲山县水利局'] }),
];
const FAMILIES: DutyFamily[] = [
  { id: 'card', name: '', items: ['a/cooperative/1', 'b/cooperative/1'], related: [] },
  { id: 'house', name: '', items: ['a/basic/1'], related: [] },
  { id: 'adopt', name: '', items: ['a/reclaimed/1'], related: [] },
  { id: 'names', name: '', items: ['a/cooperative/2'], related: [] },
  { id: 'water', name: '', items: ['a/basic/2'], related: ['patrol'] },
  { id: 'patrol', name: '', items: ['a/cooperative/3'], related: ['water'] },
];
const WORDS = {
  card: ['残疾人证', '公示'],
  house: ['宅基地'],
  adopt: ['收养'],
  names: ['地名'],
  water: ['溺水'],
  patrol: ['溺水'],
};
const answer = createAnswerQuestion(makeAnswerParts(ITEMS, FAMILIES, WORDS, KINDS));

/** Asks one after the other in one conversation; the answers in order. */
async function talk(...questions: string[]): Promise<ComposedAnswer[]> {
  const turns: Turn[] = [];
  for (const question of questions) {
    const given = await answer(question, { township: null, turns });
    turns.push({ question, township: null, answer: { ...given, conversation: 'c', tookMs: 0 } });
  }
  return turns.map((turn) => turn.answer);
}
const cited = ({ citations }: ComposedAnswer) => citations.map(({ id }) => id);

it('keeps the subject while township and intent change', async () => {
  const [first, material, other, upper] = await talk(
    '残疾人证找谁办',
    '那需要什么材料',
    '那乙乡呢',
    '甲镇县上管哪块',
  );
  expect(first && cited(first)).toEqual(['a/cooperative/1', 'b/cooperative/1']);
  expect(material?.citations[0]).toMatchObject({
    field: 'townshipDuty',
    quote: '1.收取户口本复印件、照片；',
  });
  expect(material?.text).toContain('乙乡的清单没有写所需材料');
  expect(other?.understood).toMatchObject({ carried: true, township: { id: 'b' } });
  expect(other && cited(other)).toEqual(['b/cooperative/1']);
  expect(upper?.citations[0]).toMatchObject({ id: 'a/cooperative/1', field: 'upperDuty' });
});

it('says which detail no cell holds and names who is responsible all the same', async () => {
  const [, phone] = await talk('甲镇残疾人证找谁办', '电话多少');
  expect(phone).toMatchObject({
    kind: 'none',
    reason: 'detail-not-listed',
    departments: ['甲山县残疾人联合会'],
  });
  expect(phone && cited(phone)).toEqual(['a/cooperative/1']);
});

it('says of an office that its detail is not listed, also where no matter is found', async () => {
  const [street, who] = await talk('民政局大楼在哪条路，骑摩托去', '民政局，骑摩托去');
  expect(street).toMatchObject({ kind: 'none', reason: 'detail-not-listed', citations: [] });
  expect(street?.text).toContain('清单没有写部门的办公地址');
  expect(who?.reason).not.toBe('detail-not-listed');
});

it('puts the entry that holds a detail in front of those that do not', async () => {
  const [answer] = await talk('残疾人证多久核查一次');
  expect(answer).toMatchObject({ kind: 'answer', understood: { intent: 'detail' } });
  expect(answer && cited(answer)).toEqual(['b/cooperative/1', 'a/cooperative/1']);
});

it('takes a new subject without a marker for what it is', async () => {
  const [, house, adopt] = await talk('甲镇残疾人证找谁办', '宅基地审批找谁', '那收养呢');
  expect(house && cited(house)).toEqual(['a/basic/1']);
  expect(house?.understood.township?.id).toBe('a');
  expect(adopt).toMatchObject({ verdict: '上级已收回' });
});

it('goes back to an earlier subject', async () => {
  const [, , back] = await talk('残疾人证找谁办', '宅基地审批找谁', '回到刚才的残疾人证，乙乡是谁管');
  expect(back && cited(back)).toEqual(['b/cooperative/1']);
});

it('corrects itself when told', async () => {
  const [, corrected] = await talk('残疾人证找谁办', '不是这个，我说的是收养');
  expect(corrected && cited(corrected)).toEqual(['a/reclaimed/1']);
});

it('lists what 他们 handle, and takes an entry of the list by its place', async () => {
  const [, handled, second] = await talk('收养登记找谁', '他们还管什么', '第一个呢');
  expect(handled?.understood.intent).toBe('department');
  expect(handled && cited(handled)).toEqual(
    ['a/cooperative/2', 'a/reclaimed/1'].sort((x, y) => at(x) - at(y)),
  );
  expect(second && cited(second)).toEqual(['a/reclaimed/1']);
});
const at = (id: string): number => ITEMS.findIndex((item) => item.id === id);

it('changes one part of a count and keeps the others', async () => {
  const [all, led, inB] = await talk('甲镇配合事项有几项', '民政局牵头的呢', '那乙乡呢');
  expect(all?.text).toContain('共3项');
  expect(led).toMatchObject({ understood: { intent: 'count' } });
  expect(led && cited(led)).toEqual(['a/cooperative/2']);
  expect(inB).toMatchObject({ kind: 'none', reason: 'not-listed' });
});

it('goes on with a count through names, townships and lists', async () => {
  const [, names, inB, all] = await talk(
    '甲镇民政局牵头的事项统计一下',
    '都叫什么名字',
    '换成乙乡的',
    '甲镇配合事项有几项',
  );
  expect(names).toMatchObject({ understood: { intent: 'list', township: { id: 'a' } } });
  expect(names && cited(names)).toEqual(['a/cooperative/2']);
  expect(inB).toMatchObject({ kind: 'none', reason: 'not-listed', understood: { intent: 'list' } });
  // A township, a list and a number asked for: nothing of the earlier count is left.
  expect(all && cited(all)).toHaveLength(3);
});

it('goes from one number to the next', async () => {
  const [first, next, last] = await talk('甲镇配合事项1号', '下一项呢', '那3呢');
  expect([first, next, last].map((given) => given && cited(given))).toEqual([
    ['a/cooperative/1'],
    ['a/cooperative/2'],
    ['a/cooperative/3'],
  ]);
});

it('answers each of an enumeration, also where the lists hold them together', async () => {
  const parts = makeAnswerParts(ITEMS, FAMILIES, { water: ['宣传'], patrol: ['巡查'] }, KINDS);
  const ask = createAnswerQuestion(parts);
  const given = await ask('甲镇溺水宣传、溺水巡查，各归谁', { township: null, turns: [] });
  expect(given.text).toMatch(/一、甲镇溺水宣传.*二、溺水巡查/su);
  expect(cited(given)).toEqual(['a/basic/2', 'a/cooperative/3']);
});

it('shows both sides of one matter and which governs', async () => {
  const [given] = await talk('甲镇防溺水归谁');
  expect(given && cited(given)).toEqual(['a/basic/2', 'a/cooperative/3']);
  expect(given?.verdict).toBe('乡镇负责');
  expect(given?.text).toContain('先看');
});

it('answers several matters one by one', async () => {
  const [given] = await talk('残疾人证怎么办，还有宅基地');
  expect(given?.text).toMatch(/一、残疾人证.*二、宅基地/su);
  expect(given && cited(given)).toEqual(['a/cooperative/1', 'b/cooperative/1', 'a/basic/1']);
});

it('gives the other townships’ entries where the named one has none', async () => {
  const [given] = await talk('乙乡宅基地找谁');
  expect(given).toMatchObject({ kind: 'none', reason: 'not-listed', citations: [] });
  expect(given?.elsewhere.map(({ id }) => id)).toEqual(['a/basic/1']);
});

it('says which of the named offices it is', async () => {
  const [given] = await talk('甲镇残疾人证归民政还是残联');
  expect(given?.understood.intent).toBe('either');
  expect(given?.text).toContain('清单写的是残疾人联合会');
});

it('lets the question’s words win over the township that is set', async () => {
  const given = await answer('乙乡残疾人证找谁', { township: 'a', turns: [] });
  expect(cited(given)).toEqual(['b/cooperative/1']);
});

it('asks nothing of the lists for an unlisted matter', async () => {
  const [given] = await talk('身份证丢了去哪补');
  expect(given).toMatchObject({
    kind: 'none',
    reason: 'not-listed',
    citations: [],
    departments: [],
    dispatch: null,
  });
});

it('asks back for a bare noun that several titles hold, and takes an option by its place, its label or its words', async () => {
  // The search by hand gives both matters for 登记管理, nearly alike.
  const parts = makeAnswerParts(ITEMS, FAMILIES, { adopt: ['登记管理'], names: ['登记管理'] }, KINDS);
  const unsure = createAnswerQuestion({
    ...parts,
    confidenceOf: () => ({ right: 0.3, listed: true }),
    config: { ...parts.config, clarifyMargin: 0.5 },
  });
  const asked = await unsure('登记管理找谁', { township: null, turns: [] });
  expect(asked).toMatchObject({ kind: 'clarify', citations: [] });
  expect(asked.options.map(({ id }) => id)).toEqual(['a/reclaimed/1', 'a/cooperative/2']);
  const turns: Turn[] = [
    { question: '登记管理找谁', township: null, answer: { ...asked, conversation: 'c', tookMs: 0 } },
  ];
  for (const reply of ['第二个', '地名管理', '地名的那种']) {
    const given = await unsure(reply, { township: null, turns });
    expect([reply, ...cited(given)]).toEqual([reply, 'a/cooperative/2']);
  }
});

it('counts and looks up nothing of a place that has no list here', async () => {
  for (const question of ['莎车县有几项配合事项', '库尔勒市收回事项第1项', '库尔勒市的配合事项有哪些']) {
    const [answer] = await talk(question);
    expect(answer, question).toMatchObject({ kind: 'none', reason: 'not-listed', citations: [] });
    expect(answer?.text).toMatch(/这里没有(?:莎车县|库尔勒市)的清单/);
  }
});

/** What a question after 「甲镇残疾人证找谁办」 is about, when its own words are found with confidence `right`. */
async function afterCard(question: string, right: number, kind: string | null = null, negatives = 0) {
  const parts = makeAnswerParts(
    ITEMS,
    FAMILIES,
    { ...WORDS, names: ['地名', '验收', '钥匙', '现场', '几点', '护照', '证归', '先联系'] },
    KINDS,
  );
  const other = createAnswerQuestion({
    ...parts,
    search: async (text) => ({
      ...(await parts.search(text)),
      negativeKind: kind,
      negative: negatives,
      negatives,
      answerable: kind === null ? 5 : -5,
    }),
    confidenceOf: (ranking) =>
      ranking.families[0]?.family.id === 'names'
        ? { right, listed: right > 0.3 }
        : parts.confidenceOf(ranking),
  });
  const first = await other('甲镇残疾人证找谁办', { township: null, turns: [] });
  const answered = { ...first, conversation: 'c', tookMs: 0 };
  const turns: Turn[] = [{ question: '甲镇残疾人证找谁办', township: null, answer: answered }];
  const given = await other(question, { township: null, turns });
  return (given.citations[0] ?? given.elsewhere[0])?.id;
}

it.each([
  // A step, an office or a pronoun with a noun is of the matter before, whatever the search finds for it.
  ['谁来验收', 0.4],
  ['那先联系哪个单位', 0.1],
  ['谁来现场看', 0.6],
  ['窗口几点关门', 0.9],
  ['这证归残联还是民政局', 0.5],
  // Its entries hold the words, and more of them than what was found.
  ['残疾人证评定结果公示5个工作日，谁来验收', 0.9],
])('%s belongs to the matter before', async (question, right) => {
  expect(await afterCard(question, right)).toBe('a/cooperative/1');
});

it.each([
  ['地名呢', 0.95, null, 0],
  ['护照怎么补', 0.01, 'other-office', 0.8],
])('%s is a matter of its own', async (question, right, kind, negatives) => {
  expect(await afterCard(question, right, kind, negatives)).toBe('a/cooperative/2');
});

it('keeps the detail of an office of the matter before with that matter', async () => {
  const [, street, other] = await talk('甲镇残疾人证找谁办', '残联在哪条街', '民政局在哪条街');
  expect(street).toMatchObject({ kind: 'none', reason: 'detail-not-listed' });
  expect(street && cited(street)).toEqual(['a/cooperative/1']);
  expect(other).toMatchObject({ reason: 'detail-not-listed', citations: [] });
});

it('takes the second of several matters by 第二个, in the township that is named', async () => {
  const [, second] = await talk('收养登记怎么办，还有残疾人证', '第二个在乙乡找谁');
  expect(second && cited(second)).toEqual(['b/cooperative/1']);
});

it('goes back by a word of the earlier matter that no search finds', async () => {
  const [, , back] = await talk('防溺水归谁', '甲镇宅基地审批', '回到宣传那个，归谁');
  expect(back && cited(back)[0]).toBe('a/basic/2');
});
