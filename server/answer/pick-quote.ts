import type { DutyItem, ItemField } from '../../indexer/duty-item.ts';
import { tokenize } from '../../indexer/tokenize.ts';
import type { Intent } from '../protocol.ts';
import type { TermWeights } from '../search/term-weights.ts';
import { contentOf } from './reading/content-words.ts';
import type { Detail } from './reading/details.ts';

/** A run of one cell's own characters. */
export interface Quote {
  readonly field: ItemField;
  readonly quote: string;
}

/** What the quoted words are to answer. */
export interface QuoteWish {
  readonly question: string;
  readonly intent: Intent;
  readonly detail: Detail | null;
}

export interface QuotePicker {
  /** The sentence that answers; the title when no duty cell says more than the title does. */
  pick(item: DutyItem, wish: QuoteWish): Quote;
  /** The sentence that holds a detail; null when no cell of the item does. */
  pickDetail(item: DutyItem, question: string, detail: Detail): Quote | null;
  /** Weight of the terms that an item's title and cells share with a text. */
  likeness(item: DutyItem, text: string): number;
  /** Share of a text's term weight that an item's title and cells hold, 0..1. */
  coverage(item: DutyItem, text: string): number;
}

interface Sentence extends Quote {
  readonly terms: ReadonlySet<string>;
}

const DUTY_FIELDS = ['upperDuty', 'townshipDuty', 'method'] as const;
type DutyField = (typeof DUTY_FIELDS)[number];

/** Which cells answer an intent; for the others any cell may. */
const FIELDS_OF: Readonly<Partial<Record<Intent, readonly DutyField[]>>> = {
  'township-part': ['townshipDuty'],
  'department-part': ['upperDuty', 'method'],
  how: ['townshipDuty', 'method', 'upperDuty'],
};
/** Up to this length a side's whole cell is quoted instead of one sentence. In characters. */
const WHOLE_CELL = 400;

/** The sentences and numbered points of a cell, each a run of the cell's own characters, none lost. */
export function splitSentences(cell: string): string[] {
  return cell.match(/[^。；;]+[。；;]*/gu)?.map((sentence) => sentence.trim()) ?? [];
}

/** Picks quotes; an item's terms are found once and kept as long as the item. */
export function createQuotePicker(weights: TermWeights): QuotePicker {
  const known = new WeakMap<DutyItem, readonly Sentence[]>();
  const sentencesOf = (item: DutyItem): readonly Sentence[] => {
    const kept = known.get(item);
    if (kept) return kept;
    const cells = DUTY_FIELDS.flatMap((field) =>
      splitSentences(item[field] ?? '').map((quote) => ({ field, quote })),
    );
    const sentences: Sentence[] = [{ field: 'title' as const, quote: item.title }, ...cells].map((quote) => ({
      ...quote,
      terms: new Set(tokenize(quote.quote)),
    }));
    known.set(item, sentences);
    return sentences;
  };
  const share = (sentence: Sentence, terms: Iterable<string>): number => {
    let sum = 0;
    for (const term of terms) if (sentence.terms.has(term)) sum += weights.weight(term);
    return sum;
  };
  const best = (sentences: readonly Sentence[], terms: ReadonlySet<string>): Sentence | null => {
    let found: Sentence | null = null;
    let most = -1;
    for (const sentence of sentences) {
      const of = share(sentence, terms);
      if (of > most) {
        found = sentence;
        most = of;
      }
    }
    return found;
  };
  const strip = ({ field, quote }: Quote): Quote => ({ field, quote });
  const heldTerms = (item: DutyItem, text: string): { held: number; all: number } => {
    const sentences = sentencesOf(item);
    let held = 0;
    let all = 0;
    for (const term of new Set(tokenize(text))) {
      const weight = weights.weight(term);
      all += weight;
      if (sentences.some(({ terms }) => terms.has(term))) held += weight;
    }
    return { held, all };
  };

  return {
    pick(item, { question, intent }) {
      const sentences = sentencesOf(item);
      const terms = new Set(tokenize(question));
      const title = { field: 'title', quote: item.title } as const;
      const fields = FIELDS_OF[intent];
      if (!fields) return strip(best(sentences, terms) ?? title);
      const field = fields.find((name) => item[name] !== null && item[name] !== '');
      if (field === undefined) return title;
      const cell = item[field] ?? '';
      if (cell.length <= WHOLE_CELL) return { field, quote: cell };
      return strip(
        best(
          sentences.filter((sentence) => sentence.field === field),
          terms,
        ) ?? title,
      );
    },
    pickDetail(item, question, detail) {
      const { held } = detail;
      if (held === null) return null;
      const [title, ...cells] = sentencesOf(item);
      const holding = cells.filter(({ quote }) => held.test(quote));
      // What the question names beyond the title (评估 in 「评估多久一次」) must stand in the sentence, where a cell has it.
      const asked = new Set(tokenize(contentOf(question)));
      const extra = [...asked].filter(
        (term) => !title?.terms.has(term) && !held.test(term) && cells.some(({ terms }) => terms.has(term)),
      );
      const telling = extra.filter((term) => weights.weight(term) >= MIN_TELLING && !detail.asks.test(term));
      const told = holding.filter((sentence) => share(sentence, telling) > 0);
      const near = telling.length === 0 || (told.length === 0 && detail.ofMatter) ? holding : told;
      // The sentence that holds most of it, and of those the one nearest to the question.
      const counts = near.map(({ quote }) => quote.match(new RegExp(held, 'gu'))?.length ?? 0);
      const most = Math.max(0, ...counts);
      const fullest = near.filter((_, at) => counts[at] === most);
      const places = (quote: string): number =>
        telling.reduce((sum, term) => sum + quote.split(term).length - 1, 0);
      const names = Math.max(0, ...fullest.map(({ quote }) => places(quote)));
      const found = best(
        fullest.filter(({ quote }) => places(quote) === names),
        asked,
      );
      return found && strip(found);
    },
    likeness: (item, text) => heldTerms(item, text).held,
    coverage(item, text) {
      const { held, all } = heldTerms(item, text);
      return all === 0 ? 0 : held / all;
    },
  };
}

/** Terms in a good part of all texts (工作, 负责) tell nothing. Inverse document frequency. */
const MIN_TELLING = 3;
