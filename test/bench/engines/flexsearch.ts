import { Index } from 'flexsearch';
import { cutWords } from '../../../indexer/tokenize.ts';
import { documentsOf, type Engine, familiesOfHits, HITS } from './engine.ts';

/**
 * FlexSearch as it comes, with the same words as MiniSearch. It ranks by where a word stands, so the title goes first;
 * `suggest` lets it find a text that holds some of a question's words, without it a sentence finds nothing.
 */
export const engine: Engine = {
  async build(set, withWordings) {
    const documents = documentsOf(set, withWordings);
    const index = new Index({ encode: cutWords });
    for (const [id, { title, departments, cells }] of documents.entries()) {
      index.add(id, [title, departments, cells].filter((part) => part !== '').join('\n'));
    }
    return (question) => {
      const hits = index.search(question, { limit: HITS, suggest: true });
      return familiesOfHits(documents, hits.map(Number));
    };
  },
};
