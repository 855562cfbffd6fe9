import type { DutyItem, DutyList } from '../../indexer/duty-item.ts';
import { LIST_NAMES } from '../../indexer/duty-item.ts';
import type { ItemSelection } from './reading/item-selection.ts';
import { basisOf } from './verdict.ts';

const COUNT_WORDS = ['零', '一', '两', '三', '四', '五'];

/** Every sentence of an answer. Facts stand in them only as fields of the items they are given. */
export const SENTENCES = {
  /** One township's verdict. */
  itemLine(item: DutyItem): string {
    const { township, departments } = item;
    const basis = `（${basisOf(item)}）`;
    const names = departments.join('、');
    if (item.list === 'basic') return `${township.name}：由${township.name}负责${basis}。`;
    if (item.list === 'cooperative') {
      const lead = names === '' ? '由上级部门牵头' : `由${names}牵头`;
      return `${township.name}：${lead}，${township.name}配合${basis}。`;
    }
    if (names === '') return `${township.name}：已不再由${township.name}承担${basis}。`;
    return `${township.name}：已由上级收回，由${names}承接${basis}。`;
  },
  /** What all cited townships have in common, in front of their lines. */
  common(list: DutyList, townships: number, department: string | null): string {
    const all = `${COUNT_WORDS[townships] ?? townships}个乡镇`;
    if (list === 'basic') return `${all}的清单一致：由乡镇自己负责。`;
    if (list === 'cooperative') {
      const lead = department === null ? '' : `，牵头的都是${department}`;
      return `${all}的清单一致：上级牵头、乡镇配合${lead}。`;
    }
    const tookOver = department === null ? '' : `，承接的都是${department}`;
    return `${all}的清单一致：上级已收回，乡镇不再承担${tookOver}。`;
  },
  differ: '各乡镇的清单不一样，分别是：',
  compareDepartments: '牵头或承接单位各不相同，见各乡镇。',
  missing: (names: readonly string[]): string => `${names.join('、')}的清单没有列这件事。`,
  /** In front of the lines of the matter's other sides. */
  sides: '同一件事在清单里还有：',
  governs: (item: DutyItem): string =>
    `两条都相关时，先看与所问最接近的${item.township.name}${basisOf(item, 20)}。`,
  /** A cell's own words. */
  quote: (item: DutyItem, label: string, quote: string): string =>
    `${item.township.name}${label}：“${quote}”`,
  labels: {
    'township-part': '要做的',
    'department-part': '的上级部门要做的',
    how: '的清单写的是',
    detail: '的清单写的是',
  },
  noPart: (item: DutyItem): string => `${item.township.name}的清单只列了事项名称，没有写具体做法。`,
  still: {
    basic: (item: DutyItem): string => `仍由${item.township.name}负责。`,
    cooperative: (item: DutyItem): string => `由上级部门牵头，${item.township.name}仍要配合。`,
    reclaimed: (item: DutyItem): string => `上级已收回，不再由${item.township.name}承担。`,
  } satisfies Record<DutyList, (item: DutyItem) => string>,
  either: (departments: readonly string[]): string => `问到的几家里，清单写的是${departments.join('、')}。`,
  eitherTownship: '问到的几家里，清单写的是乡镇自己。',
  eitherNone: '清单写的不是问到的这几家，而是：',

  notListedHere: (township: string): string =>
    `${township}的清单没有列这件事。以下是其他乡镇清单中的条目，供参考：`,
  noListOf: (place: string): string => `这里没有${place}的清单，答不了。`,
  foreign: (place: string): string => `这里没有${place}的清单。以下是已收录的乡镇清单的写法，只供参考：`,
  notListed:
    '已收录的乡镇清单都没有列这件事，不能据此说归谁管。可以换一种说法再问，或拨打12345政务服务便民热线。',
  nearest: '下面是字面最接近的条目，不是答案。',
  unclear: '没有看懂要问哪件事。请说出具体的事情，例如“残疾人证找谁办”。',
  outOfScope: '这里只回答乡镇履职事项由谁负责，答不了这个问题。可以问“残疾人证找谁办”“夏镇配合事项有几项”。',
  harmful: '这个问题不能回答。这里只回答乡镇履职事项由谁负责；要举报违法行为，请直接说是什么事。',
  despair:
    '您现在可能很难受，请先和人说说话：可以拨打心理援助热线12356；有危险时请马上拨打110或120。这里只回答乡镇履职事项由谁负责。',
  greeting: '您好。说出要办的事，例如“残疾人证找谁办”，就能查到由谁牵头、由谁配合，以及清单原文。',
  help: '这里收录乡镇的履职事项清单，能回答：一件事由谁牵头、谁配合；乡镇和上级各做什么；是不是已经收回；某个部门牵头哪些事；某类事项有几项、有哪些；各乡镇有什么不同。直接说事情就行，例如“残疾人证找谁办”。',
  detailOfOffice: (detail: string): string =>
    `清单没有写部门的${detail}。可以问某件事由谁负责，或拨打12345政务服务便民热线。`,
  detailNotListed: (detail: string): string => `清单没有写${detail}。这件事的负责单位是：`,
  detailPartly: (names: readonly string[], detail: string): string =>
    `${names.join('、')}的清单没有写${detail}。`,

  clarify: '您问的可能是下面哪一件？请选一项，或再说具体一点。',
  clarifyOther: '明白了，不是上一件。您问的是不是下面这些？',
  noOther: '没有找到别的相近事项。请换一种说法，把事情说具体一点。',
  matterHead: (at: number, subject: string): string => `${COUNT_WORDS_AT[at] ?? at + 1}、${subject}`,

  lookupMissing: (last: DutyItem): string =>
    `没有这一项：${last.township.name}的${LIST_NAMES[last.list]}到第${last.no}项为止。`,
  lookupUnknown: '清单里没有这个序号。请说明乡镇和清单，例如“夏镇配合事项第13项”。',
  titleLine: (item: DutyItem): string => `${item.township.name}${basisOf(item)}`,

  /** What a selection asks for, in the question's and the lists' own words. */
  selection({ townships, list, category, departments, keyword, inCells }: ItemSelection): string {
    const parts = [
      `${townships.length > 0 ? townships.map(({ name }) => name).join('、') : '各乡镇'}：`,
      departments && `${departments.words}${LEADS[list ?? 'basic']}的`,
      category && `“${category}”类`,
      keyword && (inCells ? `条文里有“${keyword}”的` : `名称里有“${keyword}”的`),
      list === null ? '履职事项' : LIST_NAMES[list],
    ];
    return parts.filter(Boolean).join('');
  },
  count: (what: string, total: number): string => `${what}共${total}项。`,
  none: (what: string): string => `${what}一项也没有。`,
  ofLists: (parts: readonly (readonly [DutyList, number])[]): string =>
    `其中${parts.map(([list, total]) => `${LIST_NAMES[list]}${total}项`).join('，')}。`,
  ofCategories: (parts: readonly (readonly [string, number])[]): string =>
    `按类别：${parts.map(([name, total]) => `${name}${total}项`).join('，')}。`,
  ofTownships: (parts: readonly (readonly [string, number])[]): string =>
    `${parts.map(([name, total]) => `${name}${total}项`).join('，')}。`,
  first: (shown: number): string => `下面列出前${shown}项，其余可在“清单”页按条件查看。`,
} as const;

/** What a department does in the items of a list; in all lists together both. */
const LEADS: Readonly<Record<DutyList, string>> = {
  basic: '牵头或承接',
  cooperative: '牵头',
  reclaimed: '承接',
};
const COUNT_WORDS_AT = ['一', '二', '三'];
