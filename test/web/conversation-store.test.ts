import { expect, it } from 'vitest';
import { type Conversation, currentConversation, NO_CHAT, reduceChat } from '../../web/chat-state.ts';
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

/** A conversation of one question that the server keeps too. */
const stored = (id: string, updatedAt: number): Conversation => ({
  ...conversation(id, updatedAt),
  serverId: `server-${id}`,
  turns: currentConversation(
    reduceChat(NO_CHAT, {
      type: 'asked',
      turnId: `turn-${id}`,
      conversationId: id,
      question: `问题 ${id}`,
      township: null,
      at: updatedAt,
    }),
  )?.turns as Conversation['turns'],
});

it('of a conversation that the server keeps puts only the turns away, and still names it', () => {
  const store = createDeviceStore(fakeStorage());
  const many = Array.from({ length: KEPT_CONVERSATIONS + 1 }, (_, index) => stored(`c${index}`, index));
  store.saveConversations([], many);
  const kept = store.conversations();
  expect(kept).toHaveLength(KEPT_CONVERSATIONS + 1);
  expect(kept.at(-1)).toMatchObject({ serverId: 'server-c0', title: '问题 c0', turns: [], away: 1 });
  expect(kept.at(-2)?.turns).toHaveLength(1);
});

it('gives a conversation up whole where the server keeps none: a name would lead nowhere', () => {
  const store = createDeviceStore(fakeStorage());
  store.saveServerKeeps(false);
  const many = Array.from({ length: KEPT_CONVERSATIONS + 1 }, (_, index) => stored(`c${index}`, index));
  store.saveConversations([], many);
  expect(store.conversations()).toHaveLength(KEPT_CONVERSATIONS);
  expect(store.conversations().at(-1)?.turns).toHaveLength(1);
});

it('makes room in a full store by putting turns away before it gives up a name', () => {
  const storage = fakeStorage();
  const store = createDeviceStore(storage);
  store.saveConversations([], [stored('a', 1), stored('b', 2)]);
  // From now on the store holds no more characters than these and half of one more.
  const size = () => [...storage.entries.values()].reduce((sum, { length }) => sum + length, 0);
  const room = size() * 1.25;
  const { setItem } = storage;
  storage.setItem = (key, value) => {
    if (size() - (storage.entries.get(key)?.length ?? 0) + value.length > room)
      throw new Error('QuotaExceededError');
    setItem(key, value);
  };
  store.saveConversations([], [stored('c', 3)]);
  expect(store.conversations().map(({ id, turns }) => [id, turns.length])).toEqual([
    ['c', 1],
    ['b', 1],
    ['a', 0],
  ]);
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
