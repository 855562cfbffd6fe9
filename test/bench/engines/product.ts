import { join } from 'node:path';
import { loadOnnxEmbedder } from '../../../indexer/embedder-onnx.ts';
import { loadIndex } from '../../../indexer/index-artefact.ts';
import { currentStamp } from '../../../indexer/open-index.ts';
import { createSearch } from '../../../server/search/hybrid-search.ts';
import rankingWeights from '../../../server/search/ranking-weights.json' with { type: 'json' };
import { createTermWeights } from '../../../server/search/term-weights.ts';
import { ROOT } from '../../evaluation/open-evaluation.ts';
import type { Engine } from './engine.ts';

// Loaded here, so that the memory of the index is told apart from that of the model.
const embedder = await loadOnnxEmbedder();

/** This product's search over the index in DATA_DIR; every question is embedded anew, no vector is kept. */
export const engine: Engine = {
  async build() {
    const dir = join(process.env.DATA_DIR ?? join(ROOT, 'data'), 'index');
    const index = await loadIndex(dir, currentStamp(ROOT, embedder.id));
    const search = createSearch(index, embedder, createTermWeights(index), rankingWeights);
    return async (question) => (await search(question)).families.map(({ family }) => family.id);
  },
};
