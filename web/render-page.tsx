/**
 * The page as HTML text, for a browser without JavaScript and for the first paint: the same views, no actions.
 * Built to `web/dist/render-page.mjs`, which knows neither browser nor server.
 */
import { renderToString } from 'preact-render-to-string';
import { answerParts } from './answer-parts.ts';
import { NO_CHAT, reduceChat } from './chat-state.ts';
import type { PageActions } from './page-actions.ts';
import type { PageInput } from './page-input.ts';
import { initialPageState, type PageState, type RouteData } from './page-state.ts';
import { parseRoute, routeHref } from './route.ts';
import { STRINGS } from './strings.ts';
import { PageView } from './views/page-view.tsx';

/** The inside of `<div id="page">`. */
export function renderPage(input: PageInput): string {
  return renderToString(<PageView state={pageState(input)} actions={NO_ACTIONS} />);
}

/** The document that `index.html` is the frame of: title and page filled in. */
export function renderDocument(frame: string, input: PageInput): string {
  const state = pageState(input);
  const question = state.route.page === 'ask' ? (state.route.question ?? '') : (input.item?.title ?? '');
  const title = renderToString(<title>{STRINGS.zh.title(question)}</title>);
  // Functions, because a replacement text would read `$&` in a question as a command.
  return frame
    .replace(/<title>.*?<\/title>/s, () => title)
    .replace(/<!--page-->.*?<!--\/page-->/s, () => `<!--page-->${renderPage(input)}<!--/page-->`);
}

function pageState(input: PageInput): PageState {
  const url = new URL(input.url, 'http://page.invalid');
  const route = parseRoute(url.pathname, url.search);
  const state = { ...initialPageState(route), townships: input.townships };
  const data = routeData(input);
  const href = routeHref(route);
  if (data) return { ...state, resource: { href, state: 'ready', data } };
  // Without a script nothing comes later: what is not there is missing, what is refused says why.
  if (route.page === 'item' || (route.page === 'browse' && input.error)) {
    const message = input.error?.message ?? null;
    return { ...state, resource: { href, state: 'failed', message, gone: route.page === 'item' } };
  }
  if (route.page !== 'ask' || route.question === null || !(input.answer || input.error)) return state;
  const turnId = 'page';
  const { question, township } = route;
  const asked = reduceChat(NO_CHAT, {
    type: 'asked',
    turnId,
    conversationId: turnId,
    question,
    township,
    at: 0,
  });
  const messages = input.answer
    ? answerParts(turnId, input.answer)
    : input.error
      ? [{ type: 'error', id: turnId, error: input.error } as const]
      : [];
  return {
    ...state,
    draft: question,
    chat: messages.reduce((chat, message) => reduceChat(chat, { type: 'received', message }), asked),
  };
}

function routeData(input: PageInput): RouteData | null {
  if (input.item) return { page: 'item', item: input.item, family: input.family ?? [] };
  return input.items ? { page: 'browse', items: input.items } : null;
}

function nothing(): void {}

/** Without a script nothing is done: links and forms are all there is. */
const NO_ACTIONS: PageActions = {
  ask: nothing,
  askAgain: nothing,
  recall: nothing,
  stop: nothing,
  setDraft: nothing,
  suggest: nothing,
  chooseSuggestion: nothing,
  closeSuggestions: nothing,
  setTownship: nothing,
  navigate: nothing,
  reload: nothing,
  openConversation: nothing,
  newConversation: nothing,
  startRename: nothing,
  rename: nothing,
  remove: nothing,
  setHistoryQuery: nothing,
  exportMarkdown: nothing,
  exportCsv: nothing,
  print: nothing,
  copyDispatch: nothing,
  copyWithSource: nothing,
  copyLink: nothing,
  setSettings: nothing,
  showKeys: nothing,
  retryNow: nothing,
  setLearnRange: nothing,
  nextLearnQuestion: nothing,
  answerLearn: nothing,
  resetLearn: nothing,
};
