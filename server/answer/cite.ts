import type { DutyItem } from '../../indexer/duty-item.ts';
import { presentItem } from '../present.ts';
import type { Citation } from '../protocol.ts';
import type { TermWeights } from '../search/term-weights.ts';
import { pickQuote } from './pick-quote.ts';
import { dispatchLine, verdictOf } from './verdict.ts';

/** An item as an answer shows it, with the sentence that bears on the question. */
export function cite(item: DutyItem, question: string, weights: TermWeights): Citation {
  return {
    id: item.id,
    ...pickQuote(item, question, weights),
    verdict: verdictOf(item),
    dispatch: dispatchLine(item),
    item: presentItem(item),
  };
}

/** The departments that lead in the cited items, in rank order, each once. */
export function leadingDepartments(citations: readonly Citation[]): string[] {
  return [...new Set(citations.flatMap((citation) => citation.item.departments))];
}
