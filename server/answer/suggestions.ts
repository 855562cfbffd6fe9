import type { DutyItem } from '../../indexer/duty-item.ts';
import type { Intent } from '../protocol.ts';
import type { Place } from './reading/read-place.ts';

/**
 * Next questions that make sense after an answer about an item, and that the conversation can answer. At most three.
 * @param townships of how many townships entries are shown
 */
export function suggestionsFor(item: DutyItem, place: Place, intent: Intent, townships: number): string[] {
  const { list, departments, township } = item;
  const [department] = departments;
  const isOne = place.townships.length === 1;
  const next: string[] = [];
  if (list === 'cooperative' && item.townshipDuty !== null && intent !== 'township-part') {
    next.push(isOne ? `${township.name}要做什么？` : '乡镇要做什么？');
  }
  if (list === 'cooperative' && item.upperDuty !== null && intent !== 'department-part') {
    next.push('上级部门做什么？');
  }
  if (list === 'reclaimed' && intent !== 'how' && item.method !== null) next.push('现在怎么办理？');
  if (isOne && place.townships[0]?.id === township.id) next.push('其他乡镇呢？');
  if (department !== undefined && isOne) {
    next.push(list === 'reclaimed' ? `${department}还承接哪些事项？` : `${department}还牵头哪些事项？`);
  }
  if (townships > 1 && intent !== 'compare') next.push('各乡镇有什么不同？');
  return next.slice(0, 3);
}
