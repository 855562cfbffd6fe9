import type { Turn } from '../chat-state.ts';
import { askHref } from '../route.ts';
import { CitationCard } from './citation-card.tsx';
import { Icon } from './icon.tsx';
import { TownshipTable } from './township-table.tsx';
import { UnderstoodLine } from './understood-line.tsx';
import { VerdictBanner } from './verdict-banner.tsx';
import type { ViewProps } from './view-props.ts';

/** One question with its answer, in the parts that have arrived. */
export function AnswerView({ turn, ...props }: ViewProps & { readonly turn: Turn }) {
  const { state, actions, t } = props;
  // Only where a township was meant do other townships' entries answer; otherwise the nearest entry is not the answer.
  const isPlaceGap = turn.verdict?.reason === 'not-listed' && Boolean(turn.understood?.township);
  const refused = turn.verdict?.kind === 'none' && !isPlaceGap;
  return (
    <article class="answer" aria-labelledby="answer-title">
      <p class="asked">
        <span class="asked-mark" aria-hidden="true">
          {t.answer.question}
        </span>
        <span class="asked-text">{turn.question}</span>
      </p>
      {turn.understood && !refused && <UnderstoodLine {...props} turn={turn} understood={turn.understood} />}
      {turn.verdict ? (
        <VerdictBanner verdict={turn.verdict} citations={turn.citations} t={t} />
      ) : (
        <Progress turn={turn} {...props} />
      )}
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
