/** What an answer says, as page, export and screen reader put it in words. Pure. */
import {
  type Citation,
  CONFIDENCE_BANDS,
  type Intent,
  type ItemView,
  type Verdict,
} from '../server/protocol.ts';
import type { Turn } from './chat-state.ts';
import type { Strings } from './strings.ts';

/**
 * What an answer comes to. `mixed`: the townships' verdicts differ and are not summed up in one of them.
 * `summary`: many entries, counted or listed. `several`: more than one matter, each with its own verdict.
 * `talk`: a greeting, or what can be asked.
 */
export type Outcome =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'mixed' | 'summary' | 'several' | 'clarify' | 'talk' | 'refused' | 'open' };

/** A colour's name in the style sheet. */
export type Tone = 'township' | 'leads' | 'reclaimed' | 'unlisted' | 'clarify';

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  乡镇负责: 'township',
  '上级牵头、乡镇配合': 'leads',
  上级已收回: 'reclaimed',
  清单未列: 'unlisted',
};

type Answered = Pick<Turn, 'verdict' | 'citations' | 'understood'>;

/** About many entries, or about none. */
const MANY_INTENTS: ReadonlySet<Intent> = new Set(['list', 'count', 'department']);
const TALK_INTENTS: ReadonlySet<Intent> = new Set(['small-talk', 'help']);

/** The outcome of a turn; `open` before its verdict has come. */
export function turnOutcome({ verdict, citations, understood }: Answered): Outcome {
  const intent = understood?.intent ?? null;
  if (!verdict) return { kind: 'open' };
  if (verdict.kind === 'clarify') return { kind: 'clarify' };
  if (verdict.kind === 'none') {
    const isTalk = verdict.reason === 'out-of-scope' && intent !== null && TALK_INTENTS.has(intent);
    return { kind: isTalk ? 'talk' : 'refused' };
  }
  if (verdict.text.includes('\n\n')) return { kind: 'several' };
  if (verdict.verdict === null || (intent !== null && MANY_INTENTS.has(intent))) return { kind: 'summary' };
  const verdicts = new Set(bestByTownship(citations).map((citation) => citation.verdict));
  return verdicts.size > 1 ? { kind: 'mixed' } : { kind: 'verdict', verdict: verdict.verdict };
}

/** The colour that an outcome has besides its words. */
export function turnTone(turn: Answered): Tone {
  const outcome = turnOutcome(turn);
  if (outcome.kind === 'verdict') return VERDICT_TONES[outcome.verdict];
  return outcome.kind === 'refused' || outcome.kind === 'open' ? 'unlisted' : 'clarify';
}

/** The outcome as one line for readers. */
export function outcomeWords(turn: Answered & Pick<Turn, 'status'>, t: Strings): string {
  const outcome = turnOutcome(turn);
  if (outcome.kind === 'verdict') return t.verdict[outcome.verdict];
  switch (outcome.kind) {
    case 'mixed':
    case 'summary':
    case 'several':
    case 'talk':
      return t.answer[outcome.kind];
    case 'clarify':
      return t.clarify.verdict;
    case 'open':
      return t.turnStatus[turn.status];
    case 'refused':
      return t.refusal[turn.verdict?.reason ?? 'unclear'];
  }
}

/** The entries that a table sets side by side, one a township: those of one matter, where there is more than one. */
export function comparedItems(turn: Answered): readonly ItemView[] {
  const { kind } = turnOutcome(turn);
  if (kind === 'summary' || kind === 'several') return [];
  const items = bestByTownship(turn.citations).map(({ item }) => item);
  return items.length > 1 ? items : [];
}

/** Names beyond these are counted: a verdict is one line. */
const LEADS_NAMED = 3;

/**
 * What stands beside a verdict and below it: who leads, and the answer's own text but for what the table says
 * township by township. A summary has its first sentence for a lead.
 */
export function turnLines(turn: Answered, t: Strings): { readonly lead: string; readonly text: string } {
  const lines = (turn.verdict?.text ?? '').split('\n');
  const compared = comparedItems(turn);
  const places = compared.map(({ township }) => `${township.name}：`);
  const rest = lines.filter((line) => !places.some((place) => line.startsWith(place)));
  const outcome = turnOutcome(turn).kind;
  if (outcome === 'summary') return { lead: lines[0] ?? '', text: lines.slice(1).join('\n') };
  const best = turn.citations[0]?.item;
  const named = best && (outcome === 'verdict' || outcome === 'mixed') ? leads(best, t) : '';
  const place = compared.length > 0 && best && best.list !== 'basic' ? `${best.township.name}：` : '';
  return { lead: named === '' ? '' : place + named, text: rest.join('\n') };
}

function leads(item: ItemView, t: Strings): string {
  const [first = item.township.name] = item.departments;
  if (item.list !== 'basic' && item.departments.length === 0) return t.answer.noDepartment;
  if (item.departments.length > LEADS_NAMED) return t.answer.andOthers(first, item.departments.length);
  return item.departments.length > 0 ? item.departments.join('、') : first;
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
