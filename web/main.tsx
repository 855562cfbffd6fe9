/** Wires the page: address, device, server, keys. What is shown is made by the views from the state. */
import { hydrate, render } from 'preact';
import { createApiClient } from './api-client.ts';
import { createAskActions, receiveMessage, receiveStatus, sendTurn } from './ask-actions.ts';
import { createChatConnection } from './chat-connection.ts';
import { reduceChat } from './chat-state.ts';
import { citationText } from './citation-text.ts';
import { createDeviceStore } from './conversation-store.ts';
import { copyText } from './copy-text.ts';
import { downloadText } from './download-text.ts';
import { createHistoryActions } from './history-actions.ts';
import { listenToKeys } from './keyboard.ts';
import { createLearnActions } from './learn-actions.ts';
import { createNavigation } from './navigation.ts';
import { newId } from './new-id.ts';
import { openSocket } from './open-socket.ts';
import { openStorage } from './open-storage.ts';
import type { PageActions } from './page-actions.ts';
import { announce, initialPageState, type PageState, routeResource } from './page-state.ts';
import { createPageStore } from './page-store.ts';
import { paintPage } from './paint-page.ts';
import { parseRoute } from './route.ts';
import { STRINGS } from './strings.ts';
import { PageView } from './views/page-view.tsx';

const TOAST_MS = 2_500;

const root = document.querySelector<HTMLElement>('#page');
if (root) startPage(root);

function startPage(root: HTMLElement): void {
  const device = createDeviceStore(openStorage(() => localStorage));
  const session = openStorage(() => sessionStorage);
  const api = createApiClient((input, init) => fetch(input, init));
  const { origin } = location;
  // What the server has put in stays on show until its data is here too: the page does not flicker.
  const isFilled = root.querySelector('.loading') === null;
  let toastTimer: ReturnType<typeof setTimeout> | undefined;

  /** The state on show; null while the document still shows what the server has put into it. */
  let drawn: PageState | null = null;

  const store = createPageStore(startState(), (state, before) => {
    keep(state, before);
    draw(state);
  });

  const connection = createChatConnection({
    openSocket: () => openSocket(`${origin.replace(/^http/, 'ws')}/ws`),
    post: (request) => api.ask(request),
    setTimer(callback, ms) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    isOnline: () => navigator.onLine,
    onMessage: (message) => store.update((state) => receiveMessage(state, message)),
    onStatus: (status) => store.update((state) => receiveStatus(state, status)),
  });
  const navigation = createNavigation({
    store,
    api,
    ask: (question, township) => actions.ask(question, { township }),
    openConversation: (conversationId, turnId) => actions.openConversation(conversationId, turnId),
    sendAgain: (turnId) => sendTurn(connection, store.get(), turnId),
  });
  const { visit, navigate, reload } = navigation;

  const actions: PageActions = {
    ...createAskActions({
      store,
      api,
      connection,
      newId,
      now: Date.now,
      visit,
      navigate,
    }),
    ...createHistoryActions({
      store,
      origin,
      visit,
      navigate,
      confirm: (question) => window.confirm(question),
      cancel: (turnId) => connection.cancel(turnId),
      forget: (serverId) => api.forget(serverId),
      say,
      download: downloadText,
    }),
    ...createLearnActions({ store, api, random: Math.random }),
    navigate,
    reload,
    retryNow: () => connection.retryNow(),
    print: () => window.print(),
    copyDispatch: (citation) => void copy(citation.dispatch),
    copyWithSource: (citation) => void copy(citationText(citation, origin, words())),
    copyLink: (href) => void copy(origin + href),
    setSettings: (change) =>
      store.update((state) => ({ ...state, settings: { ...state.settings, ...change } })),
    showKeys: (keysOpen) =>
      store.update((state) => (state.keysOpen === keysOpen ? state : { ...state, keysOpen })),
  };

  function words() {
    return STRINGS[store.get().settings.language];
  }

  function startState(): PageState {
    const state = initialPageState(parseRoute(location.pathname, location.search));
    return {
      ...state,
      settings: device.settings(),
      townships: device.townships(),
      serverKeeps: device.serverKeeps(),
      township: state.township ?? device.township(),
      chat: reduceChat(state.chat, { type: 'stored', conversations: device.conversations() }),
      learn: { ...state.learn, progress: device.progress() },
      draft: session.getItem('draft') ?? '',
    };
  }

  /** Writes what changed to the device. */
  function keep(state: PageState, before: PageState): void {
    if (state.chat.conversations !== before.chat.conversations) {
      device.saveConversations(before.chat.conversations, state.chat.conversations);
    }
    if (state.settings !== before.settings) device.saveSettings(state.settings);
    if (state.township !== before.township) device.saveTownship(state.township);
    if (state.serverKeeps !== before.serverKeeps) device.saveServerKeeps(state.serverKeeps);
    if (state.townships !== before.townships) device.saveTownships(state.townships);
    if (state.learn.progress !== before.learn.progress) device.saveProgress(state.learn.progress);
    if (state.draft !== before.draft) session.setItem('draft', state.draft);
  }

  function draw(state: PageState): void {
    if (!drawn && isFilled && routeResource(state)?.state === 'loading') return;
    if (!drawn) takeOver(state);
    const before = drawn;
    drawn = state;
    render(<PageView state={state} actions={actions} />, root);
    paintPage(document, state, before);
  }

  /** The start page is in every document of a question; any other is drawn anew, in one go. */
  function takeOver({ route }: PageState): void {
    document.documentElement.classList.add('script');
    if (route.page !== 'ask') root.replaceChildren();
    else {
      const start = initialPageState({ page: 'ask', question: null, township: null });
      hydrate(<PageView state={start} actions={actions} />, root);
    }
  }

  async function copy(text: string): Promise<void> {
    say((await copyText(text)) ? words().answer.copied : words().answer.copyFailed);
  }

  function say(said: string): void {
    store.update((state) => announce({ ...state, toast: said }, said));
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => store.update((state) => ({ ...state, toast: '' })), TOAST_MS);
  }

  /** Another tab's conversations show here too; the turn on show stays. */
  function followOtherTabs(): void {
    window.addEventListener('storage', () => {
      store.update((state) => ({
        ...state,
        chat: reduceChat(state.chat, { type: 'stored', conversations: device.conversations() }),
      }));
    });
  }

  followOtherTabs();
  listenToKeys(document, store, actions);
  window.addEventListener('online', () => connection.retryNow());
  window.addEventListener('offline', () => connection.checkNow());
  // What is folded would be missing on paper.
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('.card details')) details.setAttribute('open', '');
  });
  connection.start();
  navigation.start();
  if (!drawn) draw(store.get());
  void navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined);
}
