import { create, insertMultiple, search } from '@orama/orama';
import { cutWords } from '../../../indexer/tokenize.ts';
import { documentsOf, type Engine, familiesOfHits, HITS } from './engine.ts';

/** Orama as it comes (BM25), with the same words as MiniSearch. */
export const engine: Engine = {
  async build(set, withWordings) {
    const documents = documentsOf(set, withWordings);
    const index = create({
      schema: { title: 'string', departments: 'string', cells: 'string' },
      components: {
        tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize: cutWords },
      },
    });
    await insertMultiple(
      index,
      documents.map(({ title, departments, cells }, id) => ({ id: String(id), title, departments, cells })),
    );
    return async (question) => {
      const { hits } = await search(index, { term: question, limit: HITS });
      return familiesOfHits(
        documents,
        hits.map(({ id }) => Number(id)),
      );
    };
  },
};
