import { expect, it } from 'vitest';
import type { Conversation } from '../../web/chat-state.ts';
import { createDeviceStore, KEPT_CONVERSATIONS, type KeyValueStore } from '../../web/conversation-store.ts';
import { DEFAULT_SETTINGS } from '../../web/settings.ts';

/** `localStorage` with room for `room` entries. */
function fakeStorage(
  room = Number.POSITIVE_INFINITY,
): KeyValueStore & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem(key, value) {
      if (!entries.has(key) && entries.size >= room) throw new Error('QuotaExceededError');
      entries.set(key, value);
    },
    removeItem: (key) => void entries.delete(key),
  };
}

const conversation = (id: string, updatedAt: number): Conversation => ({
  id,
  serverId: null,
  title: null,
  updatedAt,
  turns: [],
});

it('gives back what was kept, latest first', () => {
  const store = createDeviceStore(fakeStorage());
  store.saveConversations([], [conversation('a', 1), conversation('b', 2)]);
  expect(store.conversations().map(({ id }) => id)).toEqual(['b', 'a']);
});

it("does not touch another tab's conversation when it writes its own", () => {
  const storage = fakeStorage();
  const one = createDeviceStore(storage);
  const other = createDeviceStore(storage);
  one.saveConversations([], [conversation('a', 1)]);
  other.saveConversations([], [conversation('b', 2)]);
  one.saveConversations([conversation('a', 1)], []);
  expect(other.conversations().map(({ id }) => id)).toEqual(['b']);
});

it('drops the oldest when the store is full', () => {
  const store = createDeviceStore(fakeStorage(2));
  store.saveConversations([], [conversation('a', 1)]);
  store.saveConversations([], [conversation('b', 2)]);
  store.saveConversations([], [conversation('c', 3)]);
  expect(store.conversations().map(({ id }) => id)).toEqual(['c', 'b']);
});

it('keeps no more than its number of conversations', () => {
  const store = createDeviceStore(fakeStorage());
  const many = Array.from({ length: KEPT_CONVERSATIONS + 5 }, (_, index) => conversation(`c${index}`, index));
  store.saveConversations([], many);
  expect(store.conversations()).toHaveLength(KEPT_CONVERSATIONS);
});

it('passes over entries that it cannot read', () => {
  const storage = fakeStorage();
  storage.entries.set('zhaoshuiban.conversation.x', '{');
  storage.entries.set('zhaoshuiban.conversation.y', '{"id":1}');
  storage.entries.set('zhaoshuiban.settings', '"dark"');
  const store = createDeviceStore(storage);
  expect(store.conversations()).toEqual([]);
  expect(store.settings()).toEqual(DEFAULT_SETTINGS);
  expect(store.township()).toBeNull();
});
