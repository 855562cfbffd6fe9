/** The address bar and the state, kept in step: links, back and forward, and loading what an address shows. */
import type { ApiClient } from './api-client.ts';
import { currentTurn, findConversation, reduceChat } from './chat-state.ts';
import { loadRoute } from './load-route.ts';
import { focusOn, isFilterPage } from './page-state.ts';
import type { PageStore } from './page-store.ts';
import { parseRoute, type Route, routeHref } from './route.ts';

export interface Navigation {
  /** Reads the first address and begins to follow links. */
  start(): void;
  navigate(href: string): void;
  /** Shows `href` for a turn that is already in the state. */
  visit(href: string, turnId: string): void;
  reload(): void;
}

interface Deps {
  readonly store: PageStore;
  readonly api: ApiClient;
  readonly ask: (question: string, township: string | null) => void;
  readonly openConversation: (conversationId: string, turnId: string | null) => void;
  /** Asks for a turn that was waiting when the page went away. */
  readonly sendAgain: (turnId: string) => void;
}

/** What a history entry remembers beside its address. */
interface Place {
  readonly turnId?: string;
  /** False for the entry the page was opened with: back would leave the page. */
  readonly inside?: boolean;
}

export function createNavigation({ store, api, ...deps }: Deps): Navigation {
  function show(route: Route, before: Route): void {
    store.update((state) => ({ ...state, route, suggestions: [] }));
    load();
    if (isRefiltered(route, before)) return;
    window.scrollTo(0, 0);
    store.update((state) => focusOn(state, titleOf(route)));
  }

  function load(): void {
    const { route, townships, resource, chat, serverKeeps } = store.get();
    const href = routeHref(route);
    const loaded = resource?.state === 'ready' ? resource.data.page : null;
    // All duties are there already; filters only choose among them.
    if (route.page === 'families' && loaded === 'families') return;
    if (route.page === 'conversation' && findConversation(chat, route.id)?.turns.length) return;
    if (route.page === 'conversation' && !serverKeeps) {
      const resource = { href, state: 'failed', message: null, gone: true } as const;
      store.update((state) => ({ ...state, resource }));
      return;
    }
    const loading = loadRoute(route, townships, api);
    if (!loading) return;
    const stale = isFilterPage(route.page) && loaded === route.page;
    if (!stale) store.update((state) => ({ ...state, resource: { href, state: 'loading' } }));
    void loading.then((loaded) => {
      if (routeHref(store.get().route) !== href) return;
      store.update((state) => ({
        ...state,
        resource:
          loaded.kind === 'ready'
            ? { href, state: 'ready', data: loaded.value }
            : { href, state: 'failed', message: loaded.message, gone: loaded.gone },
      }));
      if (loaded.kind === 'ready' && loaded.value.page === 'conversation') {
        const { conversation } = loaded.value;
        store.update((state) => ({
          ...state,
          chat: reduceChat(state.chat, { type: 'restored', conversation }),
        }));
      }
    });
  }

  function navigate(href: string): void {
    const url = new URL(href, location.origin);
    const route = parseRoute(url.pathname, url.search);
    if (route.page === 'ask' && route.question !== null) {
      deps.ask(route.question, route.township);
      return;
    }
    const before = store.get().route;
    history.pushState({ inside: true } satisfies Place, '', routeHref(route));
    if (route.page === 'ask') closeTurn();
    show(route, before);
  }

  function visit(href: string, turnId: string): void {
    const url = new URL(href, location.origin);
    const opened = (history.state as Place | null)?.turnId === undefined && location.search === url.search;
    const place: Place = { turnId, inside: !opened };
    if (opened) history.replaceState(place, '', href);
    else history.pushState(place, '', href);
    store.update((state) => ({ ...state, route: parseRoute(url.pathname, url.search) }));
    window.scrollTo(0, 0);
  }

  function closeTurn(): void {
    store.update((state) => ({ ...state, chat: reduceChat(state.chat, { type: 'closed' }) }));
  }

  function returnTo(place: Place | null): void {
    const before = store.get().route;
    const route = parseRoute(location.pathname, location.search);
    if (route.page === 'ask') openPlace(place);
    show(route, before);
    if (before.page === 'item' && route.page === 'ask') {
      store.update((state) => focusOn(state, `[data-card="${before.id}"]`));
    }
  }

  /** Shows the turn that a history entry stands for; false when this device no longer has it. */
  function openPlace(place: Place | null): boolean {
    const { conversations } = store.get().chat;
    const owner = conversations.find(({ turns }) => turns.some(({ id }) => id === place?.turnId));
    if (!owner || place?.turnId === undefined) {
      closeTurn();
      return false;
    }
    const { turnId } = place;
    store.update((state) => ({
      ...state,
      chat: reduceChat(state.chat, { type: 'opened', conversationId: owner.id, turnId }),
    }));
    return true;
  }

  function openFirstAddress(): void {
    const { route } = store.get();
    if (route.page !== 'ask' || route.question === null) {
      load();
      return;
    }
    if (!openPlace(history.state as Place | null)) {
      deps.ask(route.question, route.township);
      return;
    }
    const turn = currentTurn(store.get().chat);
    if (turn?.status === 'waiting') deps.sendAgain(turn.id);
  }

  return {
    start() {
      document.addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        if (!link || !isPlainClick(event, link)) return;
        event.preventDefault();
        const { conversation, turn } = link.dataset;
        if (conversation !== undefined) deps.openConversation(conversation, turn ?? null);
        else if (link.dataset.back !== undefined && (history.state as Place | null)?.inside) history.back();
        else navigate(link.pathname + link.search);
      });
      window.addEventListener('popstate', (event) => returnTo(event.state as Place | null));
      openFirstAddress();
    },
    navigate,
    visit,
    reload: load,
  };
}

/** A click that the browser would follow in this tab to a page of this site; a place on the page is its own. */
function isPlainClick(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  if (link.target !== '' || link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#'))
    return false;
  return link.origin === location.origin;
}

/** Whether only the filters of the page on show have changed: place and focus stay. */
function isRefiltered(route: Route, before: Route): boolean {
  if (route.page === 'browse' && before.page === 'browse') return route.filters.page === before.filters.page;
  if (route.page === 'families' && before.page === 'families') {
    return route.filters.page === before.filters.page;
  }
  return false;
}

function titleOf(route: Route): string {
  if (route.page === 'item') return '#source-title';
  return route.page === 'ask' ? '#start-title, #answer-title' : '#page-title';
}
