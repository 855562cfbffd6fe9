import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { SeedDocument } from '../../indexer/seed-document.ts';

/** What a generated document says; what parsing it must give back. */
export interface GeneratedItem {
  readonly list: 'basic' | 'cooperative' | 'reclaimed';
  readonly no: number;
  readonly category: string;
  readonly title: string;
  readonly departments: readonly string[];
  readonly upperDuty: string | null;
  readonly townshipDuty: string | null;
  readonly method: string | null;
}

export const COUNTY = '清水县';
const HEADINGS = {
  basic: '清水县青山镇基本履职事项清单',
  cooperative: '清水县青山镇配合履职事项清单',
  reclaimed: '清水县青山镇上级部门收回事项清单',
} as const;
const COLUMNS = {
  basic: ['序号', '事项类别', '事项名称'],
  cooperative: ['序号', '事项类别', '事项名称', '对应上级部门', '上级部门职责', '乡镇配合职责'],
  reclaimed: ['序号', '事项类别', '事项名称', '承接部门及工作方式'],
} as const;

const CATEGORY = fc.constantFrom('党的建设', '民生服务', '精神文明建设', '应急管理及消防', '教育培训监管');
const OFFICE = fc
  .constantFrom(
    '水利局',
    '公安局',
    '委组织部',
    '人力资源和社会保障局',
    '发展和改革委员会（数字化发展局）',
    '残疾人联合会',
  )
  .map((name) => `${COUNTY}${name}`);
const DEPARTMENTS = fc.uniqueArray(fc.oneof(OFFICE, fc.constant(`南山市生态环境局${COUNTY}分局`)), {
  minLength: 1,
  maxLength: 4,
});
const PHRASE = fc.constantFrom(
  '做好农村饮水安全保障',
  '开展“一站式”政策宣传',
  '组织村（社区）摸排登记',
  '对符合条件的人员进行资格审查',
  '推广政务APP',
  '受理申请材料',
  '建立台账',
  '及时上报情况',
);
const SENTENCE = fc.array(PHRASE, { minLength: 1, maxLength: 6 }).map((phrases) => phrases.join('，'));
const TITLE = fc.array(PHRASE, { minLength: 1, maxLength: 3 }).map((phrases) => `${phrases.join('、')}工作`);

// A duty is a sentence or a numbered list, as the lists have them.
const DUTY = fc.oneof(
  SENTENCE.map((sentence) => [`${sentence}。`]),
  fc
    .array(SENTENCE, { minLength: 2, maxLength: 5 })
    .map((points) => points.map((point, at) => `${at + 1}.${point}${at + 1 < points.length ? '；' : '。'}`)),
);

// A department's duty may go office by office, a township's chapter by chapter.
const UPPER_DUTY = fc.oneof(
  DUTY,
  fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('县水利局', '县公安局', '县委组织部'), { minLength: 2, maxLength: 3 }),
      DUTY,
      DUTY,
    )
    .map(([offices, first, other]) =>
      offices.flatMap((office, at) => [`${office}：`, ...(at === 0 ? first : other)]),
    ),
);
const TOWNSHIP_DUTY = fc.oneof(
  DUTY,
  fc.tuple(DUTY, DUTY).map(([first, second]) => ['一、政策宣传', ...first, '二、日常巡查', ...second]),
);

type Row = Omit<GeneratedItem, 'no' | 'upperDuty' | 'townshipDuty' | 'method'> & {
  readonly upper: readonly string[];
  readonly township: readonly string[];
};
const ROW = fc.record({
  category: CATEGORY,
  title: TITLE,
  departments: DEPARTMENTS,
  upper: UPPER_DUTY,
  township: TOWNSHIP_DUTY,
});

/** Items of all three lists, with the paragraphs of their duties. */
export const ROWS = fc
  .tuple(
    fc.array(ROW, { minLength: 1, maxLength: 4 }),
    fc.array(ROW, { minLength: 6, maxLength: 12 }),
    fc.array(ROW, { minLength: 1, maxLength: 4 }),
  )
  .map(([basic, cooperative, reclaimed]): Row[] => [
    ...basic.map((row) => ({ ...row, list: 'basic' as const })),
    ...cooperative.map((row) => ({ ...row, list: 'cooperative' as const })),
    ...reclaimed.map((row) => ({ ...row, list: 'reclaimed' as const })),
  ]);

/** The items that rows stand for, numbered list by list. */
export function itemsOf(rows: readonly Row[]): GeneratedItem[] {
  const counts = { basic: 0, cooperative: 0, reclaimed: 0 };
  return rows.map(({ upper, township, ...row }) => {
    counts[row.list] += 1;
    return {
      ...row,
      no: counts[row.list],
      departments: row.list === 'basic' ? [] : row.departments,
      upperDuty: row.list === 'cooperative' ? upper.join('') : null,
      townshipDuty: row.list === 'cooperative' ? township.join('') : null,
      method: row.list === 'reclaimed' ? township.join('') : null,
    };
  });
}

