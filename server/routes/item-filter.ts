import type { Context } from 'hono';
import { DUTY_LISTS } from '../../indexer/duty-item.ts';
import { checkTownship } from '../ask-request.ts';
import type { ItemCatalog } from '../items/item-catalog.ts';
import { type ItemFilter, PAGE_SIZE, PAGE_SIZE_MOST } from '../items/select-items.ts';
import { ITEM_SORTS } from '../protocol.ts';
import { choiceParameter, numberParameter, textParameter } from './query.ts';

/** Far beyond the last page of any selection. */
const PAGE_MOST = 999_999;

/** The filter that an address's parameters name. @throws ServerError PARAMETER_INVALID, TOWNSHIP_UNKNOWN */
export function itemFilter(c: Context, { townships }: Pick<ItemCatalog, 'townships'>): ItemFilter {
  const township = textParameter(c, 'township');
  if (township !== null) checkTownship(township, townships);
  return {
    township,
    list: choiceParameter(c, 'list', DUTY_LISTS),
    category: textParameter(c, 'category'),
    department: textParameter(c, 'department'),
    q: textParameter(c, 'q'),
    sort: choiceParameter(c, 'sort', ITEM_SORTS) ?? 'township',
    page: numberParameter(c, 'page', PAGE_MOST) ?? 1,
    pageSize: numberParameter(c, 'pageSize', PAGE_SIZE_MOST) ?? PAGE_SIZE,
  };
}
