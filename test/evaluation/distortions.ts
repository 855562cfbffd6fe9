import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { readGlossary } from '../../indexer/glossary.ts';
import { chineseToDigits, digitsToChinese } from './numerals.ts';
import { ROOT } from './open-evaluation.ts';

/** A question as others might type it; the same question and seed give the same text. null: it does not apply. */
export type Distort = (question: string, seed: number) => string | null;

/** One of several, by question and seed; undefined when there is none. */
type Draw = <Choice>(choices: readonly Choice[]) => Choice | undefined;
type Change = (question: string, draw: Draw) => string | null;

const HAN = /\p{Script=Han}/u;
/** Without them a question asks the opposite: nobody could answer it rightly. */
const NEGATIONS = '不没未无非别';
/** Only short questions are typed in pinyin from end to end. In Han characters. */
const LONGEST_PINYIN = 12;
/** With fewer a missing character leaves a riddle. In Han characters. */
const FEWEST_TO_MISS_ONE = 5;
/** A line of a story says something by itself. In Han characters. */
const SHORTEST_LINE = 4;
const STORY_CHARACTERS = 200;

const PARTICLES = ['呢嘛', '撒', '哩', '咧', '噻', '嘞'];
const SIGHS = ['', '哎，', '哎呀，', '哎哟，'];
const EMOJI = ['😭', '🙏🏻', '😡', '❓', '👨‍👩‍👧', '🤔', '⚠️', '😂😂'];
const GREETINGS = ['请问，', '你好，', '您好，请问', '你好，请问一下，'];
const THANKS = ['，谢谢', '，谢谢了', '。谢谢！'];
const COURTESY = /(?:[您你]好(?![几多不])|(?:请|麻烦)问(?:一下)?|谢谢[您你了]?)[\s，,。！!]*/gu;
/** Side matter that is nobody's duty. */
const OPENINGS = [
  '不好意思打扰了，我这人嘴笨，说得有点乱，你慢慢听我说。这个是我自己用手机打的字，打得慢，有写错的地方多包涵。',
  '本来昨天就想写过来的，字打到一半手机没电了，今天吃完晚饭才又坐下来重新写，前面写的都不见了，只好从头再说一遍。',
];
const ASIDES = [
  '这话我跟好几个朋友都说过，他们听了也摇头，都讲不出个所以然来。',
  '我前前后后想了好几天，越想越糊涂，晚上躺下来还在想这个。',
];
const ENDINGS = [
  '说了这么多，也不知道我说明白没有。你什么时候有空什么时候回我都行，我不着急。',
  '我白天手机有时候不在身上，晚上一般都在，回得慢的话你别见怪。',
  '朋友讲这里问了有人回，我就抱着试试看的心思写了这些，写得长了点，耽误你看了。',
  '好了，大概就是这么个情况，先说到这里吧，我去忙别的了。',
];

/** The 3,755 common characters: the first level of GB 2312 stands in rows 16 to 55, 94 a row, the last 5 empty. */
const COMMON = new TextDecoder('gbk').decode(
  Uint8Array.from({ length: 2 * (40 * 94 - 5) }, (_, i) => {
    const at = Math.floor(i / 2);
    return i % 2 === 0 ? 0xb0 + Math.floor(at / 94) : 0xa1 + (at % 94);
  }),
);
const commonBySound = new Map<string, string[]>();
for (const character of COMMON) {
  const [sound = ''] = syllablesOf(character);
  commonBySound.set(sound, [...(commonBySound.get(sound) ?? []), character]);
}
// As in Taiwan: the product reads traditional characters by the general table, so this is no mere way back.
const toTraditional = Converter({ from: 'cn', to: 'tw' });
// Without the product's own dictionary: people do not know which words it knows.
const jieba = Jieba.withDict(dict);
// One character alone may be a piece of any word.
const glossary = Object.entries(readGlossary(ROOT)).filter(([, chinese]) => chinese.length > 1);

