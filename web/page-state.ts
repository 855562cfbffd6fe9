/** All that the page shows, as plain data. Views read it; actions make the next one. */
import type {
  DepartmentView,
  FamiliesView,
  FamilyView,
  ItemDetail,
  ItemsPage,
  ItemView,
  Suggestions,
  TownshipView,
} from '../server/protocol.ts';
import type { ConnectionStatus } from './chat-connection.ts';
import { type ChatState, type Conversation, NO_CHAT } from './chat-state.ts';
import type { LearnProgress, LearnQuestion } from './learn-state.ts';
import { type PageName, type Route, routeHref } from './route.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

export type Suggestion = Suggestions['suggestions'][number];

/** Counts by list and category of one township, for the overview. */
export interface TownshipCounts {
  readonly township: TownshipView;
  readonly list: Readonly<Record<string, number>>;
  readonly category: Readonly<Record<string, number>>;
}

/** What a department has: items that it leads, and items taken back that it took over. */
export interface DepartmentCounts {
  readonly name: string;
  readonly led: number;
  readonly takenBack: number;
}

/** What a page other than the question page shows, as loaded from the server. */
export type RouteData =
  | { readonly page: 'item'; readonly item: ItemDetail; readonly family: readonly ItemView[] }
  | { readonly page: 'browse'; readonly items: ItemsPage }
  | ({ readonly page: 'department' } & DepartmentView)
  | {
      readonly page: 'compare';
      readonly townships: readonly TownshipView[];
      readonly family: FamilyView;
      readonly items: readonly ItemView[];
      /** The families that `family.related` names. */
      readonly related: readonly FamilyView[];
    }
  | ({ readonly page: 'families' } & FamiliesView)
  | { readonly page: 'conversation'; readonly conversation: Conversation }
  | {
      readonly page: 'overview';
      readonly townships: readonly TownshipCounts[];
      /** Departments that took over items, most first. */
      readonly reclaimedBy: readonly DepartmentCounts[];
    }
  | { readonly page: 'learn'; readonly categories: readonly string[] };

/** `href` says for which address the data was asked: an answer that comes late is for another page. */
export type Resource =
  | { readonly href: string; readonly state: 'loading' }
  | {
      readonly href: string;
      readonly state: 'failed';
      readonly message: string | null;
      readonly gone: boolean;
    }
  | { readonly href: string; readonly state: 'ready'; readonly data: RouteData };

export interface LearnState {
  readonly township: string;
  readonly category: string;
  readonly question: LearnQuestion | null;
  readonly loading: boolean;
  /** True when the range holds no item. */
  readonly empty: boolean;
  readonly progress: LearnProgress;
}

export interface PageState {
  readonly route: Route;
  readonly settings: Settings;
  readonly townships: readonly TownshipView[];
  /** The reader's township, null for all. */
  readonly township: string | null;
  readonly connection: ConnectionStatus;
  /** False: conversations live on this device alone. */
  readonly serverKeeps: boolean;
  readonly draft: string;
  readonly draftFault: 'empty' | 'too-long' | null;
  readonly suggestions: readonly Suggestion[];
  readonly chat: ChatState;
  readonly resource: Resource | null;
  readonly learn: LearnState;
  readonly historyQuery: string;
  readonly renamingId: string | null;
  readonly keysOpen: boolean;
  /** Said once by screen readers; `seq` makes the same words news again. */
  readonly announcement: { readonly text: string; readonly seq: number };
  /** The element that takes the focus after the next drawing. */
  readonly focus: { readonly selector: string; readonly seq: number } | null;
  /** Shown for a moment after copying. */
  readonly toast: string;
}

export function initialPageState(route: Route): PageState {
  return {
    route,
    settings: DEFAULT_SETTINGS,
    townships: [],
    township: route.page === 'ask' ? route.township : null,
    connection: { phase: 'connecting' },
    serverKeeps: true,
    draft: '',
    draftFault: null,
    suggestions: [],
    chat: NO_CHAT,
    resource: null,
    learn: { township: '', category: '', question: null, loading: false, empty: false, progress: {} },
    historyQuery: '',
    renamingId: null,
    keysOpen: false,
    announcement: { text: '', seq: 0 },
    focus: null,
    toast: '',
  };
}

/**
 * The data of the page on show, or its state of loading; null before anything was asked for.
 * Pages with filters keep their last rows until the new ones are there: the filters must not lose the focus.
 */
export function routeResource({ resource, route }: PageState): Resource | null {
  if (resource?.state === 'ready' && isFilterPage(route.page) && resource.data.page === route.page) {
    return resource;
  }
  return resource?.href === routeHref(route) ? resource : null;
}

/** Whether a page shows the same rows by other filters, and so stays as it is while they load. */
export function isFilterPage(page: PageName): boolean {
  return page === 'browse' || page === 'families';
}

export function announce(state: PageState, text: string): PageState {
  return { ...state, announcement: { text, seq: state.announcement.seq + 1 } };
}

export function focusOn(state: PageState, selector: string): PageState {
  return { ...state, focus: { selector, seq: (state.focus?.seq ?? 0) + 1 } };
}
