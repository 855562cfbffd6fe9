import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../indexer/normalize-text.ts';
import { DISTORTIONS } from './distortions.ts';
import { readSet } from './open-evaluation.ts';

const questions = [...readSet('dev'), ...readSet('calibration')]
  .filter(({ item }) => item !== null)
  .map(({ question }) => question);

const distort = (name: string, question: string, seed = 1): string | null => {
  const found = DISTORTIONS.get(name);
  if (!found) throw new Error(`no distortion ${name}`);
  return found(question, seed);
};

/** Question and distorted question of all to which a distortion applies. */
function pairsOf(name: string): { clean: string; distorted: string }[] {
  const pairs = questions.flatMap((clean) => {
    const distorted = distort(name, clean);
    return distorted === null ? [] : [{ clean, distorted }];
  });
  expect(pairs.length, `${name} applies`).toBeGreaterThan(0);
  return pairs;
}

const hanOf = (text: string): string[] => text.match(/\p{Script=Han}/gu) ?? [];

/** Whether all of `part` stands in `whole`, in the same order. */
function standsIn(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const character of whole) if (character === part[at]) at++;
  return at === part.length;
}

describe('every distortion', () => {
  it.each([...DISTORTIONS.keys()])('%s differs from the question and is the same each time', (name) => {
    for (const { clean, distorted } of pairsOf(name)) {
      expect(distorted).not.toBe(clean);
      expect(distorted.trim()).not.toBe('');
      expect(distort(name, clean)).toBe(distorted);
    }
  });

  it('draws otherwise with another seed', () => {
    const slips = [1, 2, 3, 4, 5, 6].map((seed) => distort('homophone typo', '残疾人证到哪里办', seed));
    expect(new Set(slips).size).toBeGreaterThan(2);
  });
});

describe('no Han character is lost', () => {
  it.each([
    'full width',
    'doubled character',
    'dialect particles',
    'emoji',
    'story of 200 characters',
    'greeting and thanks',
  ])('by %s', (name) => {
    for (const { clean, distorted } of pairsOf(name)) {
      expect(standsIn(hanOf(clean), hanOf(distorted)), distorted).toBe(true);
    }
  });
});

describe('one character suffers', () => {
  it('by a homophone typo, of the same syllable and as common', () => {
    for (const { clean, distorted } of pairsOf('homophone typo')) {
      const [before, after] = [[...clean], [...distorted]];
      expect(after.length).toBe(before.length);
      const changed = before.flatMap((character, at) => (character === after[at] ? [] : [at]));
      expect(changed.length).toBe(1);
      const [at = 0] = changed;
      const sounds = pinyin(clean, { toneType: 'none', type: 'array', v: true });
      expect(pinyin(after[at] ?? '', { toneType: 'none', v: true })).toBe(sounds[at]);
    }
  });

  it('by a missing character, by a doubled one', () => {
    for (const { clean, distorted } of pairsOf('missing character')) {
      expect([...distorted].length).toBe([...clean].length - 1);
      expect(standsIn([...distorted], [...clean])).toBe(true);
    }
    for (const { clean, distorted } of pairsOf('doubled character')) {
      expect([...distorted].length).toBe([...clean].length + 1);
    }
  });

  it('but never a negation, which would turn the question', () => {
    const negations = (text: string): number => text.match(/[不没未无非别]/gu)?.length ?? 0;
    for (const name of ['homophone typo', 'missing character', 'doubled character']) {
      for (const { clean, distorted } of pairsOf(name)) expect(negations(distorted)).toBe(negations(clean));
    }
  });
});

describe('what a distortion makes', () => {
  it.each([
    ['traditional', '面粉补贴给谁办', '麵粉補貼給誰辦'],
    ['full width', 'C级 ktv', 'Ｃ级　ｋｔｖ'],
    ['initials of the longest noun', '补选县人大代表', '补选县rddb'],
    ['digits as Chinese numbers', '65岁有补贴吗', '六十五岁有补贴吗'],
    ['Chinese numbers as digits', '承包地荒了两年', '承包地荒了2年'],
    ['without greeting and thanks', '你好，请问残疾证谁办，谢谢', '残疾证谁办'],
    ['without greeting and thanks', '想问一下政府管不管', null],
    ['pinyin', '绿化带被挖了，他们到底应该去找哪里说理', null],
    ['missing character', '办低保', null],
    ['full width', '低保找谁办', null],
  ])('%s: %s → %s', (name, question, expected) => {
    expect(distort(name, question)).toBe(expected);
  });

  it('pinyin holds every syllable and no Han character', () => {
    expect(distort('pinyin', '绿化带谁管')?.replaceAll(' ', '')).toBe('lvhuadaishuiguan');
    for (const { distorted } of pairsOf('pinyin')) expect(hanOf(distorted)).toEqual([]);
  });

  it('English is one that the glossary writes for a word of the question', () => {
    expect(distort('English word of the glossary', '轮椅谁发')).toBe('wheelchair 谁发');
  });

  it('a story has 200 characters and more, with the lines of the question apart', () => {
    for (const { distorted } of pairsOf('story of 200 characters')) {
      expect(distorted.length).toBeGreaterThanOrEqual(200);
    }
    const story = distort('story of 200 characters', '羊圈被水冲了，救灾的帐篷谁发') ?? '';
    expect(story).toMatch(/羊圈被水冲了。.{20,}救灾的帐篷谁发。/u);
  });

  it('full width means the same to the index', () => {
    for (const { clean, distorted } of pairsOf('full width')) {
      expect(normalizeText(distorted)).toBe(normalizeText(clean));
    }
  });
});
