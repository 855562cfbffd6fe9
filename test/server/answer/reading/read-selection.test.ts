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
    ['配合事项逐条念一遍', 'list', { list: 'cooperative' }],
    ['名字里有“水库”两个字的事项名单', 'list', { keyword: '水库' }],
    ['带“统计”的事项有哪些', 'list', { keyword: '统计' }],
    ['标题中有养老的事项有几个', 'count', { keyword: '养老' }],
  ])('%s', (question, intent, selection) =>
    expect(read(question, nowhere, null)).toMatchObject({ intent, selection }),
  );

  it.each(['村里哪些证明不用开了', '公安局统计户口吗', '名单里没有我家'])('is none: %s', (question) =>
    expect(read(question, nowhere, null)).toBeNull(),
  );

  it.each([
    ['都叫啥名字', 'list', { list: 'cooperative', category: '民生服务' }],
    ['挨个报一下', 'list', { list: 'cooperative', category: '民生服务' }],
    ['只算收回的', 'count', { list: 'reclaimed', category: '民生服务' }],
    ['平安法治类占几项', 'count', { list: 'cooperative', category: '平安法治' }],
    ['其余的不要，光看基本履职的', 'count', { list: 'basic', category: '民生服务' }],
  ])('goes on with what was counted: %s', (question, intent, selection) => {
    const base = read('民生服务类配合事项有几项', nowhere, null);
    expect(read(question, nowhere, base)).toMatchObject({ intent, selection });
  });
});
