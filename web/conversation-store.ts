/**
 * What this device keeps. Each conversation has a key of its own, so that two tabs do not overwrite
 * each other's; a full store drops the oldest first.
 */
import type { TownshipView } from '../server/protocol.ts';
import type { Conversation } from './chat-state.ts';
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

export interface DeviceStore {
  conversations(): readonly Conversation[];
  /** Writes those that changed since `before` and removes those that are gone. */
  saveConversations(before: readonly Conversation[], after: readonly Conversation[]): void;
  settings(): Settings;
  saveSettings(settings: Settings): void;
  township(): string | null;
  saveTownship(id: string | null): void;
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
        const oldest = conversations().at(-1);
        // Nothing left to give up: the page works on without the record.
        if (!oldest || CONVERSATION_PREFIX + oldest.id === PREFIX + key) return;
        store.removeItem(CONVERSATION_PREFIX + oldest.id);
      }
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
      for (const { id } of conversations().slice(KEPT_CONVERSATIONS)) {
        store.removeItem(CONVERSATION_PREFIX + id);
      }
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
