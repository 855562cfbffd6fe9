import path from 'node:path';
import { createFindKind, readDepartmentKinds } from '../../indexer/departments.ts';
import { readFamilies } from '../../indexer/families.ts';
import { loadItems } from '../../indexer/load-items.ts';
import { readSeeds } from '../../indexer/seed-document.ts';
import { openConversations } from '../../server/conversations.ts';
import { createItemCatalog } from '../../server/items/item-catalog.ts';
import { readPageFiles } from '../../server/page-files.ts';
import { loadPageRenderer } from '../../server/page-renderer.ts';
import { startServer } from '../../server/start-server.ts';
import { createScriptedAnswerer, type ScriptedAnswerer } from './scripted-answerer.ts';
import { STAMP } from './small-index.ts';
import { testConfig } from './test-config.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

export interface PageSite {
  readonly address: string;
  readonly answerer: ScriptedAnswerer;
  close(): Promise<void>;
}

/**
 * The real server with the real items and a scripted answerer, serving the built page on a free port.
 * @param settings what differs from a server that is set to nothing
 */
export async function startPageSite(settings: Parameters<typeof testConfig>[0] = {}): Promise<PageSite> {
  const documents = new Map(readSeeds(ROOT).map(({ row, text }) => [row.file, text]));
  const { items } = loadItems(ROOT);
  const families = readFamilies(
    ROOT,
    items.map(({ item }) => item),
  );
  const catalog = createItemCatalog(items, documents, families, createFindKind(readDepartmentKinds(ROOT)));
  const answerer = createScriptedAnswerer(catalog);
  const vectorCache = () => ({ hits: 0, misses: 0, entries: 0 });
  const knowledge = { answerer, catalog, stamp: STAMP, vectorCache, embedderBytes: () => 0 };
  const server = await startServer({
    config: testConfig(settings),
    knowledge: () => knowledge,
    conversations: openConversations(null),
    page: readPageFiles(path.join(ROOT, 'web', 'dist')),
    render: await loadPageRenderer(path.join(ROOT, 'web', 'dist', 'render-page.mjs')),
    log: () => undefined,
  });
  return {
    address: server.address,
    answerer,
    close() {
      // A server that stops waits for its answers.
      answerer.openGate();
      return server.close();
    },
  };
}
