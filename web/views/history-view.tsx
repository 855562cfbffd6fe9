import { type Conversation, conversationTitle, searchConversations } from '../chat-state.ts';
import { askHref, routeHref } from '../route.ts';
import type { ViewProps } from './view-props.ts';

/** The conversations of this device. */
export function HistoryView(props: ViewProps) {
  const { state, actions, t } = props;
  const { conversations } = state.chat;
  const found = searchConversations(conversations, state.historyQuery);
  return (
    <div class="history">
      <h1 class="page-title" id="page-title" tabindex={-1}>
        {t.history.heading}
      </h1>
      <p class="note">{state.serverKeeps ? t.history.lead : t.history.leadDevice}</p>
      {conversations.length === 0 ? (
        <p>
          {t.history.none} <a href="/">{t.page.home}</a>
        </p>
      ) : (
        <>
          <label class="filter filter-search">
            <span>{t.history.search}</span>
            <input
              type="search"
              lang="zh-CN"
              value={state.historyQuery}
              onInput={(event) => actions.setHistoryQuery(event.currentTarget.value)}
            />
          </label>
          {found.length === 0 && <p>{t.history.noneFound}</p>}
          <ul class="conversations">
            {found.map((conversation) => (
              <li class="conversation" key={conversation.id}>
                {state.renamingId === conversation.id ? (
                  <RenameForm conversation={conversation} {...props} />
                ) : (
                  <ConversationRow conversation={conversation} {...props} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ConversationRow({ conversation, actions, t }: ViewProps & { readonly conversation: Conversation }) {
  const first = conversation.turns[0];
  const title = conversationTitle(conversation);
  // The server's name holds also where this device has lost its own.
  const whole = routeHref({ page: 'conversation', id: conversation.serverId ?? conversation.id });
  return (
    <>
      <a
        class="conversation-title"
        href={first ? askHref(first.question, first.township) : whole}
        data-conversation={first ? conversation.id : undefined}
        lang="zh-CN"
      >
        {title}
      </a>
      <p class="conversation-facts">
        {t.history.questions(conversation.turns.length + (conversation.away ?? 0))} ·{' '}
        {t.dateTime(conversation.updatedAt)}
      </p>
      <div class="conversation-tools">
        <a class="quiet" href={whole} aria-label={`${t.history.whole}：${title}`}>
          {t.history.whole}
        </a>
        <button
          type="button"
          class="quiet"
          onClick={() => actions.startRename(conversation.id)}
          aria-label={`${t.history.rename}：${title}`}
        >
          {t.history.rename}
        </button>
        {first && (
          <>
            <button
              type="button"
              class="quiet"
              onClick={() => actions.exportMarkdown(conversation.id)}
              aria-label={`${t.history.markdown}：${title}`}
            >
              {t.history.markdown}
            </button>
            <button
              type="button"
              class="quiet"
              onClick={() => actions.exportCsv(conversation.id)}
              aria-label={`${t.history.csv}：${title}`}
            >
              {t.history.csv}
            </button>
          </>
        )}
        <button
          type="button"
          class="quiet quiet-danger"
          onClick={() => actions.remove(conversation.id)}
          aria-label={`${t.history.remove}：${title}`}
        >
          {t.history.remove}
        </button>
      </div>
    </>
  );
}

function RenameForm({ conversation, actions, t }: ViewProps & { readonly conversation: Conversation }) {
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        const title = new FormData(event.currentTarget).get('title');
        actions.rename(conversation.id, typeof title === 'string' ? title : '');
      }}
    >
      <label class="filter">
        <span>{t.history.renameLabel}</span>
        <input
          id="rename"
          name="title"
          maxLength={80}
          defaultValue={conversationTitle(conversation)}
          lang="zh-CN"
        />
      </label>
      <button type="submit" class="button button-main">
        {t.history.save}
      </button>
      <button type="button" class="button" onClick={() => actions.startRename(null)}>
        {t.history.cancel}
      </button>
    </form>
  );
}
