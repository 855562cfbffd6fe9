import type { DutyItem } from '../../indexer/duty-item.ts';
import type { ComposedAnswer } from '../answerer.ts';
import type { Citation, NoAnswerReason, TownshipView, Understood } from '../protocol.ts';
import type { Ranking } from '../search/hybrid-search.ts';
import type { TermWeights } from '../search/term-weights.ts';
import { cite, leadingDepartments } from './cite.ts';
import { SENTENCES } from './sentences.ts';

/** What an answer is composed from; it cites nothing else. */
export interface AnswerMaterial {
  readonly question: string;
  readonly ranking: Ranking;
  /** Probability that the first family is right, 0..1. */
  readonly confidence: number;
  /** The townships that the answer is for; empty: all. */
  readonly townships: readonly TownshipView[];
  readonly carried: boolean;
  readonly weights: TermWeights;
  /** Below it an answer is refused. */
  readonly threshold: number;
}

/** How many nearest entries a refusal shows, marked as not the answer. */
const NEAREST = 2;

/** The best family's items as citations, or a refusal. */
export function composeAnswer(material: AnswerMaterial): ComposedAnswer {
  const { question, ranking, confidence, townships, weights, threshold } = material;
  const [best, ...others] = ranking.families;
  const understood: Understood = {
    township: townships.length === 1 ? (townships[0] ?? null) : null,
    subject: best?.items[0]?.title ?? null,
    carried: material.carried,
  };
  const toCitation = (item: DutyItem): Citation => cite(item, question, weights);
  const isWanted = (item: DutyItem): boolean =>
    townships.length === 0 || townships.some((township) => township.id === item.township.id);

  if (best === undefined || confidence < threshold) {
    const nearest = ranking.families.flatMap((family) => family.items.slice(0, 1)).slice(0, NEAREST);
    return refuse(
      'not-listed',
      SENTENCES.notListed,
      nearest.map(toCitation),
      { ...understood, subject: null },
      confidence,
    );
  }
  const suggestions = others.slice(0, 3).flatMap((family) => family.items[0]?.title ?? []);
  const wanted = best.items.filter(isWanted);
  const [place] = townships;
  if (wanted.length === 0 && place !== undefined) {
    const elsewhere = best.items.map(toCitation);
    const text = [SENTENCES.notListedHere(place.name), ...best.items.map(SENTENCES.itemLine)].join('\n');
    return { ...refuse('not-listed', text, elsewhere, understood, confidence), suggestions };
  }
  const citations = wanted.map(toCitation);
  return {
    kind: 'answer',
    reason: null,
    verdict: citations[0]?.verdict ?? null,
    text: wanted.map(SENTENCES.itemLine).join('\n'),
    citations,
    elsewhere: [],
    departments: leadingDepartments(citations),
    options: [],
    dispatch: citations[0]?.dispatch ?? null,
    understood,
    confidence,
    suggestions,
  };
}

function refuse(
  reason: NoAnswerReason,
  text: string,
  elsewhere: readonly Citation[],
  understood: Understood,
  confidence: number,
): ComposedAnswer {
  return {
    kind: 'none',
    reason,
    verdict: '清单未列',
    text,
    citations: [],
    elsewhere,
    departments: [],
    options: [],
    dispatch: null,
    understood,
    confidence,
    suggestions: [],
  };
}
