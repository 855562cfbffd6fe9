import type { Turn, VerdictPart } from '../chat-state.ts';
import { askHref } from '../route.ts';
import type { Strings } from '../strings.ts';
import { CitationCard } from './citation-card.tsx';
import { Icon, type IconName, VERDICT_ICONS, VERDICT_TONES } from './icon.tsx';
import { TownshipTable } from './township-table.tsx';
import { UnderstoodLine } from './understood-line.tsx';
import type { ViewProps } from './view-props.ts';

/** Below these the reader is asked to check; measured confidence is never shown as a number. */
const SURE = 0.85;
const FAIRLY_SURE = 0.6;

/** One question with its answer, in the parts that have arrived. */
export function AnswerView({ turn, ...props }: ViewProps & { readonly turn: Turn }) {
  const { state, actions, t } = props;
  const refused = turn.verdict?.kind === 'none' && turn.verdict.reason !== 'not-listed';
  return (
    <article class="answer" aria-labelledby="answer-title">
      <p class="asked">
        <span class="asked-mark" aria-hidden="true">
          {t.answer.question}
        </span>
        <span class="asked-text">{turn.question}</span>
      </p>
      {turn.understood && turn.verdict?.kind !== 'none' && (
        <UnderstoodLine {...props} turn={turn} understood={turn.understood} />
      )}
      {turn.verdict ? <VerdictBanner verdict={turn.verdict} t={t} /> : <Progress turn={turn} {...props} />}
      {turn.verdict?.kind === 'clarify' && (
        <ul class="options">
          {turn.verdict.options.map(({ label }) => (
            <li>
              <a class="button option" href={askHref(label, turn.township)} lang="zh-CN">
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
      <TownshipTable citations={turn.citations} t={t} />
      {turn.citations.length > 0 && (
        <section class="cards" aria-label={t.answer.entries}>
          {turn.citations.map((citation, index) => (
            <CitationCard key={citation.id} {...props} citation={citation} index={index} nearest={false} />
          ))}
        </section>
      )}
      {turn.elsewhere.length > 0 && (
        <section class="nearest" aria-labelledby="nearest-title">
          <h3 class="section-title" id="nearest-title">
            {refused ? t.answer.nearest : t.answer.elsewhere}
          </h3>
          <p class="note">{refused ? t.answer.nearestNote : t.answer.elsewhereNote}</p>
          {turn.elsewhere.map((citation, index) => (
            <CitationCard key={citation.id} {...props} citation={citation} index={index} nearest />
          ))}
        </section>
      )}
      {turn.suggestions.length > 0 && (
        <section class="follow-ups" aria-labelledby="follow-ups-title">
          <h3 class="section-title" id="follow-ups-title">
            {t.answer.suggestions}
          </h3>
          <ul class="chips">
            {turn.suggestions.map((text) => (
              <li>
                <a class="chip" href={askHref(text, state.township)} lang="zh-CN">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {turn.status === 'answered' && (
        <p class="answer-tools needs-script">
          <button
            type="button"
            class="quiet"
            onClick={() => actions.copyLink(askHref(turn.question, turn.township))}
          >
            <Icon name="link" />
            {t.answer.share}
          </button>
          <button type="button" class="quiet" onClick={actions.print}>
            <Icon name="print" />
            {t.source.print}
          </button>
        </p>
      )}
    </article>
  );
}

function VerdictBanner({ verdict, t }: { readonly verdict: VerdictPart; readonly t: Strings }) {
  const { tone, icon, word } = bannerParts(verdict, t);
  return (
    <>
      <h2 class={`banner tone-${tone}`} id="answer-title" tabindex={-1}>
        <span class="banner-word">
          <Icon name={icon} />
          {word}
        </span>
        {verdict.departments.length > 0 && verdict.kind === 'answer' && (
          <span class="banner-who" lang="zh-CN">
            {verdict.departments[0]}
          </span>
        )}
      </h2>
      {verdict.text !== '' && (
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

function bannerParts(
  verdict: VerdictPart,
  t: Strings,
): { readonly tone: string; readonly icon: IconName; readonly word: string } {
  if (verdict.kind === 'clarify') return { tone: 'clarify', icon: 'question', word: t.clarify.verdict };
  if (verdict.kind === 'none') {
    return { tone: 'unlisted', icon: 'unlisted', word: t.refusal[verdict.reason ?? 'unclear'] };
  }
  const known = verdict.verdict ?? '清单未列';
  return { tone: VERDICT_TONES[known], icon: VERDICT_ICONS[known], word: t.verdict[known] };
}

/** What stands in the verdict's place until it comes, or when it does not. */
function Progress({ turn, actions, t }: ViewProps & { readonly turn: Turn }) {
  if (turn.status === 'waiting') {
    return (
      <div class="waiting" id="answer-title" tabindex={-1}>
        <span class="waiting-bar" aria-hidden="true" />
        {t.answer.waiting}
        <button type="button" class="quiet" onClick={actions.stop}>
          <Icon name="stop" />
          {t.ask.stop}
        </button>
      </div>
    );
  }
  return (
    <>
      <h2 class="banner tone-unlisted" id="answer-title" tabindex={-1}>
        <span class="banner-word">
          <Icon name="warning" />
          {turn.status === 'cancelled' ? t.answer.cancelled : t.answer.failed}
        </span>
      </h2>
      {turn.error && (
        <p class="answer-text" lang="zh-CN">
          {turn.error.message}
        </p>
      )}
      <p class="needs-script">
        <button type="button" class="button" onClick={() => actions.askAgain(turn.id)}>
          <Icon name="retry" />
          {t.answer.askAgain}
        </button>
      </p>
    </>
  );
}