const CHANGES: Readonly<Record<string, Change>> = {
  traditional: (question) => toTraditional(question),
  'full width': (question) =>
    question.replace(/[ -~]/gu, (key) =>
      key === ' ' ? '　' : String.fromCharCode(key.charCodeAt(0) + 0xfee0),
    ),
  pinyin: toPinyin,
  'initials of the longest noun': toInitials,
  'homophone typo': slip,
  'missing character': (question, draw) => {
    if (countHan(question) < FEWEST_TO_MISS_ONE) return null;
    return replaceAt(question, draw(hanPlaces(question)), () => '');
  },
  'doubled character': (question, draw) =>
    replaceAt(question, draw(hanPlaces(question)), (character) => character + character),
  'English word of the glossary': toEnglish,
  'digits as Chinese numbers': (question) => digitsToChinese(question),
  'Chinese numbers as digits': (question) => chineseToDigits(question),
  'dialect particles': (question, draw) =>
    draw(SIGHS) + question.replace(/[？?。！!~～]*$/u, (end) => `${draw(PARTICLES)}${end}`),
  emoji: (question, draw) =>
    `${question.replace(/[，,。\s]|$/u, (pause) => `${draw(EMOJI)}${pause}`)}${draw(EMOJI)}`,
  'story of 200 characters': toStory,
  'greeting and thanks': (question, draw) =>
    `${draw(GREETINGS)}${question.replace(/[。！!]$/u, '')}${draw(THANKS)}`,
  'without greeting and thanks': (question) => question.replace(COURTESY, '').replace(/[，,]$/u, ''),
};

/** Every distortion by name. None gives the question back as it was. */
export const DISTORTIONS: ReadonlyMap<string, Distort> = new Map(
  Object.entries(CHANGES).map(([name, change]) => [
    name,
    (question, seed) => {
      const distorted = change(question, createDraw(`${name}\n${question}`, seed));
      return distorted === question ? null : distorted;
    },
  ]),
);

/** Draws by mulberry32 from a hash (FNV-1a) of text and seed. */
function createDraw(text: string, seed: number): Draw {
  let state = seed;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (choices) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return choices[((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, choices.length)];
  };
}

/** Toneless syllables, ü as v, one for each Han character; other characters stay, each by itself. */
function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

function countHan(text: string): number {
  return [...text].filter((character) => HAN.test(character)).length;
}

/** Where a Han character may suffer. */
function hanPlaces(question: string): number[] {
  return [...question].flatMap((character, at) =>
    HAN.test(character) && !NEGATIONS.includes(character) ? [at] : [],
  );
}

function replaceAt(text: string, at: number | undefined, replace: (character: string) => string): string {
  return [...text].map((character, i) => (i === at ? replace(character) : character)).join('');
}

function toPinyin(question: string, draw: Draw): string | null {
  if (countHan(question) > LONGEST_PINYIN) return null;
  const syllables = pinyin(question, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
  return syllables.join(draw([' ', ''])).replace(/\s+/gu, ' ');
}

/** Names of places and persons are left: nobody could guess them. */
function toInitials(question: string): string | null {
  const nouns = jieba.tag(question, false).filter(({ tag }) => /^n(?![rs])/u.test(tag));
  const [noun] = nouns.map(({ word }) => word).sort((a, b) => b.length - a.length);
  if (noun === undefined || countHan(noun) < 3) return null;
  const initials = syllablesOf(noun).map((syllable) => syllable[0]);
  return question.replace(noun, initials.join(''));
}

function slip(question: string, draw: Draw): string {
  const characters = [...question];
  const sounds = syllablesOf(question);
  const others = (at: number): string[] =>
    (commonBySound.get(sounds[at] ?? '') ?? []).filter(
      (other) => other !== characters[at] && !NEGATIONS.includes(other),
    );
  const at = draw(hanPlaces(question).filter((place) => others(place).length > 0));
  return replaceAt(question, at, (character) => draw(others(at ?? 0)) ?? character);
}

function toEnglish(question: string, draw: Draw): string | null {
  const pairs = glossary.filter(([, chinese]) => question.includes(chinese));
  const longest = Math.max(...pairs.map(([, chinese]) => chinese.length));
  const [english, chinese] = draw(pairs.filter((pair) => pair[1].length === longest)) ?? [];
  if (english === undefined || chinese === undefined) return null;
  return question.replace(chinese, ` ${english} `).replace(/ +/gu, ' ').trim();
}

/** The two lines that matter stand apart when the question has two; side matter fills the rest. */
function toStory(question: string, draw: Draw): string {
  const pause = question.search(/[，,。；;]/u);
  const lines = [question.slice(0, pause), question.slice(pause + 1)];
  const isTwo = pause >= 0 && lines.every((line) => countHan(line) >= SHORTEST_LINE);
  const aside = draw(ASIDES);
  const matter = isTwo ? `${lines[0]}。${aside}${lines[1]}` : `${aside}${question}`;
  let story = `${draw(OPENINGS)}${matter}。`;
  const first = draw([...ENDINGS.keys()]) ?? 0;
  for (let i = 0; i < ENDINGS.length && (i === 0 || story.length < STORY_CHARACTERS); i++) {
    story += ENDINGS[(first + i) % ENDINGS.length];
  }
  return story;
}
