import type { Citation } from '../../server/protocol.ts';
import type { VerdictPart } from '../chat-state.ts';
import type { Strings } from '../strings.ts';
import { Icon, type IconName, VERDICT_ICONS, VERDICT_TONES } from './icon.tsx';

/** Below these the reader is asked to check; measured confidence is never shown as a number. */
const SURE = 0.85;
const FAIRLY_SURE = 0.6;

interface Props {
  readonly verdict: VerdictPart;
  readonly citations: readonly Citation[];
  readonly t: Strings;
}

/** The verdict first, in one line, as colour, icon and word; then who, and the answer's own sentence. */
export function VerdictBanner({ verdict, citations, t }: Props) {
  const townships = new Set(citations.map(({ item }) => item.township.id)).size;
  const { tone, icon, word } = bannerParts(verdict, citations, t);
  const [first] = citations;
  const [department] = verdict.departments;
  const named = verdict.kind === 'answer' ? (department ?? first?.item.township.name) : undefined;
  return (
    <>
      <h2 class={`banner tone-${tone}`} id="answer-title" tabindex={-1}>
        <span class="banner-word">
          <Icon name={icon} />
          {word}
        </span>
        {named !== undefined && (
          <span class="banner-who" lang="zh-CN">
            {townships > 1 && first && department ? `${first.item.township.name}：${named}` : named}
          </span>
        )}
        {townships > 1 && <span class="banner-note">{t.answer.seeTable}</span>}
      </h2>
      {verdict.text !== '' && townships < 2 && (
        <p class="answer-text" lang="zh-CN">
          {verdict.text}
        </p>
      )}
      {verdict.kind === 'clarify' && verdict.text === '' && <p class="answer-text">{t.clarify.lead}</p>}
      {verdict.kind === 'answer' && verdict.confidence < SURE && (
        <p class="note note-check">
          <Icon name="warning" />
          {verdict.confidence < FAIRLY_SURE ? t.confidence.low : t.confidence.middle}
        </p>
      )}
    </>
  );
}

/** Townships whose verdicts differ are not summed up in one of them. */
function bannerParts(
  verdict: VerdictPart,
  citations: readonly Citation[],
  t: Strings,
): { readonly tone: string; readonly icon: IconName; readonly word: string } {
  if (verdict.kind === 'clarify') return { tone: 'clarify', icon: 'question', word: t.clarify.verdict };
  if (verdict.kind === 'none') {
    return { tone: 'unlisted', icon: 'unlisted', word: t.refusal[verdict.reason ?? 'unclear'] };
  }
  const best = citations.filter(
    ({ item }, index) =>
      citations.findIndex((other) => other.item.township.id === item.township.id) === index,
  );
  if (new Set(best.map((citation) => citation.verdict)).size > 1) {
    return { tone: 'clarify', icon: 'compare', word: t.answer.mixed };
  }
  const known = verdict.verdict ?? '清单未列';
  return { tone: VERDICT_TONES[known], icon: VERDICT_ICONS[known], word: t.verdict[known] };
}
