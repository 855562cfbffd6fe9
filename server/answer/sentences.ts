import type { DutyItem } from '../../indexer/duty-item.ts';
import { basisOf } from './verdict.ts';

/** Every sentence of an answer. Facts stand in them only as fields of the items they are given. */
export const SENTENCES = {
  itemLine(item: DutyItem): string {
    const { township, departments } = item;
    const basis = `（${basisOf(item)}）`;
    const names = departments.join('、');
    if (item.list === 'basic') return `${township.name}：由${township.name}负责${basis}。`;
    if (item.list === 'cooperative')
      return `${township.name}：由${names}牵头，${township.name}配合${basis}。`;
    if (names === '') return `${township.name}：已不再由${township.name}承担${basis}。`;
    return `${township.name}：已由上级收回，由${names}承接${basis}。`;
  },
  notListedHere: (township: string): string =>
    `${township}的清单没有列这件事。以下是其他乡镇清单中的条目，供参考：`,
  notListed: '五个乡镇的履职事项清单都没有列这件事。可以换一种说法再问，或拨打12345政务服务便民热线。',
  unclear: '没有看懂要问哪件事。请说出具体的事情，例如“残疾人证找谁办”。',
} as const;
