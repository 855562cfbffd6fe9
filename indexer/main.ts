import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcessEmbedder } from './embedder-process.ts';
import { spreadEmbedder } from './embedder-spread.ts';
import { AppError } from './errors.ts';
import { saveIndex } from './index-artefact.ts';
import { currentStamp, makeIndex } from './open-index.ts';
import { roleOf } from './passages.ts';
import { createProgressBar } from './progress-bar.ts';
import type { SearchIndex } from './search-index.ts';
import {
  checkModel,
  createVectorStore,
  readShippedVectors,
  type VectorStore,
  writeShippedVectors,
} from './vector-store.ts';

/** One a core; more than these would only take memory, 120 MB each. */
const MOST_EMBEDDERS = 4;

/**
 * `npm run build-index -- [--ship] [--dir data/index]`: builds the index of today's seeds.
 * `--ship` also renews the vectors that the repository ships; do it after a change of weights, lists or wordings.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ship = process.argv.includes('--ship');
const dirAt = process.argv.indexOf('--dir');
const dir =
  (dirAt > 0 ? process.argv[dirAt + 1] : undefined) ??
  join(process.env.DATA_DIR ?? join(root, 'data'), 'index');

await build().catch((error: unknown) => {
  console.error(error);
  if (error instanceof AppError) console.error(error.userMessage);
  process.exitCode = 1;
});

async function build(): Promise<void> {
  const others = Math.min(MOST_EMBEDDERS, availableParallelism()) - 1;
  const [first, ...more] = await Promise.all([
    startProcessEmbedder(),
    ...Array.from({ length: others }, () => startProcessEmbedder()),
  ]);
  const embedder = spreadEmbedder([first, ...more]);
  // Other weights are meant only by those who renew the vectors with them.
  if (!ship) checkModel(embedder.id);
  const known = createVectorStore(new Map(readShippedVectors(embedder.id).entries));
  const started = performance.now();
  const stamp = currentStamp(root, embedder.id);
  const index = await makeIndex(root, embedder, stamp, known, createProgressBar(process.stderr));
  saveIndex(dir, index);
  if (ship) writeShippedVectors(usedVectors(index, known), embedder.id, embedder.dimensions);
  for (const { close } of [first, ...more]) await close();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${index.items.length} items, ${index.families.length} families, ${index.wordings.length} wordings, ` +
      `${index.passages.length} vectors in ${seconds} s → ${dir}`,
  );
}

/** Only what this index uses, so that the shipped file does not keep vectors of texts that are gone. */
function usedVectors(index: SearchIndex, known: VectorStore): VectorStore {
  const used = createVectorStore();
  for (const passage of index.passages) {
    const role = roleOf(passage.kind);
    const vector = known.get(passage.text, role);
    if (vector) used.set(passage.text, role, vector);
  }
  return used;
}
