import MiniSearch from 'minisearch';
import { cutWords } from '../../../indexer/tokenize.ts';
import { documentsOf, type Engine, familiesOfHits, HITS } from './engine.ts';

/** MiniSearch as it comes, with Chinese words: its own way of cutting finds no word inside a sentence. */
export const engine: Engine = {
  async build(set, withWordings) {
    const documents = documentsOf(set, withWordings);
    const index = new MiniSearch({ fields: ['title', 'departments', 'cells'], tokenize: cutWords });
    index.addAll(documents.map(({ title, departments, cells }, id) => ({ id, title, departments, cells })));
    return (question) => {
      const hits = index.search(question).slice(0, HITS);
      return familiesOfHits(
        documents,
        hits.map(({ id }) => id as number),
      );
    };
  },
};
