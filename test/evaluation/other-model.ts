import { loadOnnxEmbedder } from '../../indexer/embedder-onnx.ts';
import { currentStamp, makeIndex } from '../../indexer/open-index.ts';
import { createProgressBar } from '../../indexer/progress-bar.ts';
import { readShippedVectors } from '../../indexer/vector-store.ts';
import { ROOT } from './open-evaluation.ts';
import { createSystems, type RankFamilies, rememberVectors } from './systems.ts';

const WITH_VECTORS = ['vectors of titles and cells', 'vectors of wordings', 'whole'];

/**
 * The same ranking with another model's vectors, weights as learned for the model in use. The index is made in
 * memory and written nowhere; it takes minutes.
 * @param modelDir holds the folder `embedding/`, as `indexer/model` does
 * @throws MODEL_MISSING, MODEL_BROKEN
 */
export async function createOtherModelSystems(modelDir: string): Promise<ReadonlyMap<string, RankFamilies>> {
  const embedder = await loadOnnxEmbedder(modelDir);
  const stamp = currentStamp(ROOT, embedder.id);
  const known = readShippedVectors(embedder.id);
  const index = await makeIndex(ROOT, embedder, stamp, known, createProgressBar(process.stderr));
  return nameOtherRows(createSystems(index, rememberVectors(embedder)));
}

/** The systems in which the model matters, under names of their own. */
export function nameOtherRows(systems: ReadonlyMap<string, RankFamilies>): Map<string, RankFamilies> {
  return new Map(
    [...systems].flatMap(([system, rank]) =>
      WITH_VECTORS.includes(system) ? [[`${system}, other model`, rank] as const] : [],
    ),
  );
}
