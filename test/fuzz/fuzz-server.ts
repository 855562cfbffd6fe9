import { join } from 'node:path';
import { createAnswerer } from '../../server/answer/create-answerer.ts';
import { openConversations } from '../../server/conversations.ts';
import { createItemCatalog } from '../../server/items/item-catalog.ts';
import type { Knowledge } from '../../server/knowledge.ts';
import { createLog } from '../../server/log.ts';
import { readPageFiles } from '../../server/page-files.ts';
import { loadPageRenderer } from '../../server/page-renderer.ts';
import { type RunningServer, startServer } from '../../server/start-server.ts';
import { createHashEmbedder } from '../support/hash-embedder.ts';
import { FAMILIES, makeSmallIndex } from '../support/small-index.ts';
import { testConfig } from '../support/test-config.ts';

const DIST = join(import.meta.dirname, '..', '..', 'web', 'dist');

export interface FuzzServer {
  readonly server: RunningServer;
  readonly port: number;
  /** The lines of its log. */
  readonly log: readonly string[];
}

/** The answering of the product over four items, with an embedder that takes no time. */
export async function fuzzKnowledge(): Promise<Knowledge> {
  const index = await makeSmallIndex();
  const families = FAMILIES.map(({ id, name, items, related }) => ({ id, name, items, related }));
  return {
    answerer: createAnswerer(index, createHashEmbedder(), []),
    catalog: createItemCatalog(index.items, new Map([['seeds/x.txt', '一\n二']]), families, () => null),
    stamp: index.stamp,
    vectorCache: () => ({ hits: 0, misses: 0, entries: 0 }),
    embedderBytes: () => 0,
  };
}

/** The whole server, page included, without limits on how often it is asked; it logs the questions. */
export async function startFuzzServer(): Promise<FuzzServer> {
  const knowledge = await fuzzKnowledge();
  const log: string[] = [];
  const server = await startServer({
    config: testConfig(
      { logQuestions: true },
      { framesPerSecond: 0, socketsPerAddress: 0, storedConversations: 50 },
    ),
    knowledge: () => knowledge,
    conversations: openConversations(null, 50),
    page: readPageFiles(DIST),
    render: await loadPageRenderer(join(DIST, 'render-page.mjs')),
    log: createLog((line) => log.push(line)),
  });
  return { server, port: Number(new URL(server.address).port), log };
}
