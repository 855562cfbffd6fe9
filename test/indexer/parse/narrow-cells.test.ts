import { describe, expect, it } from 'vitest';
import type { DutyItem } from '../../../indexer/duty-item.ts';
import { parseDocument } from '../../../indexer/parse/parse-document.ts';
import { seedOf } from '../../support/generated-document.ts';

// Lines are written with / between them, // for an empty line between two blocks.
const lines = (...blocks: string[]): string[] => blocks.join('//').split('/');

const HEAD = lines(
  ' 配合履职事项清单/事',
  '序号',
  '类/项/别',
  '对应/事项名称/级/部',
  '上/门',
  '上级部门职责 乡镇配合职责/',
);
const FIRST = HEAD.length + 1;

interface Parsed {
  readonly rows: readonly DutyItem[];
  readonly problems: readonly { readonly code: string; readonly line: number }[];
}

function parse(head: readonly string[], ...rows: readonly (readonly string[])[]): Parsed {
  const { items, problems } = parseDocument(
    seedOf([...head, ...rows.flatMap((row) => [...row, ''])].join('\n')),
  );
  return {
    rows: items.map(({ item }) => item),
    problems: problems
      .filter(({ code }) => code !== 'list-missing')
      .map(({ code, line }) => ({ code, line })),
  };
}

const UPPER =
  '1.审核镇级上报的名单，提出处理意见并按程序报请审批；/2.下发通知，指导镇级做好有关工作，并对工作开展情况进/行监督检查';
const TOWNSHIP = '1.摸排本辖区有关情况，建立工作台账，并及/时上报；/2.协助做好政策宣传，引导群众积极参加。';
const OFFICE = '清水县残/疾人联合';

const WHOLE = {
  category: '民生服务',
  title: '残疾人证管理',
  departments: ['清水县残疾人联合会'],
  upperDuty:
    '1.审核镇级上报的名单，提出处理意见并按程序报请审批；2.下发通知，指导镇级做好有关工作，并对工作开展情况进行监督检查。',
  townshipDuty: '1.摸排本辖区有关情况，建立工作台账，并及时上报；2.协助做好政策宣传，引导群众积极参加。',
  damaged: [],
};

const scrambled = (no: number | string): string[] =>
  lines('残疾人证管', '民生/服', `${no}/务`, '理', OFFICE, '会', UPPER, '。', TOWNSHIP);

