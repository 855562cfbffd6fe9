import type { Turn } from '../chat-state.ts';
import { askHref } from '../route.ts';
import { comparedItems, elsewhereMeans, turnOutcome } from '../turn-verdict.ts';
import { CitationCard } from './citation-card.tsx';
import { Icon } from './icon.tsx';
import { TownshipTable } from './township-table.tsx';
import { UnderstoodLine } from './understood-line.tsx';
import { VerdictBanner } from './verdict-banner.tsx';
import type { ViewProps } from './view-props.ts';

/** One question with its answer, in the parts that have arrived. */
export function AnswerView({ turn, ...props }: ViewProps & { readonly turn: Turn }) {
  const { state, actions, t } = props;
  const compared = comparedItems(turn);
  const outcome = turnOutcome(turn).kind;
  const near = elsewhereMeans(turn) === 'nearest';
  // Nothing was understood of a matter that the lists do not hold.
  const unknown = turn.verdict?.kind === 'none' && turn.citations.length === 0 && near;
  // With the verdict, not before it: it would push what stands in the verdict's place.
  const meant = turn.verdict && !unknown ? turn.understood : null;
  // Of several matters it names the first alone.
  const understood = meant && outcome === 'several' ? { ...meant, subject: null } : meant;
  const noDetail = turn.verdict?.reason === 'detail-not-listed';
  return (
    <article class="answer" aria-labelledby="answer-title">
      <p class="asked">
        <span class="asked-mark" aria-hidden="true">
          {t.answer.question}
        </span>
        <span class="asked-text">{turn.question}</span>
      </p>
      {understood && <UnderstoodLine {...props} turn={turn} understood={understood} />}
      {turn.verdict ? (
        <VerdictBanner turn={turn} verdict={turn.verdict} t={t} />
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
      {compared.length > 0 && (
        <TownshipTable
          level="h3"
          title={noDetail ? t.answer.whoInstead : t.answer.byTownship}
          items={compared}
          t={t}
        />
      )}
      {turn.citations.length > 0 && (
        <section class="cards" aria-labelledby="cards-title">
          <h3
            class={noDetail && compared.length === 0 ? 'section-title' : 'visually-hidden'}
            id="cards-title"
          >
            {noDetail && compared.length === 0 ? t.answer.whoInstead : t.answer.entries}
          </h3>
          {turn.citations.map((citation, index) => (
            <CitationCard
              key={citation.id}
              {...props}
              citation={citation}
              index={index}
              open={index === 0 && outcome !== 'summary'}
            />
          ))}
        </section>
      )}
      {turn.elsewhere.length > 0 && (
        <section class="nearest" aria-labelledby="nearest-title">
          <h3 class="section-title" id="nearest-title">
            {near ? t.answer.nearest : t.answer.elsewhere}
          </h3>
          <p class="note">{near ? t.answer.nearestNote : t.answer.elsewhereNote}</p>
          {turn.elsewhere.map((citation, index) => (
            <CitationCard
              key={citation.id}
              {...props}
              citation={citation}
              index={index}
              nearest={near}
              elsewhere
            />
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
