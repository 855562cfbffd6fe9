import { type Conversation, conversationTitle, findConversation, type Turn } from '../chat-state.ts';
import { askHref, itemHref } from '../route.ts';
import { otherTownships, outcomeWords, turnTone } from '../turn-verdict.ts';
import { Icon } from './icon.tsx';
import { RemoteView } from './remote-view.tsx';
import type { ViewProps } from './view-props.ts';

/** A whole conversation, question by question: for reading, for paper, and to go on with. */
export function TranscriptView(props: ViewProps & { readonly id: string }) {
  const { t } = props;
  const kept = findConversation(props.state.chat, props.id);
  if (kept && kept.turns.length > 0) return <Transcript {...props} conversation={kept} />;
  return (
    <div class="transcript">
      <h1 class="page-title" id="page-title" tabindex={-1}>
        {kept ? conversationTitle(kept) : t.history.heading}
      </h1>
      <RemoteView
        {...props}
        page="conversation"
        gone={{
          sentence: props.state.serverKeeps ? t.history.gone : t.history.goneDevice,
          href: '/history',
          link: t.history.heading,
        }}
      >
        {() => null}
      </RemoteView>
    </div>
  );
}

function Transcript({ conversation, actions, t }: ViewProps & { readonly conversation: Conversation }) {
  const { id, turns, updatedAt } = conversation;
  const last = turns.at(-1);
  return (
    <div class="transcript">
      <h1 class="page-title" id="page-title" tabindex={-1} lang="zh-CN">
        {conversationTitle(conversation)}
      </h1>
      <p class="note">
        {t.history.questions(turns.length)} · {t.dateTime(updatedAt)}
      </p>
      <div class="source-tools">
        <a
          class="button button-main"
          href={askHref(last?.question ?? '', last?.township ?? null)}
          data-conversation={id}
        >
          {t.history.goOn}
        </a>
        <button type="button" class="button" onClick={actions.print}>
          <Icon name="print" />
          {t.history.print}
        </button>
        <button type="button" class="button" onClick={() => actions.exportMarkdown(id)}>
          {t.history.markdown}
        </button>
        <button type="button" class="button" onClick={() => actions.exportCsv(id)}>
          {t.history.csv}
        </button>
      </div>
      {turns.map((turn) => (
        <TranscriptTurn key={turn.id} turn={turn} t={t} />
      ))}
    </div>
  );
}

function TranscriptTurn({ turn, t }: { readonly turn: Turn } & Pick<ViewProps, 't'>) {
  const sameDuty = otherTownships(turn);
  return (
    <section class="transcript-turn">
      <h2 class="transcript-question" lang="zh-CN">
        {turn.question}
      </h2>
      <p class={`transcript-outcome tone-${turnTone(turn)}`}>{outcomeWords(turn, t)}</p>
      {turn.verdict && (
        <p class="answer-text" lang="zh-CN">
          {turn.verdict.text}
        </p>
      )}
      {sameDuty.length > 0 && <p class="note">{t.answer.elsewhere}</p>}
      <ul class="plain-list">
        {[...turn.citations, ...sameDuty].map(({ id, dispatch, quote, item }) => (
          <li>
            <p lang="zh-CN">{dispatch}</p>
            <p class="transcript-quote" lang="zh-CN">
              {t.quoted(quote)}
            </p>
            <p>
              <a href={itemHref(id)} lang="zh-CN">
                {t.basis(item)}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
