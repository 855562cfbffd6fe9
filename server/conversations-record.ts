import type { Answer, Citation, ItemView } from './protocol.ts';

type CitationRecord = Omit<Citation, 'item'>;

/** An answer as it is stored: its items by id, so that the lists' text stands in one place only. */
export type AnswerRecord = Omit<Answer, 'citations' | 'elsewhere'> & {
  readonly citations: readonly CitationRecord[];
  readonly elsewhere: readonly CitationRecord[];
};

export function packAnswer(answer: Answer): AnswerRecord {
  const pack = ({ item: _, ...record }: Citation): CitationRecord => record;
  return { ...answer, citations: answer.citations.map(pack), elsewhere: answer.elsewhere.map(pack) };
}

/**
 * The answer with its items as the lists have them now. A citation whose item is gone, or no longer holds the
 * quoted words, is left out: nothing is shown as a quotation that the list does not say.
 */
export function unpackAnswer(record: AnswerRecord, itemOf: (id: string) => ItemView | null): Answer {
  const unpack = (citation: CitationRecord): Citation[] => {
    const item = itemOf(citation.id);
    return item && holdsQuote(item, citation) ? [{ ...citation, item }] : [];
  };
  return {
    ...record,
    citations: record.citations.flatMap(unpack),
    elsewhere: record.elsewhere.flatMap(unpack),
  };
}

function holdsQuote(item: ItemView, { field, quote }: CitationRecord): boolean {
  const cell = item[field];
  return Array.isArray(cell)
    ? quote === cell.join('、') || cell.some((name) => name.includes(quote))
    : (cell?.includes(quote) ?? false);
}
