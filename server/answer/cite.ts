import type { DutyItem } from '../../indexer/duty-item.ts';
import { presentItem } from '../present.ts';
import type { Citation } from '../protocol.ts';
import type { Quote } from './pick-quote.ts';
import { dispatchLine, verdictOf } from './verdict.ts';

/** An item as an answer shows it, with the words that bear on the question. */
export function cite(item: DutyItem, quote: Quote): Citation {
  return {
    id: item.id,
    ...quote,
    verdict: verdictOf(item),
    dispatch: dispatchLine(item),
    item: presentItem(item),
  };
}

/** An item cited by its title. */
export function citeTitle(item: DutyItem): Citation {
  return cite(item, { field: 'title', quote: item.title });
}

/** The departments that lead in the cited items, in rank order, each once. */
export function leadingDepartments(citations: readonly Citation[]): string[] {
  return [...new Set(citations.flatMap((citation) => citation.item.departments))];
}
