/** `GET` and `POST` to this page's own server. */
import type {
  Answer,
  AskRequest,
  ConversationView,
  DepartmentView,
  ErrorBody,
  FamiliesView,
  ItemDetail,
  ItemsPage,
  Suggestions,
} from '../server/protocol.ts';
import type { PostResult } from './chat-connection.ts';
import { type BrowseFilters, itemsQuery } from './route.ts';

/** `failed` with a null message: no answer came. `gone`: the server answers, but has nothing under this address. */
export type Loaded<T> =
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string | null; readonly gone: boolean };

export interface ApiClient {
  ask(request: AskRequest): Promise<PostResult>;
  item(id: string): Promise<Loaded<ItemDetail>>;
  items(filters: Partial<BrowseFilters> & { readonly pageSize?: number }): Promise<Loaded<ItemsPage>>;
  department(name: string): Promise<Loaded<DepartmentView>>;
  families(): Promise<Loaded<FamiliesView>>;
  conversation(id: string): Promise<Loaded<ConversationView>>;
  /** Deletes what the server keeps of a conversation; true also when it kept nothing. */
  forget(conversation: string): Promise<boolean>;
  /** Nothing on any failure: suggestions are a help, not an answer. */
  suggest(text: string, signal: AbortSignal): Promise<Suggestions['suggestions']>;
}

export function createApiClient(request: typeof fetch): ApiClient {
  async function get<T>(path: string): Promise<Loaded<T>> {
    try {
      const response = await request(path, { headers: { accept: 'application/json' } });
      if (response.ok) return { kind: 'ready', value: (await response.json()) as T };
      const body = readErrorBody(await response.json());
      return { kind: 'failed', message: body?.error.message ?? null, gone: response.status === 404 };
    } catch {
      return { kind: 'failed', message: null, gone: false };
    }
  }
  return {
    async ask(body) {
      try {
        const response = await request('/api/ask', {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
        });
        const value: unknown = await response.json();
        if (response.ok) return { kind: 'answer', answer: value as Answer };
        const error = readErrorBody(value);
        return error ? { kind: 'error', body: error } : { kind: 'lost' };
      } catch {
        return { kind: 'lost' };
      }
    },
    item: (id) => get(`/api/items/${id}`),
    items: (filters) => get(`/api/items${itemsQuery(filters)}`),
    department: (name) => get(`/api/departments/${encodeURIComponent(name)}`),
    families: () => get('/api/families'),
    conversation: (id) => get(`/api/conversations/${encodeURIComponent(id)}`),
    async forget(id) {
      try {
        const { ok, status } = await request(`/api/conversations/${encodeURIComponent(id)}`, {
          method: 'DELETE',
        });
        return ok || status === 404;
      } catch {
        return false;
      }
    },
    async suggest(text, signal) {
      try {
        const response = await request(`/api/suggest?q=${encodeURIComponent(text)}`, { signal });
        return response.ok ? ((await response.json()) as Suggestions).suggestions : [];
      } catch {
        return [];
      }
    },
  };
}

/** A proxy between page and server may answer an error with a page of its own. */
function readErrorBody(value: unknown): ErrorBody | null {
  if (typeof value !== 'object' || value === null || !('error' in value)) return null;
  const { error } = value;
  return typeof error === 'object' && error !== null && 'message' in error ? (value as ErrorBody) : null;
}
