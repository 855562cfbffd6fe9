import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Passage } from '../../indexer/passages.ts';
import { collectVocabulary, termPosition, termsBeginning } from '../../indexer/vocabulary.ts';

function passage(kind: Passage['kind'], text: string): Passage {
  return { kind, text, families: [], items: [] };
}

it('counts the texts that hold a term, each once, and none that the lists do not answer', () => {
  const vocabulary = collectVocabulary([
    passage('title', '低保 低保'),
    passage('wording', '低保怎么办'),
    passage('negative', '低保护'),
  ]);
  expect(vocabulary.texts).toBe(2);
  expect(vocabulary.frequency[termPosition(vocabulary, '低保')]).toBe(2);
  expect(termPosition(vocabulary, '保护')).toBe(-1);
});

it('finds every term, no other, and all terms with a beginning', () => {
  const word = fc.string({ unit: fc.constantFrom('水', '电', '路', 'a', '𠮷'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(word), word, (words, asked) => {
      const terms = [...new Set(words)].sort();
      const vocabulary = { texts: 0, terms, frequency: new Uint32Array(terms.length) };
      expect(termPosition(vocabulary, asked)).toBe(terms.indexOf(asked));
      const [from, to] = termsBeginning(vocabulary, asked);
      expect(terms.slice(from, to)).toEqual(terms.filter((term) => term.startsWith(asked)));
    }),
  );
});
