import type { Citation } from '../server/protocol.ts';
import type { Suggestion } from './page-state.ts';
import type { Settings } from './settings.ts';

/** What a reader can do. Plain links need none of it: they are followed by their address. */
export interface PageActions {
  /** Asks in the current conversation; `alone` starts a new one. */
  ask(question: string, how?: { readonly township?: string | null; readonly alone?: boolean }): void;
  askAgain(turnId: string): void;
  /** Puts the last question back into the empty field. */
  recall(): void;
  stop(): void;
  setDraft(text: string): void;
  suggest(text: string): void;
  chooseSuggestion(suggestion: Suggestion): void;
  closeSuggestions(): void;
  setTownship(id: string | null): void;
  navigate(href: string): void;
  reload(): void;
  openConversation(conversationId: string, turnId: string | null): void;
  newConversation(): void;
  startRename(conversationId: string | null): void;
  rename(conversationId: string, title: string): void;
  /** Asks first; deletes the server's copy too. */
  remove(conversationId: string): void;
  setHistoryQuery(query: string): void;
  exportMarkdown(conversationId: string): void;
  exportCsv(conversationId: string): void;
  print(): void;
  copyDispatch(citation: Citation): void;
  copyWithSource(citation: Citation): void;
  copyLink(href: string): void;
  setSettings(change: Partial<Settings>): void;
  showKeys(open: boolean): void;
  retryNow(): void;
  setLearnRange(range: { readonly township?: string; readonly category?: string }): void;
  nextLearnQuestion(): void;
  answerLearn(choice: string): void;
  resetLearn(): void;
}
