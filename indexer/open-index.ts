import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex, type Progress } from './build-index.ts';
import type { Embedder } from './embedder.ts';
import { AppError, indexerError } from './errors.ts';
import { readFamilies } from './families.ts';
import { readGlossary } from './glossary.ts';
import { INDEX_FORMAT, loadIndex, POINTER, saveIndex } from './index-artefact.ts';
import { loadItems } from './load-items.ts';
import type { IndexStamp, SearchIndex } from './search-index.ts';
import { readManifest } from './seed-document.ts';
import { TOKENIZER_ID } from './tokenize.ts';
import { checkModel, readShippedVectors, type VectorStore } from './vector-store.ts';
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

/** Characters of a failed building that the log keeps. */
const REPORT_CHARACTERS = 2000;

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

/**
 * What stands on disk, without reading it: changes when a seed or the current index is replaced.
 * @throws nothing: what is not there, or just being replaced, is part of the answer
 */
export function diskSignature(root: string, dir: string): string {
  const seeds = join(root, 'seeds');
  const attempt = <Value>(read: () => Value): Value | null => {
    try {
      return read();
    } catch {
      return null;
    }
  };
  const files = attempt(() => readdirSync(seeds, { recursive: true, encoding: 'utf8' })) ?? [];
  const stats = files.sort().map((file) => {
    const stat = attempt(() => statSync(join(seeds, file)));
    return stat?.isFile() ? `${file} ${stat.size} ${stat.mtimeMs} ${stat.ino}` : file;
  });
  return JSON.stringify([attempt(() => readFileSync(join(dir, POINTER), 'utf8')), stats]);
}

/** What an index of today's seeds, tokenizer and model bears. */
export function currentStamp(root: string, modelId: string): IndexStamp {
  return { format: INDEX_FORMAT, tokenizer: TOKENIZER_ID, model: modelId, seeds: hashSeeds(root) };
}

/**
 * The index of today's seeds: the one in `dir` when it fits, else a new one, which is saved there.
 * An index that cannot be saved (a read-only or full disk) is used all the same; `onSaveError` is told.
 * @throws what reading the seeds throws; MODEL_CHANGED when the weights are not those of the shipped vectors
 */
export async function openIndex(
  root: string,
  dir: string,
  embedder: Embedder,
  progress: Progress = () => {},
  onSaveError: (error: unknown) => void = () => {},
): Promise<SearchIndex> {
  checkModel(embedder.id);
  const stamp = currentStamp(root, embedder.id);
  try {
    return await loadIndex(dir, stamp);
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

/**
 * Builds and saves the index of today's seeds in a process of its own, with the command that people use: this one
 * stays free, and the memory that building takes is given back.
 * @param dir must be writable
 * @param signal aborted: the building is stopped
 * @throws INDEX_NOT_BUILT with the last lines that the command wrote
 */
export async function buildIndexApart(root: string, dir: string, signal: AbortSignal): Promise<void> {
  // A terminal shows the progress; otherwise the lines are kept for the log.
  const shown = process.stderr.isTTY === true;
  const child = spawn(process.execPath, ['--import', 'tsx', join('indexer', 'main.ts'), '--dir', dir], {
    cwd: root,
    signal,
    stdio: ['ignore', 'ignore', shown ? 'inherit' : 'pipe'],
  });
  let written = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    written = (written + text).slice(-REPORT_CHARACTERS);
  });
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(indexerError('INDEX_NOT_BUILT', `building ended with ${cause}: ${written}`, { cause }));
    child.once('error', fail);
    child.once('close', (code, ended) => (code === 0 ? resolve() : fail(code ?? ended)));
  });
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
