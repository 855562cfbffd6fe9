import { describe, expect, it } from 'vitest';
import type { DepartmentMention } from '../../../../server/answer/reading/find-departments.ts';
import { createReadSelection } from '../../../../server/answer/reading/read-selection.ts';

/** Reads questions that name this one office of everyday use. */
function readerOf(form: string) {
  const find = (question: string): DepartmentMention[] => {
    const at = question.indexOf(form);
    return at < 0 ? [] : [{ words: form, form, at, offices: [], formal: false }];
  };
  const read = createReadSelection(['民生服务'], find, /(?!)/u);
  return (question: string) =>
    read(question, { townships: [], words: [], everywhere: false }, null)?.selection;
}

describe('an office of everyday use in a counting question', () => {
  it('is what the items are about, where the question says so', () => {
    const read = readerOf('消防');
    expect(read('关于消防的事项有几项')).toMatchObject({ keyword: '消防', departments: null });
    expect(read('消防牵头的事项有几项')).toMatchObject({ keyword: null, departments: { words: '消防' } });
  });

  it.each(['消防(安全', '消防+', '消防[', '消防)'])('is a name and no pattern: %s', (form) => {
    const read = readerOf(form);
    expect(read(`${form}牵头的事项有几项`)).toMatchObject({ departments: { words: form } });
    expect(read(`“${form}”的事项有几项`)).toMatchObject({ keyword: form, departments: null });
  });
});

describe('a counting question in other words', () => {
  const read = createReadSelection(['民生服务', '平安法治'], () => [], /(?!)/u);
  const nowhere = { townships: [], words: [], everywhere: false };
  it.each([
    ['配合事项合计多少条', 'count', { list: 'cooperative' }],
    ['收回清单统计一下', 'count', { list: 'reclaimed' }],
    ['基本履职事项报个数', 'count', { list: 'basic' }],
    ['配合事项里归到民生服务类的总计几条', 'count', { list: 'cooperative', category: '民生服务' }],
    ['配合事项有几样', 'count', { list: 'cooperative' }],
    ['带“水库”俩字的事项数数', 'count', { keyword: '水库' }],
    ['被收回的事项数量', 'count', { list: 'reclaimed' }],
    ['配合事项逐条念一遍', 'list', { list: 'cooperative' }],
    ['名字里有“水库”两个字的事项名单', 'list', { keyword: '水库' }],
    ['带“统计”的事项有哪些', 'list', { keyword: '统计' }],
    ['标题中有养老的事项有几个', 'count', { keyword: '养老' }],
  ])('%s', (question, intent, selection) =>
    expect(read(question, nowhere, null)).toMatchObject({ intent, selection }),
  );

  it.each([
    '村里哪些证明不用开了',
    '公安局统计户口吗',
    '名单里没有我家',
    '民生服务类和平安法治类各几项',
    '占几项',
  ])('is none: %s', (question) => expect(read(question, nowhere, null)).toBeNull());

  it.each([
    ['都叫啥名字', 'list', { list: 'cooperative', category: '民生服务' }],
    ['挨个报一下', 'list', { list: 'cooperative', category: '民生服务' }],
    ['只算收回的', 'count', { list: 'reclaimed', category: '民生服务' }],
    ['平安法治类占几项', 'count', { list: 'cooperative', category: '平安法治' }],
    ['基本履职清单里呢', 'count', { list: 'basic', category: '民生服务' }],
    ['挑出收回的', 'count', { list: 'reclaimed', category: '民生服务' }],
    ['有没有收回的', 'count', { list: 'reclaimed', category: '民生服务' }],
    ['其余的不要，光看基本履职的', 'count', { list: 'basic', category: '民生服务' }],
  ])('goes on with what was counted: %s', (question, intent, selection) => {
    const base = read('民生服务类配合事项有几项', nowhere, null);
    expect(read(question, nowhere, base)).toMatchObject({ intent, selection });
  });

  it.each([
    '收回的不要',
    '不算基本履职的',
    '除了收回的有几项',
    '其余几项',
    '收回以外的有多少',
    '收回的也算上',
  ])('counts nothing where something is left out or added: %s', (question) => {
    const base = read('民生服务类配合事项有几项', nowhere, null);
    expect(read(question, nowhere, base)).toBeNull();
  });

  it('needs more than a place and 多少', () => {
    const inXiazhen = {
      townships: [{ id: 'x', name: '夏镇', county: '托克逊县' }],
      words: ['夏镇'],
      everywhere: false,
    };
    expect(read('夏镇给多少', inXiazhen, null)).toBeNull();
    expect(read('夏镇一共多少', inXiazhen, null)).toMatchObject({ intent: 'count' });
  });

  it('adds the place that it is compared with', () => {
    const [a, b] = ['甲镇', '乙乡'].map((name) => ({ id: name, name, county: '' }));
    if (!a || !b) throw new Error('two places');
    const base = read('甲镇配合事项多少', { townships: [a], words: ['甲镇'], everywhere: false }, null);
    const both = read('跟乙乡比哪个多', { townships: [b], words: ['乙乡'], everywhere: false }, base);
    expect(both).toMatchObject({ intent: 'count', selection: { townships: [a, b], list: 'cooperative' } });
  });
});