describe('a scrambled row', () => {
  it.each([
    ['with the title first', scrambled(1)],
    ['with the township first', lines(TOWNSHIP, UPPER, OFFICE, '残疾人证管', '民生/服', '1/务', '理/会/。')],
    [
      'with the departments first and the stop last',
      lines(`${OFFICE}/会`, '民生/服', '1/务', '残疾人证管/理', TOWNSHIP, UPPER, '。'),
    ],
    [
      'with the head of the next page within a duty',
      lines(
        '残疾人证管',
        '民生/服',
        '1/务',
        '理',
        OFFICE,
        '会',
        UPPER.replace('/行', '/ 级/部//上/门/上级部门职责 乡镇配合职责//行'),
        '。',
        TOWNSHIP,
      ),
    ],
  ])('%s', (_, row) => {
    const { rows, problems } = parse(HEAD, row);
    expect(problems).toEqual([]);
    expect(rows).toEqual([expect.objectContaining(WHOLE)]);
  });

  it('may have its number on one line with category and title', () => {
    const oneLine = lines('残疾人证/2 民生服务管理', OFFICE, '会', UPPER, '。', TOWNSHIP);
    const { rows, problems } = parse(HEAD, scrambled(1), oneLine, scrambled(3));
    expect(problems).toEqual([]);
    expect(rows).toEqual([1, 2, 3].map((no) => expect.objectContaining({ ...WHOLE, no })));
  });

  it('may have the digits of its number apart', () => {
    const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '1//0', '11'];
    const { rows } = parse(HEAD, ...numbers.map(scrambled));
    expect(rows.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('may begin while the row before it still lacks a cell', () => {
    const first = lines(
      '残疾人证管',
      '民生/服',
      '1/务',
      '理',
      OFFICE,
      '会',
      UPPER,
      '。',
      '残疾人证管',
      '民生/服',
      '2',
      TOWNSHIP,
    );
    const second = lines('务', '理', OFFICE, '会', UPPER, '。', TOWNSHIP);
    expect(parse(HEAD, first, second).rows).toEqual(
      [1, 2].map((no) => expect.objectContaining({ ...WHOLE, no })),
    );
  });

  it('says which cells of it are mixed character by character', () => {
    const [start = '', ...rest] = TOWNSHIP.split('/');
    const crumbs = [...'根据账高号龄系联统系推电送话的等数基据本'];
    const row = lines(
      '残疾人证管',
      '民生/服',
      '1/务',
      '理',
      OFFICE,
      '会',
      UPPER,
      '。',
      start,
      ...crumbs,
      rest.join('/'),
    );
    const { title, departments, upperDuty } = WHOLE;
    expect(parse(HEAD, row).rows).toEqual([
      expect.objectContaining({ title, departments, upperDuty, damaged: ['townshipDuty'] }),
    ]);
  });
});

describe('a row in the order of the columns', () => {
  const ordered = (no: string): string[] =>
    lines(
      `${no} 民生服/务`,
      '残疾人证管/理',
      '清水县残/疾人联合',
      '会',
      '1.审核镇级上报的名单，提出处理意见并按程序报请审批；',
      '2.下发通知，指导镇级做好有关工作，并对工作开展情况进',
      '行监督检查。',
      '1.摸排本辖区有关情况，建立工作台账，并及',
      '时上报；',
      '2.协助做好政策宣传，引导群众积极参加。',
    );

  it('is read over empty lines and page heads in scraps', () => {
    const { rows, problems } = parse(
      HEAD,
      ordered('1'),
      lines(' 级', '部门/上级部门职责 乡配合职责'),
      ordered('2'),
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([1, 2].map((no) => expect.objectContaining({ ...WHOLE, no })));
  });

  it('may have the departments and a duty on one line', () => {
    const row = lines(
      '1 民生服/务',
      '残疾人证管/理',
      '县残联 规范残疾人证的核发和管理，做好审批工作。',
      '协助办理残疾人证。',
    );
    expect(parse(HEAD, row, ordered('2')).rows[0]).toMatchObject({
      departments: ['县残联'],
      upperDuty: '规范残疾人证的核发和管理，做好审批工作。',
      townshipDuty: '协助办理残疾人证。',
    });
  });
});

describe('a malformed list ends in problems with their lines', () => {
  const numbers = (rows: readonly DutyItem[]): number[] => rows.map(({ no }) => no);
  const second = FIRST + scrambled(1).length + 1;

  it('when a row lacks a duty', () => {
    const { rows, problems } = parse(HEAD, scrambled(1), scrambled(2).slice(0, -4));
    expect(numbers(rows)).toEqual([1]);
    expect(problems).toEqual([{ code: 'row-incomplete', line: second }]);
  });

  it('when it is cut off within a sentence', () => {
    const { rows, problems } = parse(HEAD, scrambled(1), scrambled(2).slice(0, -2));
    expect(numbers(rows)).toEqual([1]);
    expect(problems).toEqual([{ code: 'row-incomplete', line: second }]);
  });

  it('when a number stands twice', () => {
    const { rows, problems } = parse(HEAD, scrambled(1), scrambled(1));
    expect(numbers(rows)).toEqual([1]);
    expect(problems.map(({ code }) => code)).toEqual(['number-twice']);
  });

  it('when a number is left out', () => {
    expect(numbers(parse(HEAD, scrambled(1), scrambled(3)).rows)).toEqual([1, 3]);
  });

  it('when the head lacks a column', () => {
    const head = HEAD.map((line) => line.replace('上级部门职责 ', ''));
    const { rows, problems } = parse(head, scrambled(1));
    expect(rows).toEqual([]);
    expect(problems).toEqual([{ code: 'column-missing', line: 1 }]);
  });

  it('when noise follows the rows', () => {
    const noise = Array.from(
      { length: 19_000 },
      (_, at) => '噪声。，1人民'.slice(at % 6) + '县'.repeat(at % 3),
    );
    const started = performance.now();
    const { rows, problems } = parse(HEAD, scrambled(1), scrambled(2), noise);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(numbers(rows).filter((no) => no > 2)).toEqual([]);
    expect(problems.map(({ code }) => code)).toContain('unplaced-text');
  });
});
