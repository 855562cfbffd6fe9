import { conversationTitle, reduceChat } from './chat-state.ts';
import { conversationCsv, conversationMarkdown, exportName } from './export-conversation.ts';
import type { PageActions } from './page-actions.ts';
import { announce, focusOn } from './page-state.ts';
import type { PageStore } from './page-store.ts';
import { askHref } from './route.ts';
import { STRINGS } from './strings.ts';

export type HistoryActions = Pick<
  PageActions,
  | 'openConversation'
  | 'newConversation'
  | 'startRename'
  | 'rename'
  | 'remove'
  | 'setHistoryQuery'
  | 'exportMarkdown'
  | 'exportCsv'
>;

interface Deps {
  readonly store: PageStore;
  readonly origin: string;
  readonly visit: (href: string, turnId: string) => void;
  readonly navigate: (href: string) => void;
  readonly confirm: (question: string) => boolean;
  readonly cancel: (turnId: string) => void;
  /** Deletes the server's copy; false when that failed. */
  readonly forget: (serverId: string) => Promise<boolean>;
  /** Shows a sentence for a moment and has it read aloud. */
  readonly say: (sentence: string) => void;
  readonly download: (name: string, type: string, text: string) => void;
}

/** The conversations of this device: opened, named, thrown away, taken along. */
export function createHistoryActions({ store, origin, ...deps }: Deps): HistoryActions {
  const words = () => STRINGS[store.get().settings.language];
  const find = (id: string) => store.get().chat.conversations.find((conversation) => conversation.id === id);

  return {
    openConversation(conversationId, turnId) {
      store.update((state) => ({
        ...state,
        chat: reduceChat(state.chat, { type: 'opened', conversationId, turnId }),
      }));
      const { chat } = store.get();
      const turn = find(conversationId)?.turns.find(({ id }) => id === chat.turnId);
      if (turn) deps.visit(askHref(turn.question, turn.township), turn.id);
      store.update((state) => focusOn(state, '#answer-title'));
    },
    newConversation() {
      store.update((state) => ({ ...state, chat: reduceChat(state.chat, { type: 'closed' }) }));
      deps.navigate('/');
      store.update((state) => focusOn(state, '#question'));
    },
    startRename(renamingId) {
      store.update((state) => {
        const next = { ...state, renamingId };
        return renamingId === null ? focusOn(next, '#page-title') : focusOn(next, '#rename');
      });
    },
    rename(conversationId, title) {
      store.update((state) => {
        const chat = reduceChat(state.chat, { type: 'renamed', conversationId, title });
        return focusOn(
          announce({ ...state, chat, renamingId: null }, words().history.renamed),
          '#page-title',
        );
      });
    },
    async remove(conversationId) {
      const conversation = find(conversationId);
      if (!conversation || !deps.confirm(words().history.removeConfirm(conversationTitle(conversation))))
        return;
      for (const { id, status } of conversation.turns) if (status === 'waiting') deps.cancel(id);
      const { serverId } = conversation;
      const forgotten = serverId === null ? true : await deps.forget(serverId);
      // What the server cannot be told to forget is not gone: it must not look as if it were.
      if (!forgotten && store.get().serverKeeps) {
        deps.say(words().history.removeFailed);
        return;
      }
      store.update((state) => {
        const chat = reduceChat(state.chat, { type: 'deleted', conversationId });
        return focusOn(announce({ ...state, chat }, words().history.removed), '#page-title');
      });
    },
    setHistoryQuery(historyQuery) {
      store.update((state) => ({ ...state, historyQuery }));
    },
    exportMarkdown(id) {
      const conversation = find(id);
      if (!conversation) return;
      deps.download(
        exportName(conversation, 'md'),
        'text/markdown;charset=utf-8',
        conversationMarkdown(conversation, origin, words()),
      );
    },
    exportCsv(id) {
      const conversation = find(id);
      if (!conversation) return;
      deps.download(
        exportName(conversation, 'csv'),
        'text/csv;charset=utf-8',
        conversationCsv(conversation, origin, words()),
      );
    },
  };
}
