import type { VectorCacheCounts } from '../indexer/embedder-cached.ts';
import type { IndexStamp } from '../indexer/search-index.ts';
import type { Answerer } from './answerer.ts';
import { serverError } from './errors.ts';
import type { ItemCatalog } from './items/item-catalog.ts';

/** What the server answers from: one index and the items it was made of. Replaced as a whole. */
export interface Knowledge {
  readonly answerer: Answerer;
  readonly catalog: ItemCatalog;
  /** What the index was made from and by: format, tokenizer, hashes of model and seeds. */
  readonly stamp: IndexStamp;
  /** What keeping the vectors of questions has saved since the start. */
  vectorCache(): VectorCacheCounts;
  /** Resident memory in bytes of the process that embeds; 0 when this one does. */
  embedderBytes(): number;
}

/** @throws ServerError NOT_READY while the index is being prepared */
export function readyKnowledge(knowledge: () => Knowledge | null): Knowledge {
  const ready = knowledge();
  if (!ready) throw serverError('NOT_READY', 'the index is not ready', { seconds: 2 });
  return ready;
}
