import { describe, expect, it } from 'vitest';
import type { DutyItem } from '../../../indexer/duty-item.ts';
import { loadDocuments } from '../../../indexer/load-items.ts';
import { parseDocument } from '../../../indexer/parse/parse-document.ts';

const HEADS = {
  basic: ['基本履职事项清单', '序号 事项类别 事项名称'],
  cooperative: ['配合履职事项清单', '序号 事项类别 事项名称 对应上级部门 上级部门职责 镇配合职责'],
  reclaimed: ['上级部门收回事项清单', '序号 事项类别 事项名称 承接部门及工作方式'],
} as const;
type Widths = readonly [title: number, departments: number, upperDuty: number, townshipDuty: number];

function wrap(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
}

function paragraphs(duty: string | null): string[] {
  return (duty ?? '').split(/(?<=[；。：])(?=\d{1,2}\.|[一二三四五六]、|[市县][^，。；]{2,40}：)|(?<=：)/u);
}

function rowLines(item: DutyItem, [title, departments, upper, township]: Widths): string[] {
  const lines = wrap(item.title, title);
  const start = `${item.no} ${item.category}`;
  const rows = lines.length === 1 ? [`${start} ${lines[0]}`] : [start, ...lines];
  if (item.list === 'cooperative') {
    rows.push(...wrap(item.departments.join('、'), departments));
    rows.push(...paragraphs(item.upperDuty).flatMap((text) => wrap(text, upper)));
    rows.push(...paragraphs(item.townshipDuty).flatMap((text) => wrap(text, township)));
  }
  if (item.list === 'reclaimed')
    rows.push(...wrap(`${item.departments.join('、')}：${item.method}`, township));
  return rows;
}

// The clean document of the lined layout: its real sentences, broken as another page would break them.
const document = loadDocuments(process.cwd()).find(({ seed }) => seed.row.id === 'xiazhen');
const items = (document?.items ?? []).map(({ item }) => item);
const cells = ({ id, category, title, departments, upperDuty, townshipDuty, method }: DutyItem) => {
  return { id, category, title, departments, upperDuty, townshipDuty, method };
};

describe('a document with real sentences', () => {
  it.each<{ widths: Widths }>([
    { widths: [16, 8, 28, 30] },
    { widths: [12, 6, 22, 24] },
    { widths: [20, 10, 24, 40] },
    { widths: [15, 7, 31, 27] },
  ])('gives the same items with columns of $widths characters', ({ widths }) => {
    const text = (['basic', 'cooperative', 'reclaimed'] as const).flatMap((list) => [
      ...HEADS[list],
      ...items.filter((item) => item.list === list).flatMap((item) => rowLines(item, widths)),
    ]);
    expect(document).toBeDefined();
    if (document === undefined) return;
    const parsed = parseDocument({ ...document.seed, text: text.join('\n') });
    expect(parsed.items.map(({ item }) => cells(item))).toEqual(items.map(cells));
  });
});
