/**
 * The page as HTML text, for a browser without JavaScript and for the first paint: the same views, no actions.
 * Built to `web/dist/render-page.mjs`, which knows neither browser nor server.
 */
import { renderToString } from 'preact-render-to-string';
import { answerParts } from './answer-parts.ts';
import { NO_CHAT, reduceChat } from './chat-state.ts';
import { compareData, familyOf } from './compare-data.ts';
import { overviewData } from './overview-data.ts';
import type { PageActions } from './page-actions.ts';
import type { PageInput } from './page-input.ts';
import { initialPageState, type PageState, type RouteData } from './page-state.ts';
import { parseRoute, type Route, routeHref } from './route.ts';
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
    .replace(/<title>.*?<\/title>/s, () => title + answerAddress(input, state))
    .replace(/<!--page-->.*?<!--\/page-->/s, () => `<!--page-->${renderPage(input)}<!--/page-->`);
}

/** With JavaScript a question in the address is asked by the page; without it `/ask` answers it. */
function answerAddress({ url }: PageInput, { route, chat }: PageState): string {
  if (route.page !== 'ask' || route.question === null || chat.turnId !== null) return '';
  const { search } = new URL(url, 'http://page.invalid');
  return renderToString(
    <noscript>
      <meta http-equiv="refresh" content={`0; url=/ask${search}`} />
    </noscript>,
  );
}

function pageState(input: PageInput): PageState {
  const url = new URL(input.url, 'http://page.invalid');
  const route = parseRoute(url.pathname, url.search);
  const state = { ...initialPageState(route), townships: input.townships };
  const data = routeData(input, route);
  const href = routeHref(route);
  if (data) return { ...state, resource: { href, state: 'ready', data } };
  // Without a script nothing comes later: what is not there is missing, what is refused says why.
  const gone = route.page === 'item' || route.page === 'compare';
  if (gone || (route.page !== 'ask' && input.error)) {
    const message = input.error?.message ?? null;
    return { ...state, resource: { href, state: 'failed', message, gone: gone && !input.error } };
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

function routeData(
  { item, items, family = [], department, families, overview }: PageInput,
  route: Route,
): RouteData | null {
  if (item) return { page: 'item', item, family };
  if (items) return { page: 'browse', items };
  if (department) return { page: 'department', ...department };
  if (overview) return overviewData(overview);
  if (!families) return null;
  if (route.page !== 'compare') return { page: 'families', ...families };
  const duty = familyOf(route.id, families);
  return duty && compareData(duty, family, families);
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
