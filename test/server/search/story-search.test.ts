import { expect, it } from 'vitest';
import { normalizeText } from '../../../indexer/normalize-text.ts';
import type { Ranking } from '../../../server/search/hybrid-search.ts';
import { createStorySearch, stretchesOf } from '../../../server/search/story-search.ts';

const SIDE = '我今天一大早就坐班车去了县城，路上风大得很，车上人多，挤得我腰都疼了。';
const MATTER = '我爸的残疾证丢了想补一个。';

/** A ranking that knows its question, and how sure it is. */
function ranking(question: string, negative: number): Ranking {
  return {
    families: [],
    negative,
    negatives: question.length,
    negativeKind: null,
    answerable: 0,
    unknownShare: 0,
    knownTerms: 0,
  };
}

it('reads a long story sentence by sentence', () => {
  expect(stretchesOf(`${SIDE}${MATTER}${SIDE}`)).toEqual([SIDE, MATTER, SIDE].map(normalizeText));
});

it('reads a sentence that goes on and on in stretches of whole clauses', () => {
  const story = `${SIDE}${MATTER}${SIDE}`.replaceAll('。', '，');
  const stretches = stretchesOf(story);
  expect(stretches.length).toBeGreaterThan(1);
  expect(stretches.join('')).toBe(normalizeText(story));
  for (const stretch of stretches) expect(stretch.length).toBeLessThanOrEqual(50);
});

it.each(['残疾证找谁办', SIDE.slice(0, 30), 'x'.repeat(200)])('leaves %s whole', (question) => {
  expect(stretchesOf(question)).toEqual([]);
});

it('lets the stretch speak that is much surer than the whole', async () => {
  const asked: string[] = [];
  const search = createStorySearch(
    async (question) => {
      asked.push(question);
      return ranking(question, question.includes('残疾证') && question.length < 60 ? 0.9 : 0.2);
    },
    ({ negative }) => negative,
  );
  const found = await search(`${SIDE}${MATTER}${SIDE}`);
  expect(found.negative).toBe(0.9);
  expect(asked.length).toBeGreaterThan(3);
});

it('keeps the whole when it is nearly as sure, and asks no more when it is sure', async () => {
  const story = `${SIDE}${MATTER}${SIDE}`;
  const nearly = createStorySearch(
    async (question) => ranking(question, question === story ? 0.5 : 0.7),
    ({ negative }) => negative,
  );
  expect((await nearly(story)).negatives).toBe(story.length);
  let asked = 0;
  const sure = createStorySearch(
    async (question) => {
      asked++;
      return ranking(question, 0.8);
    },
    ({ negative }) => negative,
  );
  await sure(story);
  expect(asked).toBe(1);
});
