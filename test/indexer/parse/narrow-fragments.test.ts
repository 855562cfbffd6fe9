import { describe, expect, it } from 'vitest';
import { mixedPassages } from '../../../indexer/parse/mixed-passages.ts';
import { gatherEvidence } from '../../../indexer/parse/narrow-evidence.ts';
import { narrowFragments, widthOf } from '../../../indexer/parse/narrow-fragments.ts';
import { fitQuotes, learnWidths } from '../../../indexer/parse/narrow-widths.ts';
import { sourceLines } from '../../../indexer/parse/source-lines.ts';
import { splitFragments } from '../../../indexer/parse/split-fragments.ts';

const read = (text: string) => narrowFragments(sourceLines(text));
const texts = (text: string): string[] => read(text).fragments.map((fragment) => fragment.text);

describe('fragments of broken cells', () => {
  it('are what is neither heading, column head, page number nor broken sign', () => {
    const page =
      ' 配合履职事项清单\n事\n序号\n\n类\n项\n别\n上级部门职责 乡镇配合职责\n\n民生\n服\n\n1\n务\n““““““\n    第 30 页，共 100 页\n';
    const { fragments, furniture } = read(page);
    expect(fragments.map(({ text }) => text)).toEqual(['民生', '服', '1', '务']);
    expect(furniture.map(({ kind }) => kind)).toEqual([
      'heading',
      ...Array(6).fill('column-head'),
      'label',
      'page-number',
    ]);
  });

  it('keep characters that heads have too, away from a page’s beginning', () => {
    expect(texts('县委社会\n工作\n\n部\n\n级别')).toContain('部');
  });

  it('know the scraps of a head whose page shows no beginning', () => {
    expect(texts('协助办理。\n\n类别\n\n对应上\n级\n\n部门\n上级部门职责 乡配合职责\n\n2 民生')).toEqual([
      '协助办理。',
      '2 民生',
    ]);
  });

  it('keep a closing mark on a line of its own', () => {
    expect(texts('在职党员“双报到\n\n”')).toEqual(['在职党员“双报到', '”']);
  });

  it('know gaps and pages', () => {
    const places = read('民生\n服\n\n1\n 务').fragments.map(({ afterGap, onNewPage }) => [
      afterGap,
      onNewPage,
    ]);
    expect(places).toEqual([
      [true, true],
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  it('are split where a number stands with a category', () => {
    const split = (text: string): string[] =>
      splitFragments(read(text).fragments, ['文化和旅游', '生态环保']).map((fragment) => fragment.text);
    expect(split('62 生态环保源地保护')).toEqual(['62', '生态环保', '源地保护']);
    expect(split('和旅77')).toEqual(['和旅', '77']);
    expect(split('县残联 规范残疾人证的核发工作。')).toEqual(['县残联', '规范残疾人证的核发工作。']);
    expect(split('1.推广5G网络')).toEqual(['1.推广5G网络']);
  });
});

describe('the widths of the columns', () => {
  const upper = '制定工作方案，审批乡镇上报材料，指导监督乡镇工作，依法查处违法行为并考核'.repeat(4);
  const township = '摸排本辖区情况并上报，协助开展宣传引导群众参加，巡查发现问题及时报送镇级'.repeat(4);
  const wrap = (text: string, width: number): string =>
    (text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).join('\n');
  const list = (upperWidth: number, townshipWidth: number): string =>
    Array.from({ length: 4 }, () =>
      [
        '清水县残\n疾人联合',
        '困难重度残\n疾人家庭',
        wrap(upper, upperWidth),
        wrap(township, townshipWidth),
      ].join('\n\n'),
    ).join('\n\n');

  it.each([
    [24, 19],
    [19, 24],
    [26, 21],
  ])('are learnt from the lines that go on (%i and %i)', (upperDuty, townshipDuty) => {
    const { fragments } = read(list(upperDuty, townshipDuty));
    const widths = learnWidths(fragments, gatherEvidence(fragments, '清水县'));
    expect(widths).toEqual({ title: 5, departments: 4, upperDuty, townshipDuty });
  });

  it('tell how wide the quotation marks of the font are', () => {
    const half = [
      '对“村村通”“户户通”安装需求报县文旅局备案处',
      '对“村村通”“户户通”使用情况进行日常排查和记',
      '录',
    ].join('\n');
    const widths = { title: 5, departments: 4, upperDuty: 27, townshipDuty: 21 };
    const fitted = fitQuotes(read(half).fragments, widths);
    expect(fitted.map(({ width }) => width)).toEqual([21, 21, 1]);
    expect(widthOf('“一卡通”')).toBe(5);
  });
});

describe('mixed passages', () => {
  it('reach from the first to the last of many crumbs', () => {
    const { fragments } = read(
      `民生\n服\n\n1\n务\n\n理\n\n宣传政策，登记造册，核实情况\n\n${[...'根据账高号龄系联统系推电送话'].join('\n')}\n\n及时上报。`,
    );
    const mixed = [...mixedPassages(fragments, 25)].map((index) => fragments[index]?.text).join('');
    expect(mixed).toBe('根据账高号龄系联统系推电送话');
  });

  it('are no ends of cells', () => {
    const { fragments } = read('民生\n服\n\n1\n务\n\n审\n局\n\n。\n。\n\n乡村\n振\n\n2\n兴\n\n作\n会\n。');
    expect(mixedPassages(fragments, 25).size).toBe(0);
  });
});
