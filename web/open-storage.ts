import type { KeyValueStore } from './conversation-store.ts';

/** The device's storage, or memory for as long as the page is open where the browser refuses it. */
export function openStorage(open: () => Storage): KeyValueStore {
  try {
    const storage = open();
    storage.getItem('');
    return storage;
  } catch {
    return memoryStorage();
  }
}

function memoryStorage(): KeyValueStore {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}
