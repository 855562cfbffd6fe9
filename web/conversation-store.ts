/**
 * What this device keeps. Each conversation has a key of its own, so that two tabs do not overwrite
 * each other's. Where there is no room, the oldest conversations go first: of those that the server keeps the
 * turns only, of the others all.
 */
import type { TownshipView } from '../server/protocol.ts';
import { type Conversation, conversationTitle } from './chat-state.ts';
import type { LearnProgress } from './learn-state.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** The part of `localStorage` that is used here. */
export interface KeyValueStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = 'zhaoshuiban.';
const CONVERSATION_PREFIX = `${PREFIX}conversation.`;
export const KEPT_CONVERSATIONS = 60;
/** With the names of those whose turns the server keeps. */
export const NAMED_CONVERSATIONS = 500;

export interface DeviceStore {
  conversations(): readonly Conversation[];
  /** Writes those that changed since `before` and removes those that are gone. */
  saveConversations(before: readonly Conversation[], after: readonly Conversation[]): void;
  settings(): Settings;
  saveSettings(settings: Settings): void;
  township(): string | null;
  saveTownship(id: string | null): void;
  /** What the server last said of itself: whether it keeps conversations. */
  serverKeeps(): boolean;
  saveServerKeeps(keeps: boolean): void;
  townships(): readonly TownshipView[];
  saveTownships(townships: readonly TownshipView[]): void;
  progress(): LearnProgress;
  saveProgress(progress: LearnProgress): void;
}

/** Reads and writes through `store`; broken or foreign entries are passed over. */
export function createDeviceStore(store: KeyValueStore): DeviceStore {
  function read(key: string): unknown {
    try {
      return JSON.parse(store.getItem(PREFIX + key) ?? 'null');
    } catch {
      return null;
    }
  }

  function conversations(): readonly Conversation[] {
    const found: Conversation[] = [];
    for (let index = 0; index < store.length; index += 1) {
      const key = store.key(index);
      if (!key?.startsWith(CONVERSATION_PREFIX)) continue;
      const value = read(key.slice(PREFIX.length));
      if (isConversation(value)) found.push(value);
    }
    return found.sort((a, b) => b.updatedAt - a.updatedAt);
  }

  function write(key: string, value: unknown): void {
    const text = JSON.stringify(value);
    for (;;) {
      try {
        store.setItem(PREFIX + key, text);
        return;
      } catch {
        const others = conversations().filter(({ id }) => CONVERSATION_PREFIX + id !== PREFIX + key);
        const oldest = others.findLast(({ turns }) => turns.length > 0) ?? others.at(-1);
        // Nothing left to give up: the page works on without the record.
        if (!oldest) return;
        putAway(oldest);
      }
    }
  }

  function serverKeeps(): boolean {
    return read('serverKeeps') !== false;
  }

  /** Gives up what a conversation takes: its turns where the server keeps them, else all of it. */
  function putAway(conversation: Conversation): void {
    const key = CONVERSATION_PREFIX + conversation.id;
    const { turns } = conversation;
    store.removeItem(key);
    if (conversation.serverId === null || turns.length === 0 || !serverKeeps()) return;
    const title = conversationTitle(conversation);
    const stub: Conversation = { ...conversation, title, turns: [], away: turns.length };
    try {
      store.setItem(key, JSON.stringify(stub));
    } catch {
      // Not even room for the name.
    }
  }

  return {
    conversations,
    saveConversations(before, after) {
      const kept = new Set(after.map(({ id }) => id));
      for (const { id } of before) if (!kept.has(id)) store.removeItem(CONVERSATION_PREFIX + id);
      for (const conversation of after) {
        if (!before.includes(conversation)) write(`conversation.${conversation.id}`, conversation);
      }
      const stored = conversations();
      for (const one of stored.slice(KEPT_CONVERSATIONS)) if (one.away === undefined) putAway(one);
      for (const { id } of stored.slice(NAMED_CONVERSATIONS)) store.removeItem(CONVERSATION_PREFIX + id);
    },
    settings() {
      const value = read('settings');
      return typeof value === 'object' ? { ...DEFAULT_SETTINGS, ...value } : DEFAULT_SETTINGS;
    },
    saveSettings: (settings) => write('settings', settings),
    township() {
      const value = read('township');
      return typeof value === 'string' ? value : null;
    },
    saveTownship: (id) => write('township', id),
    serverKeeps,
    saveServerKeeps: (keeps) => write('serverKeeps', keeps),
    townships() {
      const value = read('townships');
      return Array.isArray(value) ? (value as TownshipView[]) : [];
    },
    saveTownships: (townships) => write('townships', townships),
    progress() {
      const value = read('progress');
      return typeof value === 'object' && value !== null ? (value as LearnProgress) : {};
    },
    saveProgress: (progress) => write('progress', progress),
  };
}

function isConversation(value: unknown): value is Conversation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'updatedAt' in value &&
    typeof value.updatedAt === 'number' &&
    'turns' in value &&
    Array.isArray(value.turns)
  );
}
