import type { Context } from 'hono';
import { DUTY_LISTS } from '../../indexer/duty-item.ts';
import { checkTownship } from '../ask-request.ts';
import type { ItemCatalog } from '../items/item-catalog.ts';
import type { ItemFilter } from '../items/select-items.ts';
import { choiceParameter, pageParameter, textParameter } from './query.ts';

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
    page: pageParameter(c),
  };
}
