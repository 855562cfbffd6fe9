/** Keys that work on the whole page. The field's own keys are with the field. */
import type { Citation } from '../server/protocol.ts';
import { currentTurn } from './chat-state.ts';
import type { PageActions } from './page-actions.ts';
import type { PageStore } from './page-store.ts';
import { itemHref } from './route.ts';

/** Listens on `document`. Single keys are left alone while someone types or has switched them off. */
export function listenToKeys(document: Document, store: PageStore, actions: PageActions): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      goToQuestion(document, actions);
      return;
    }
    if (event.key === 'Escape') {
      leaveOrStop(document, store, actions);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (store.get().keysOpen || !store.get().settings.singleKeys || isTyping(event.target)) return;
    if (runSingleKey(event.key, document, store, actions)) event.preventDefault();
  });
}

function runSingleKey(key: string, document: Document, store: PageStore, actions: PageActions): boolean {
  switch (key) {
    case '/':
      goToQuestion(document, actions);
      return true;
    case '?':
      actions.showKeys(true);
      return true;
    case 'j':
      return moveCard(document, 1);
    case 'k':
      return moveCard(document, -1);
    case 'c':
    case 's':
    case 'o': {
      const citation = currentCitation(document, store);
      if (!citation) return false;
      if (key === 'c') actions.copyDispatch(citation);
      else if (key === 's') actions.copyWithSource(citation);
      else actions.navigate(itemHref(citation.id));
      return true;
    }
    default:
      return false;
  }
}

function leaveOrStop(document: Document, store: PageStore, actions: PageActions): void {
  const state = store.get();
  if (state.keysOpen) return;
  if (state.suggestions.length > 0) {
    actions.closeSuggestions();
    document.querySelector<HTMLElement>('#question')?.focus();
  } else if (currentTurn(state.chat)?.status === 'waiting') {
    actions.stop();
  } else if (state.route.page === 'item') {
    document.querySelector<HTMLElement>('[data-back]')?.click();
  }
}

function goToQuestion(document: Document, actions: PageActions): void {
  if (!document.querySelector('#question')) actions.navigate('/');
  const field = document.querySelector<HTMLTextAreaElement>('#question');
  field?.focus();
  field?.select();
}

/** The cards from top to bottom; the focus says which one is the current. */
function moveCard(document: Document, step: number): boolean {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  const now = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[Math.min(cards.length - 1, Math.max(0, now + step))];
  if (!next) return false;
  next.querySelector('details')?.setAttribute('open', '');
  next.focus();
  return true;
}

/** The card that holds the focus, else the answer's first. */
function currentCitation(document: Document, store: PageStore): Citation | null {
  const turn = currentTurn(store.get().chat);
  if (!turn) return null;
  const id = document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card;
  if (id === undefined) return turn.citations[0] ?? null;
  return turn.citations.find((citation) => citation.id === id) ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