/** How a document is written down; none of it changes what it says. */
export interface Writing {
  /** Characters a line of each column: title, departments, upper duty, township duty. */
  readonly widths: readonly [number, number, number, number];
  readonly blankLines: boolean;
  readonly tags: boolean;
  /** Lines a page: heading or column heads are repeated, and page numbers stand between. */
  readonly pageLines: number;
  readonly shuffled: boolean;
}

export const WRITING: fc.Arbitrary<Writing> = fc.record({
  widths: fc.tuple(
    fc.integer({ min: 12, max: 18 }),
    fc.integer({ min: 7, max: 10 }),
    fc.integer({ min: 26, max: 29 }),
    fc.integer({ min: 29, max: 33 }),
  ),
  blankLines: fc.boolean(),
  tags: fc.boolean(),
  pageLines: fc.integer({ min: 5, max: 60 }),
  shuffled: fc.boolean(),
});

/** Writes rows as tab-separated lines; with a narrow width the cells are broken over lines. */
export function writeTabbed(rows: readonly Row[], writing: Writing): string {
  return writeLists(rows, writing, '\t', (item, row) => {
    const mark = (paragraphs: readonly string[]): string =>
      writing.tags ? paragraphs.map((text) => `<p>${text}</p>`).join(' ') : paragraphs.join(' ');
    const cells = [String(item.no), item.category, item.title];
    if (item.list === 'cooperative')
      cells.push(item.departments.join('、'), mark(row.upper), mark(row.township));
    if (item.list === 'reclaimed')
      cells.push(`${item.departments.join('、')} 工作方式：${mark(row.township)}`);
    const line = cells.join('\t');
    // Broken only after the category, so that the row's start stays whole, and never within a tag.
    const start = cells.slice(0, 2).join('\t').length + 1;
    return writing.blankLines ? [line] : [line.slice(0, start), ...chunks(line.slice(start), 40)];
  });
}

/** Writes rows cell after cell as lines, each column broken at its width. */
export function writeLined(rows: readonly Row[], writing: Writing): string {
  const [title, departments, upper, township] = writing.widths;
  return writeLists(rows, writing, ' ', (item, row) => {
    const [category, ...rest] = chunks(item.category, 5);
    const lines = [`${item.no} ${category}`, ...rest, ...chunks(item.title, title)];
    if (rest.length === 0 && lines.length === 2) lines.splice(0, 2, lines.join(' '));
    if (item.list === 'cooperative') {
      lines.push(...chunks(item.departments.join('、'), departments));
      lines.push(...row.upper.flatMap((text) => chunks(text, upper)));
      lines.push(...row.township.flatMap((text) => chunks(text, township)));
    }
    if (item.list === 'reclaimed') {
      lines.push(
        `承接部门：${item.departments.join('、')}`,
        ...chunks(`工作方式：${row.township.join('')}`, township),
      );
    }
    return lines;
  });
}

/** A document with a manifest row that fits it. */
export function seedOf(text: string): SeedDocument {
  const township = { id: 'qingshanzhen', name: '青山镇', county: COUNTY };
  const sha256 = createHash('sha256').update(text).digest('hex');
  const items = { basic: 1, cooperative: 1, reclaimed: 1 };
  const file = 'seeds/qingshanzhen.txt';
  return {
    row: {
      id: township.id,
      township: township.name,
      county: COUNTY,
      prefecture: '南山市',
      file,
      sha256,
      items,
    },
    township,
    text,
  };
}

function writeLists(
  rows: readonly Row[],
  writing: Writing,
  separator: string,
  write: (item: GeneratedItem, row: Row) => string[],
): string {
  const items = itemsOf(rows);
  const lines: string[] = ['说 明', '清单共有三张。'];
  for (const list of ['basic', 'cooperative', 'reclaimed'] as const) {
    const head = COLUMNS[list].join(separator);
    lines.push('', HEADINGS[list], '', head);
    const own = items.flatMap((item, at) => (item.list === list ? [{ item, row: rows[at] as Row }] : []));
    const body = (writing.shuffled ? own.reverse() : own).flatMap(({ item, row }) => write(item, row));
    for (const [at, line] of body.entries()) {
      if (at > 0 && at % writing.pageLines === 0) lines.push('第 1 页，共 9 页', '', head);
      lines.push(line);
      if (writing.blankLines) lines.push('');
    }
  }
  return lines.join('\n');
}

function chunks(text: string, width: number): string[] {
  return text.match(new RegExp(`(?:<[^>]*>|[^<]){1,${width}}`, 'gu')) ?? [];
}
