import type { DutyItem, ItemField } from '../../indexer/duty-item.ts';
import { tokenize } from '../../indexer/tokenize.ts';
import type { TermWeights } from '../search/term-weights.ts';

/** A run of one cell's own characters. */
export interface Quote {
  readonly field: ItemField;
  readonly quote: string;
}

/** The sentences and numbered points of a cell, each a run of the cell's own characters, none lost. */
export function splitSentences(cell: string): string[] {
  return cell.match(/[^。；;]+[。；;]*/gu)?.map((sentence) => sentence.trim()) ?? [];
}

const DUTY_FIELDS = ['upperDuty', 'townshipDuty', 'method'] as const;

/**
 * The sentence of the item that shares most with the question, word for word; the title when no duty cell
 * shares more than the title does.
 */
export function pickQuote(item: DutyItem, question: string, weights: TermWeights): Quote {
  const terms = new Set(tokenize(question));
  const share = (text: string): number => {
    let sum = 0;
    for (const term of new Set(tokenize(text))) if (terms.has(term)) sum += weights.weight(term);
    return sum;
  };
  let best: Quote = { field: 'title', quote: item.title };
  let bestShare = share(item.title);
  for (const field of DUTY_FIELDS) {
    for (const sentence of splitSentences(item[field] ?? '')) {
      const ofSentence = share(sentence);
      if (ofSentence > bestShare) {
        best = { field, quote: sentence };
        bestShare = ofSentence;
      }
    }
  }
  return best;
}
