import type { ItemView, TownshipView } from '../server/protocol.ts';
import type { ApiClient, Loaded } from './api-client.ts';
import { compareData, familyOf } from './compare-data.ts';
import { overviewData } from './overview-data.ts';
import type { RouteData } from './page-state.ts';
import { restoreConversation } from './restore-conversation.ts';
import type { Route } from './route.ts';

/** Loads what a page shows; null for a page that needs nothing. */
export function loadRoute(
  route: Route,
  townships: readonly TownshipView[],
  api: ApiClient,
): Promise<Loaded<RouteData>> | null {
  switch (route.page) {
    case 'item':
      return loadItem(route.id, api);
    case 'browse':
      return api
        .items(route.filters)
        .then((page) => mapLoaded(page, (items) => ({ page: 'browse', items }) as const));
    case 'department':
      return api
        .department(route.name)
        .then((loaded) => mapLoaded(loaded, (view) => ({ page: 'department', ...view }) as const));
    case 'compare':
      return loadCompare(route.id, api);
    case 'families':
      return api
        .families()
        .then((loaded) => mapLoaded(loaded, (view) => ({ page: 'families', ...view }) as const));
    case 'conversation':
      return api
        .conversation(route.id)
        .then((loaded) =>
          mapLoaded(
            loaded,
            (view) => ({ page: 'conversation', conversation: restoreConversation(view) }) as const,
          ),
        );
    case 'overview':
      return loadOverview(townships, api);
    case 'learn':
      return api
        .items({})
        .then((page) =>
          mapLoaded(
            page,
            ({ counts }) => ({ page: 'learn', categories: Object.keys(counts.category) }) as const,
          ),
        );
    default:
      return null;
  }
}

async function loadItem(id: string, api: ApiClient): Promise<Loaded<RouteData>> {
  const loaded = await api.item(id);
  if (loaded.kind === 'failed') return loaded;
  const family = await loadEach(loaded.value.family, api);
  return { kind: 'ready', value: { page: 'item', item: loaded.value, family } };
}

async function loadCompare(id: string, api: ApiClient): Promise<Loaded<RouteData>> {
  const loaded = await api.families();
  if (loaded.kind === 'failed') return loaded;
  const family = familyOf(id, loaded.value);
  if (!family) return { kind: 'failed', message: null, gone: true };
  const items = await loadEach(
    family.items.map((item) => item.id),
    api,
  );
  return { kind: 'ready', value: compareData(family, items, loaded.value) };
}

/** The items of these ids; one that fails is left out: its equivalents are of use without it. */
async function loadEach(ids: readonly string[], api: ApiClient): Promise<readonly ItemView[]> {
  const loaded = await Promise.all(ids.map((id) => api.item(id)));
  return loaded.flatMap((one) => (one.kind === 'ready' ? [one.value] : []));
}

async function loadOverview(known: readonly TownshipView[], api: ApiClient): Promise<Loaded<RouteData>> {
  const [all, reclaimed] = await Promise.all([
    api.items({ pageSize: 1 }),
    api.items({ list: 'reclaimed', pageSize: 1 }),
  ]);
  if (all.kind === 'failed') return all;
  if (reclaimed.kind === 'failed') return reclaimed;
  const ids = Object.keys(all.value.counts.township);
  const pages = await Promise.all(ids.map((township) => api.items({ township, pageSize: 1 })));
  const townships = pages.flatMap((loaded, index) => {
    if (loaded.kind === 'failed') return [];
    const id = ids[index] ?? '';
    const township = known.find((one) => one.id === id) ?? loaded.value.items[0]?.township;
    return township ? [{ township, counts: loaded.value.counts }] : [];
  });
  const counts = { all: all.value.counts, reclaimed: reclaimed.value.counts, townships };
  return { kind: 'ready', value: overviewData(counts) };
}

function mapLoaded<From, To>(loaded: Loaded<From>, change: (value: From) => To): Loaded<To> {
  return loaded.kind === 'ready' ? { kind: 'ready', value: change(loaded.value) } : loaded;
}
