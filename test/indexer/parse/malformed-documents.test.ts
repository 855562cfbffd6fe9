import { describe, expect, it } from 'vitest';
import { checkItems } from '../../../indexer/parse/check-items.ts';
import { parseDocument } from '../../../indexer/parse/parse-document.ts';
import { seedOf } from '../../support/generated-document.ts';

const BASIC = ['清水县青山镇基本履职事项清单', '', '序号\t事项类别\t事项名称', '1\t党的建设\t做好“双拥”工作'];
const COOPERATIVE = [
  '清水县青山镇配合履职事项清单',
  '序号\t事项类别\t事项名称\t对应上级部门\t上级部门职责\t乡镇配合职责',
  '1\t民生服务\t残疾人证管理\t清水县残疾人联合会\t1.审核；2.发证。\t协助办理。',
];
const RECLAIMED = [
  '清水县青山镇上级部门收回事项清单',
  '序号\t事项类别\t事项名称\t承接部门及工作方式',
  '1\t民生服务\t收养登记\t清水县民政局 工作方式：负责收养登记。',
];

function parse(...lists: string[][]): { ids: string[]; problems: { code: string; line: number }[] } {
  const { items, problems, categories } = parseDocument(seedOf(lists.flat().join('\n')));
  return {
    ids: items.map(({ item }) => item.id.replace('qingshanzhen/', '')),
    problems: [...problems, ...checkItems(items, categories)].map(({ code, line }) => ({ code, line })),
  };
}

describe('a malformed document ends in problems with their lines', () => {
  it('has no fault when it is whole', () => {
    const whole = parse(BASIC, COOPERATIVE, RECLAIMED);
    expect(whole).toEqual({ ids: ['basic/1', 'cooperative/1', 'reclaimed/1'], problems: [] });
  });

  it('when it holds no list', () => {
    const { ids, problems } = parse(['关于召开会议的通知', '请准时参加。']);
    expect(ids).toEqual([]);
    expect(problems).toEqual([1, 2, 3].map(() => ({ code: 'list-missing', line: 1 })));
  });

  it('when it is empty', () => {
    expect(parse(['']).ids).toEqual([]);
  });

  it('when a column is missing from the head', () => {
    const head = COOPERATIVE.map((line) => line.replace('\t上级部门职责', ''));
    const { ids, problems } = parse(BASIC, head, RECLAIMED);
    expect(ids).toEqual(['basic/1', 'reclaimed/1']);
    expect(problems).toEqual([{ code: 'column-missing', line: 5 }]);
  });

  it('when a row lacks a cell', () => {
    const { ids, problems } = parse(
      BASIC,
      [...COOPERATIVE, '2\t民生服务\t募捐\t清水县民政局\t审批。'],
      RECLAIMED,
    );
    expect(ids).toEqual(['basic/1', 'cooperative/1', 'reclaimed/1']);
    expect(problems).toEqual([{ code: 'row-incomplete', line: 8 }]);
  });

  it('when a number stands twice', () => {
    const { ids, problems } = parse([...BASIC, '1\t经济发展\t优化营商环境'], COOPERATIVE, RECLAIMED);
    expect(ids).toEqual(['basic/1', 'cooperative/1', 'reclaimed/1']);
    expect(problems).toEqual([{ code: 'number-twice', line: 5 }]);
  });

  it('when a number is left out', () => {
    const { problems } = parse([...BASIC, '3\t经济发展\t优化营商环境'], COOPERATIVE, RECLAIMED);
    expect(problems).toEqual([{ code: 'number-gap', line: 5 }]);
  });

  it('when a category is unheard of', () => {
    const { problems } = parse([...BASIC, '2\t星际航行\t发射火箭'], COOPERATIVE, RECLAIMED);
    expect(problems).toEqual([{ code: 'category-unknown', line: 5 }]);
  });

  it('when it is cut off within a row', () => {
    const text = [BASIC, COOPERATIVE].flat().join('\n');
    const { items, problems } = parseDocument(seedOf(text.slice(0, text.indexOf('1.审核'))));
    expect(items.map(({ item }) => item.id)).toEqual(['qingshanzhen/basic/1']);
    expect(problems.map(({ code, line }) => ({ code, line }))).toContainEqual({
      code: 'row-incomplete',
      line: 7,
    });
  });

  it('when it was read in another encoding', () => {
    const bytes = new TextEncoder().encode([BASIC, COOPERATIVE, RECLAIMED].flat().join('\n'));
    bytes[bytes.length - 20] = 0xff;
    const { problems } = parseDocument(seedOf(new TextDecoder().decode(bytes)));
    expect(problems.map(({ code, line }) => ({ code, line }))).toContainEqual({ code: 'encoding', line: 10 });
  });

  it('when two cells of a row look swapped', () => {
    const swapped = [
      ...COOPERATIVE.slice(0, 2),
      '1\t民生服务\t募捐\t清水县民政局\t1.协助摸排并上报；2.配合宣传引导；3.组织辖区排查，及时上报。\t1.审批并下发通知；2.印发方案，对乡镇进行考核；3.拨付资金。',
    ];
    expect(parse(BASIC, swapped, RECLAIMED).problems).toEqual([{ code: 'sides-look-swapped', line: 7 }]);
  });

  it.each([
    ['one line', 'x<'.repeat(25_000_000)],
    ['many lines', '1 党的建设 噪声\n'.repeat(3_000_000)],
  ])('when it is 50 MB of noise in %s', (_, noise) => {
    const started = performance.now();
    expect(parseDocument(seedOf(noise)).items).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('when a list is followed by megabytes of noise', () => {
    const noise = '噪声<p 噪声 1 2 3\t'.repeat(200_000);
    const started = performance.now();
    const { items } = parseDocument(seedOf([...BASIC, noise, ...RECLAIMED].join('\n')));
    expect(items.filter(({ item }) => item.list === 'reclaimed').map(({ item }) => item.title)).toEqual([
      '收养登记',
    ]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
