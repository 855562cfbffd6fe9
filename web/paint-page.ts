import { conversationTitle, currentTurn, findConversation } from './chat-state.ts';
import type { PageState } from './page-state.ts';
import { routeResource } from './page-state.ts';
import { STRINGS, type Strings } from './strings.ts';

/** What lies outside the views: title, language, theme, focus, the dialog and the height of the field. */
export function paintPage(document: Document, state: PageState, before: PageState | null): void {
  const { documentElement: html } = document;
  const { settings } = state;
  const t = STRINGS[settings.language];
  const title = t.title(titlePart(state, t));
  if (document.title !== title) document.title = title;
  html.lang = t.lang;
  html.dataset.theme = settings.theme;
  html.classList.toggle('large', settings.largePrint);
  const dialog = document.querySelector<HTMLDialogElement>('#keys');
  if (dialog && !dialog.open) dialog.showModal();
  if (state.draft !== before?.draft) fitField(document);
  if (state.focus && state.focus.seq !== (before?.focus?.seq ?? 0)) {
    moveFocus(document.querySelector<HTMLElement>(state.focus.selector));
  }
}

/** A verdict takes the focus without moving the page while it is in sight; else its question comes to the top. */
function moveFocus(target: HTMLElement | null): void {
  const answer = target?.id === 'answer-title' ? target.closest('.answer') : null;
  target?.focus({ preventScroll: answer !== null });
  if (answer && target && target.getBoundingClientRect().bottom > innerHeight) answer.scrollIntoView();
}

function fitField(document: Document): void {
  const field = document.querySelector<HTMLTextAreaElement>('#question');
  if (!field) return;
  field.style.height = 'auto';
  // An empty field is as high as its placeholder, which the browser measures by itself.
  field.style.height = field.value === '' ? '' : `${field.scrollHeight}px`;
}

function titlePart(state: PageState, t: Strings): string {
  const { route } = state;
  switch (route.page) {
    case 'ask':
      return currentTurn(state.chat)?.question ?? '';
    case 'item': {
      const resource = routeResource(state);
      const item = resource?.state === 'ready' && resource.data.page === 'item' ? resource.data.item : null;
      return item ? `${item.title} · ${item.township.name}` : t.source.heading;
    }
    case 'department':
      return route.name;
    case 'conversation': {
      const conversation = findConversation(state.chat, route.id);
      return conversation ? conversationTitle(conversation) : t.history.heading;
    }
    case 'families':
      return t.compare.heading;
    case 'missing':
      return t.page.missing;
    default:
      return t[route.page].heading;
  }
}
