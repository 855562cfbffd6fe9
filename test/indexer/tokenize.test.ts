import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutWords, tokenize } from '../../indexer/tokenize.ts';

it('gives words and every pair of neighbours', () => {
  expect(tokenize('残疾人证')).toEqual(expect.arrayContaining(['残疾', '疾人', '人证', '残疾人证']));
});

it('keeps Latin words and numbers whole and a lone character as it is', () => {
  expect(tokenize('开展C、D级ABC12，狗')).toEqual(expect.arrayContaining(['开展', 'c', 'abc12', '狗']));
});

it('finds any two adjacent characters of a text', () => {
  const han = fc.constantFrom(...'残疾人证办理农村宅基地审批及管理工伤认定调查');
  fc.assert(
    fc.property(fc.array(han, { minLength: 2, maxLength: 12 }), fc.nat(), (characters, at) => {
      const start = at % (characters.length - 1);
      const terms = new Set(tokenize(characters.join('')));
      return terms.has(`${characters[start]}${characters[start + 1]}`);
    }),
  );
});

it('knows the words of the field', () => {
  expect(cutWords('困难残疾人证怎么办')).toContain('残疾人证');
});

it('has no terms for what has no letters', () => {
  expect(tokenize('？！ 😀')).toEqual([]);
});
