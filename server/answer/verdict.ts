import type { DutyItem, DutyList } from '../../indexer/duty-item.ts';
import { LIST_NAMES } from '../../indexer/duty-item.ts';
import type { Verdict } from '../protocol.ts';

const VERDICTS: Readonly<Record<DutyList, Verdict>> = {
  basic: '乡镇负责',
  cooperative: '上级牵头、乡镇配合',
  reclaimed: '上级已收回',
};

/** What a list says of each of its items. */
export function verdictOf(item: DutyItem): Verdict {
  return VERDICTS[item.list];
}

/** Where the item stands: 配合履职事项 第13项《…》. */
export function basisOf(item: DutyItem, titleLength = Number.POSITIVE_INFINITY): string {
  const characters = [...item.title];
  const title =
    characters.length > titleLength ? `${characters.slice(0, titleLength).join('')}…` : item.title;
  return `${LIST_NAMES[item.list]} 第${item.no}项《${title}》`;
}

/** A work order has room for one line. In characters. */
const DISPATCH_TITLE = 40;

/** The line for the work order: 牵头单位｜配合单位｜依据. Every word of it stands in the item. */
export function dispatchLine(item: DutyItem): string {
  const basis = `依据：${item.township.name}${basisOf(item, DISPATCH_TITLE)}`;
  const departments = item.departments.join('、');
  if (item.list === 'basic') return `负责：${item.township.name}｜${basis}`;
  if (item.list === 'cooperative') return `牵头：${departments}｜配合：${item.township.name}｜${basis}`;
  return departments === '' ? `上级已收回｜${basis}` : `承接：${departments}｜${basis}`;
}
