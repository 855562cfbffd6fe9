/** What an answer says, as page, export and screen reader put it in words. Pure. */
import { type Citation, CONFIDENCE_BANDS, type Verdict } from '../server/protocol.ts';
import type { Turn } from './chat-state.ts';
import type { Strings } from './strings.ts';

/** What an answer comes to. `mixed`: the townships' verdicts differ and are not summed up in one of them. */
export type Outcome =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'mixed' | 'clarify' | 'refused' | 'open' };

/** A colour's name in the style sheet. */
export type Tone = 'township' | 'leads' | 'reclaimed' | 'unlisted' | 'clarify';

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  乡镇负责: 'township',
  '上级牵头、乡镇配合': 'leads',
  上级已收回: 'reclaimed',
  清单未列: 'unlisted',
};

type Answered = Pick<Turn, 'verdict' | 'citations'>;

/** The outcome of a turn; `open` before its verdict has come. */
export function turnOutcome({ verdict, citations }: Answered): Outcome {
  if (!verdict) return { kind: 'open' };
  if (verdict.kind === 'clarify') return { kind: 'clarify' };
  if (verdict.kind === 'none') return { kind: 'refused' };
  const verdicts = new Set(bestByTownship(citations).map((citation) => citation.verdict));
  return verdicts.size > 1 ? { kind: 'mixed' } : { kind: 'verdict', verdict: verdict.verdict ?? '清单未列' };
}

/** The colour that an outcome has besides its words. */
export function turnTone(turn: Answered): Tone {
  const outcome = turnOutcome(turn);
  if (outcome.kind === 'verdict') return VERDICT_TONES[outcome.verdict];
  return outcome.kind === 'clarify' || outcome.kind === 'mixed' ? 'clarify' : 'unlisted';
}

/** The outcome as one line for readers. */
export function outcomeWords(turn: Answered & Pick<Turn, 'status'>, t: Strings): string {
  const outcome = turnOutcome(turn);
  if (outcome.kind === 'verdict') return t.verdict[outcome.verdict];
  if (outcome.kind === 'mixed') return t.answer.mixed;
  if (outcome.kind === 'clarify') return t.clarify.verdict;
  if (outcome.kind === 'open') return t.turnStatus[turn.status];
  return t.refusal[turn.verdict?.reason ?? 'unclear'];
}

/** Each township's best citation, best first. */
export function bestByTownship(citations: readonly Citation[]): readonly Citation[] {
  const seen = new Set<string>();
  return citations.filter(({ item }) => {
    const isFirst = !seen.has(item.township.id);
    seen.add(item.township.id);
    return isFirst;
  });
}

/**
 * What the entries beside a refusal are: the same duty in other townships, where the matter is known and only the
 * place does not list it; else entries that are near in words and are not the answer.
 */
export function elsewhereMeans({
  verdict,
  understood,
}: Pick<Turn, 'verdict' | 'understood'>): 'same-duty' | 'nearest' {
  return verdict?.reason === 'not-listed' && (understood?.subject ?? null) !== null ? 'same-duty' : 'nearest';
}

/**
 * The same duty in other townships, beside a township that does not list it. Entries that are only near in words are
 * no part of a record: on paper or in a table they are soon taken for the answer.
 */
export function otherTownships(turn: Pick<Turn, 'verdict' | 'understood' | 'elsewhere'>): Turn['elsewhere'] {
  return elsewhereMeans(turn) === 'same-duty' ? turn.elsewhere : [];
}

/** Whether a reader is asked to check an answer, and how strongly; null when it stands by itself. */
export function confidenceRemark(confidence: number, t: Strings): string | null {
  if (confidence >= CONFIDENCE_BANDS.sure) return null;
  return confidence >= CONFIDENCE_BANDS.fair ? t.confidence.middle : t.confidence.low;
}
