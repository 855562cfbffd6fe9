import { expect, it } from 'vitest';
import { buildIndex } from '../../../indexer/build-index.ts';
import { createVectorStore } from '../../../indexer/vector-store.ts';
import { createLexicon } from '../../../server/search/lexicon.ts';
import { mendSpelling } from '../../../server/search/mend-spelling.ts';
import { createHashEmbedder } from '../../support/hash-embedder.ts';
import { FAMILIES, ITEMS, STAMP } from '../../support/small-index.ts';

/** Enough text for the words to count as common. */
const TEXTS = [
  '怎么办理低保',
  '低保怎么申请',
  '低保找谁',
  '低保年审',
  '农民工工资找谁',
  '农民工',
  '农民工讨薪',
  '农民工欠薪',
];

async function mend(question: string): Promise<string> {
  const wordings = TEXTS.map((text) => ({ text, families: ['f1'], kind: 'plain', origin: 'cells' }));
  const index = await buildIndex(
    {
      items: ITEMS.map((item) => ({ item, pieces: {} })),
      families: FAMILIES,
      wordings,
      negatives: [],
      glossary: { subsidy: '补贴', apply: '申请' },
    },
    createHashEmbedder(),
    STAMP,
    createVectorStore(),
  );
  return mendSpelling(question, createLexicon(index));
}

it.each([
  ['dibao zenme shenqing', '低保怎么申请', 'pinyin with spaces'],
  ['dibaozhaoshui', '低保找谁', 'pinyin in one run'],
  ['nmg 工资', '农民工 工资', 'initials'],
  ['底保怎么申请', '低保怎么申请', 'a homophone'],
  ['how to apply for subsidies', '申请补贴', 'English'],
])('reads %s as %s: %s', async (typed, meant) => {
  expect(await mend(typed)).toBe(meant);
});

it.each([
  ['who handles this', 'words of another language'],
  ['低保怎么申请', 'known words'],
  ['景点门票', 'words that the lists do not know and that sound like none'],
  ['vx', 'two letters fit too many words'],
])('leaves %s as it is: %s', async (typed) => {
  expect(await mend(typed)).toBe(typed);
});

it('takes the word that was seen next to its neighbour before a commoner one of the same sound', () => {
  const words: Record<string, number> = { 考试: 5, 报名: 5, 报明: 9, 考市: 8 };
  const sounds: Record<string, string[]> = { kaoshi: ['考市', '考试'], baoming: ['报明', '报名'] };
  const mended = mendSpelling('kaoshibaoming', {
    total: 27,
    count: (word) => words[word] ?? 0,
    bySound: (sound) => sounds[sound] ?? [],
    byInitials: () => [],
    translate: () => undefined,
    knowsPair: (pair) => pair === '试报',
  });
  expect(mended).toBe('考试报明');
});
