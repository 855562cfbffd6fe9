import { join } from 'node:path';
import { createFindKind, readDepartmentKinds } from '../indexer/departments.ts';
import type { Embedder } from '../indexer/embedder.ts';
import { cacheEmbedder } from '../indexer/embedder-cached.ts';
import { loadOnnxEmbedder, modelId } from '../indexer/embedder-onnx.ts';
import { type ProcessEmbedder, startProcessEmbedder } from '../indexer/embedder-process.ts';
import { AppError } from '../indexer/errors.ts';
import { checkIndex, loadIndex } from '../indexer/index-artefact.ts';
import { buildIndexApart, currentStamp, diskSignature, openIndex } from '../indexer/open-index.ts';
import { createProgressBar } from '../indexer/progress-bar.ts';
import type { SearchIndex } from '../indexer/search-index.ts';
import { readSeeds } from '../indexer/seed-document.ts';
import { checkModel } from '../indexer/vector-store.ts';
import { createAnswerer } from './answer/create-answerer.ts';
import { createItemCatalog } from './items/item-catalog.ts';
import type { Knowledge } from './knowledge.ts';
import type { KnowledgeSource } from './knowledge-source.ts';
import { errorFields, type Log } from './log.ts';

const ROOT = join(import.meta.dirname, '..');
// A day's different questions of an office; about 4 MB.
const QUESTION_VECTORS = 2000;

/**
 * What the command line answers from: the index of today's seeds, which is built and kept in the data folder when
 * there is none that fits. The model runs in this thread.
 * @param dataDir absolute path; the index stands in its folder `index`
 * @throws AppError with the indexer's codes when documents or model cannot be used
 */
export async function openKnowledge(dataDir: string, log: Log): Promise<Knowledge> {
  const embedder = await loadOnnxEmbedder();
  return knowledgeOf(await openOrBuildHere(join(dataDir, 'index'), embedder, log), {
    ...embedder,
    residentBytes: () => 0,
  });
}

/**
 * What the server answers from: as `openKnowledge`, but the model runs and the index is built in processes of their
 * own, so that the server stays awake meanwhile.
 * @param dataDir as for `openKnowledge`
 */
export function createKnowledgeSource(dataDir: string, log: Log): KnowledgeSource {
  const dir = join(dataDir, 'index');
  const closing = new AbortController();
  let embedding: Promise<ProcessEmbedder> | null = null;

  /** One process for all the knowledge that is ever opened: the model is what it was at the start. */
  function embedder(id: string): Promise<ProcessEmbedder> {
    embedding ??= startProcessEmbedder({
      id,
      onCrash: (error) => log('error', 'embedding-process-ended', errorFields(error)),
    });
    return embedding;
  }

  async function savedOrBuilt(id: string): Promise<SearchIndex> {
    try {
      return await loadIndex(dir, currentStamp(ROOT, id));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log('info', 'index-building', { reason: error.message });
    }
    await buildIndexApart(ROOT, dir, closing.signal);
    return loadIndex(dir, currentStamp(ROOT, id));
  }

  return {
    async open() {
      const id = modelId();
      checkModel(id);
      const starting = embedder(id);
      const opening = savedOrBuilt(id).catch(async (error: unknown) => {
        if (closing.signal.aborted) throw error;
        // A disk that takes no index: it is built here, and those who ask wait for it.
        log('warn', 'index-not-built-apart', errorFields(error));
        return openOrBuildHere(dir, await starting, log);
      });
      const [running, index] = await Promise.all([starting, opening]);
      return knowledgeOf(index, running);
    },
    signature: () => diskSignature(ROOT, dir),
    async reopen(current) {
      const { model } = current.stamp;
      const { seeds } = currentStamp(ROOT, model);
      if (seeds === current.stamp.seeds) {
        // The same index anew: nothing to change, but a broken one would be missed at the next start.
        checkIndex(dir, current.stamp);
        return null;
      }
      const index = await savedOrBuilt(model);
      return knowledgeOf(index, await embedder(model));
    },
    async close() {
      closing.abort();
      await embedding?.then((open) => open.close()).catch(() => undefined);
    },
  };
}

function openOrBuildHere(dir: string, embedder: Embedder, log: Log): Promise<SearchIndex> {
  return openIndex(ROOT, dir, embedder, createProgressBar(process.stderr), (error) =>
    log('warn', 'index-not-saved', errorFields(error)),
  );
}

function knowledgeOf(
  index: SearchIndex,
  embedder: Embedder & Pick<ProcessEmbedder, 'residentBytes'>,
): Knowledge {
  const documents = new Map(readSeeds(ROOT).map(({ row, text }) => [row.file, text]));
  const findKind = createFindKind(readDepartmentKinds(ROOT));
  const cached = cacheEmbedder(embedder, QUESTION_VECTORS);
  return {
    answerer: createAnswerer(index, cached),
    catalog: createItemCatalog(index.items, documents, index.families, findKind),
    stamp: index.stamp,
    vectorCache: cached.counts,
    embedderBytes: embedder.residentBytes,
  };
}
