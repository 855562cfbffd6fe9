import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import { collectVocabulary } from '../../../indexer/vocabulary.ts';
import { buildWordingPostings } from '../../../indexer/wording-postings.ts';
import type { Wording } from '../../../indexer/wordings.ts';
import { createWordingSearch } from '../../../server/search/wording-search.ts';

/** Letters alone, so that a text's words are its terms. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 3 });
const text = fc.uniqueArray(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

it('scores as MiniSearch does, also terms that only begin so', () => {
  const isBeginning = (term: string): boolean => term.length === 1;
  fc.assert(
    fc.property(
      fc.uniqueArray(text, { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(word, { maxLength: 4 }),
      (texts, asked) => {
        const wordings: Wording[] = texts.map((text) => ({
          text,
          families: [],
          kind: 'plain',
          origin: 'cells',
        }));
        const vocabulary = collectVocabulary(
          texts.map((text) => ({ kind: 'wording', text, families: [], items: [] })),
        );
        const wordingPostings = buildWordingPostings(vocabulary, wordings);
        const scores = createWordingSearch({ vocabulary, wordingPostings })(asked, isBeginning);

        const mini = new MiniSearch({ fields: ['text'], tokenize: (text) => text.split(' ') });
        mini.addAll(texts.map((text, id) => ({ id, text })));
        const expected = new Float32Array(texts.length);
        // MiniSearch multiplies by how many of the asked terms are held; a sum does not.
        for (const { id, score, queryTerms } of mini.search(asked.join(' '), { prefix: isBeginning })) {
          expected[id as number] = score / queryTerms.length;
        }
        expect([...scores].map((score) => score.toFixed(3))).toEqual(
          [...expected].map((score) => score.toFixed(3)),
        );
      },
    ),
  );
});

it('scores nothing for a term that no wording holds', () => {
  const vocabulary = collectVocabulary([{ kind: 'title', text: '低保', families: [], items: [] }]);
  const wordingPostings = buildWordingPostings(vocabulary, []);
  expect([...createWordingSearch({ vocabulary, wordingPostings })(['低保', '无'], () => true)]).toEqual([]);
});
