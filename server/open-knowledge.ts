import { join } from 'node:path';
import { createFindKind, readDepartmentKinds } from '../indexer/departments.ts';
import { loadOnnxEmbedder } from '../indexer/embedder-onnx.ts';
import { openIndex } from '../indexer/open-index.ts';
import { createProgressBar } from '../indexer/progress-bar.ts';
import { readSeeds } from '../indexer/seed-document.ts';
import { createAnswerer } from './answer/create-answerer.ts';
import { createItemCatalog } from './items/item-catalog.ts';
import type { Knowledge } from './knowledge.ts';
import { errorFields, type Log } from './log.ts';

const root = join(import.meta.dirname, '..');

/**
 * What the server and the command line answer from: the index of today's seeds, which is built and kept in the
 * data folder when there is none that fits.
 * @param dataDir absolute path; the index stands in its folder `index`
 * @throws AppError with the indexer's codes when documents or model cannot be used
 */
export async function openKnowledge(dataDir: string, log: Log): Promise<Knowledge> {
  const embedder = await loadOnnxEmbedder();
  const progress = createProgressBar(process.stderr);
  const index = await openIndex(root, join(dataDir, 'index'), embedder, progress, (error) =>
    log('warn', 'index-not-saved', errorFields(error)),
  );
  const documents = new Map(readSeeds(root).map(({ row, text }) => [row.file, text]));
  const findKind = createFindKind(readDepartmentKinds(root));
  return {
    answerer: createAnswerer(index, embedder),
    catalog: createItemCatalog(index.items, documents, index.families, findKind),
  };
}
