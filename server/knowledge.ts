import type { Answerer } from './answerer.ts';
import { serverError } from './errors.ts';
import type { ItemCatalog } from './items/item-catalog.ts';

/** What the server answers from: one index and the items it was made of. Replaced as a whole. */
export interface Knowledge {
  readonly answerer: Answerer;
  readonly catalog: ItemCatalog;
}

/** @throws ServerError NOT_READY while the index is being prepared */
export function readyKnowledge(knowledge: () => Knowledge | null): Knowledge {
  const ready = knowledge();
  if (!ready) throw serverError('NOT_READY', 'the index is not ready', { seconds: 2 });
  return ready;
}
