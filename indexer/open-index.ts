import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex, type Progress } from './build-index.ts';
import type { Embedder } from './embedder.ts';
import { AppError } from './errors.ts';
import { readFamilies } from './families.ts';
import { readGlossary } from './glossary.ts';
import { INDEX_FORMAT, loadIndex, saveIndex } from './index-artefact.ts';
import { loadItems } from './load-items.ts';
import type { IndexStamp, SearchIndex } from './search-index.ts';
import { readManifest } from './seed-document.ts';
import { TOKENIZER_ID } from './tokenize.ts';
import { readShippedVectors, type VectorStore } from './vector-store.ts';
import { readNegatives, readWordings } from './wordings.ts';

/** The folders and files under `seeds/` that an index is made from. */
const SEED_ENTRIES = [
  'manifest.json',
  'families.json',
  'corrections',
  'wordings',
  'negatives',
  'glossary.tsv',
];

function hashSeeds(root: string): string {
  const hash = createHash('sha256');
  const seeds = join(root, 'seeds');
  const files = SEED_ENTRIES.flatMap((entry) => {
    const folder = join(seeds, entry);
    if (!existsSync(folder)) return [];
    if (!statSync(folder).isDirectory()) return [folder];
    return readdirSync(folder)
      .sort()
      .map((file) => join(folder, file));
  });
  for (const file of [...files, ...readManifest(root).map((row) => join(root, row.file))]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** What an index of today's seeds, tokenizer and model bears. */
export function currentStamp(root: string, modelId: string): IndexStamp {
  return { format: INDEX_FORMAT, tokenizer: TOKENIZER_ID, model: modelId, seeds: hashSeeds(root) };
}

/**
 * The index of today's seeds: the one in `dir` when it fits, else a new one, which is saved there.
 * An index that cannot be saved (a read-only or full disk) is used all the same; `onSaveError` is told.
 * @throws what reading the seeds throws
 */
export async function openIndex(
  root: string,
  dir: string,
  embedder: Embedder,
  progress: Progress = () => {},
  onSaveError: (error: unknown) => void = () => {},
): Promise<SearchIndex> {
  const stamp = currentStamp(root, embedder.id);
  try {
    return loadIndex(dir, stamp);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  const index = await makeIndex(root, embedder, stamp, readShippedVectors(embedder.id), progress);
  try {
    saveIndex(dir, index);
  } catch (error) {
    onSaveError(error);
  }
  return index;
}

/** Builds the index of today's seeds; vectors in `known` are not computed again. */
export function makeIndex(
  root: string,
  embedder: Embedder,
  stamp: IndexStamp,
  known: VectorStore,
  progress: Progress,
): Promise<SearchIndex> {
  const { items } = loadItems(root);
  const families = readFamilies(
    root,
    items.map((parsed) => parsed.item),
  );
  const sources = {
    items,
    families,
    wordings: readWordings(root, families),
    negatives: readNegatives(root),
    glossary: readGlossary(root),
  };
  return buildIndex(sources, embedder, stamp, known, progress);
}
