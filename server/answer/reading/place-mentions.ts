import type { FindTownship } from '../township-names.ts';
import { createGazetteer, type GazetteerName } from './gazetteer.ts';

/** A place outside the five townships as a question names it, the larger before the smaller: 伊宁市潘津镇. */
export interface PlaceMention {
  readonly text: string;
  /** Where it begins and ends, in characters. */
  readonly at: number;
  readonly end: number;
  /** A level is named (市, 县, 镇), or a smaller place behind a larger. */
  readonly hasLevel: boolean;
}

const gazetteer = createGazetteer();

const TOWN =
  /^(\p{Script=Han}{1,7}?)(?:街道|(?<![乡村集城市])镇|乡)(?![镇亲愁音情贤土规风野下道级]|[静定压痛长]|村)/u;
const VILLAGE_OFFICE = /^(\p{Script=Han}{3,7}?)[镇乡](?=村)/u;
/** Behind a place outside nearly every name is one of a township. */
const SENTENCE = /[哪谁的归这那]/u;
/** Characters that spell Turkic and Tajik names and hardly anything else when three stand together. */
const SPELLING =
  /^[阿艾巴白班波勃伯博布卜察达代德迪蒂丁多恩尔法夫盖干甘格给戈贡古瓜郭哈海汗罕浩赫霍基吉加杰卡喀凯坎康柯科克库拉兰勒雷里力利良列鲁洛玛马买麦满曼米密莫姆木那纳乃南尼努诺欧帕排派皮普其奇恰乔且切丘却热日若萨塞赛桑沙山什舍斯苏索塔台坦特提铁吐托图外万瓦维温乌希西夏雄牙亚雅延叶也伊依英尤于玉约泽扎则孜朱孙兹吾琼]{3,}$/u;
/** They stand in no township's name, but before 镇 and 乡 in sentences. */
const NO_NAME =
  /[我们你咱俺他她您本这那哪各全每个整进在有没的了被由跟和与到去来是归找请问乡镇县里管谁给向让把从对想要换改能会可还都也又就吗呢嘛吧啊局委办站所院队司部会员长户费证款补贴报批查收发做级派驻]/u;
/** What ends a word before 镇 or 乡 that is a sort of township or a way there: 重点镇, 下乡. */
const SORT =
  /(?:重点|中心|特色|建制|示范|民族|边境|牧业|农业|贫困|隔壁|邻近|附近|周边|旁边|美丽|和美|数字|平安|文明|卫生|生态|智慧|农村|[外异故他思水侨古名小大重集城村市街冰坐震原老同离背返回下入出包联强撤并])$/u;
/** A township's name alone, without the county, is held to be one under tighter rules. */
const NOT_ALONE = /[上城家集村下保险障房地路农牧工商水电年天]|反映|咨询|建议|参加|以前|书记|法治|学/u;
const AFTER_ALONE =
  /^(?:$|[的呢吗嘛，,。；;？?！! ]|这边|那边|谁|哪|归|找|怎么|有没有|居民|村民|牧民|农民|人(?![大民武]))/u;
/** Before a name that stands alone within a clause. */
const BEFORE_ALONE = /(?:^|[\s，,。；;！!？?：:、]|[在住到是]|我们|那|请问|你好)$/u;

/** All places that a text names outside the five townships, in their order. @param text as normalized */
export function placeMentions(text: string, findTownship: FindTownship): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let at = 0; at < text.length; at++) {
    const chain = chainAt(text, at, findTownship);
    if (chain.end === at) continue;
    if (chain.foreign)
      found.push({ text: text.slice(at, chain.end), at, end: chain.end, hasLevel: chain.hasLevel });
    at = chain.end - 1;
  }
  return found;
}

/** Names one behind the other from `at` on; `end` is `at` where none begins. */
function chainAt(
  text: string,
  at: number,
  findTownship: FindTownship,
): { readonly end: number; readonly foreign: boolean; readonly hasLevel: boolean } {
  let end = at;
  let [foreign, hasLevel] = [false, false];
  for (;;) {
    const rest = text.slice(end);
    const own = findTownship.names.find((name) => rest.startsWith(name));
    if (own !== undefined) {
      // 精河县托里镇 is a namesake; 新疆夏镇 is ours, and so is what is said to lie in 伊宁县.
      const isNamesake = foreign && text.slice(at, end) !== '伊宁县';
      return { end: end + own.length, foreign: isNamesake, hasLevel: true };
    }
    const listed = gazetteer.nameAt(rest);
    if (listed && isMeant(listed, text, end, end > at, foreign)) {
      const level = listed.hasLevel ? '' : levelBehind(rest.slice(listed.length), listed.kind);
      end += listed.length + level.length;
      hasLevel ||= listed.hasLevel || level !== '';
      foreign ||= listed.kind === 'foreign';
      continue;
    }
    const town = end === at ? townAlone(text, at) : townWithin(rest, foreign);
    if (town === 0) return { end, foreign, hasLevel };
    end += town;
    if (!foreign && isLikeOurs(rest.slice(0, town), findTownship)) return { end, foreign, hasLevel };
    foreign = true;
    hasLevel = true;
  }
}

/** Not 城区 of any town, nor 范县 in 模范县: a county of two characters begins a phrase. */
function isMeant(
  { length, hasLevel, kind, partOfTown }: GazetteerName,
  text: string,
  at: number,
  within: boolean,
  foreign: boolean,
): boolean {
  if (foreign && kind === 'ours') return false;
  return within || !(partOfTown || (hasLevel && length === 2 && !BEFORE_ALONE.test(text.slice(0, at))));
}

/** 乌恰镇 and 库车市 from their short names; 泽普镇上 is said of the townships in 泽普. */
function levelBehind(rest: string, kind: 'ours' | 'foreign'): string {
  const level = kind === 'ours' ? /^[省市州县区]/u : /^(?:[省市州县区]|[镇乡](?![上里镇村]))/u;
  return level.exec(rest)?.[0] ?? '';
}

/** The length of the township that follows a larger place; 0 when none does. */
function townWithin(rest: string, foreign: boolean): number {
  const village = VILLAGE_OFFICE.exec(rest);
  if (village?.[1] !== undefined && SPELLING.test(village[1])) return village[0].length;
  const match = TOWN.exec(rest);
  const name = match?.[1] ?? '';
  if (!match || name.length < 2) return 0;
  if (foreign) return SENTENCE.test(name) ? 0 : match[0].length;
  const spelled = SPELLING.test(name);
  if (!spelled && (NO_NAME.test(name) || SORT.test(name))) return 0;
  if (/^[上里]/u.test(rest.slice(match[0].length)) && !spelled) return 0;
  return match[0].length;
}

/** The length of the township's name that stands without a larger place; 0 when none does. */
function townAlone(text: string, at: number): number {
  const match = TOWN.exec(text.slice(at));
  const name = match?.[1] ?? '';
  if (!match || name.length < 2 || match[0].endsWith('街道')) return 0;
  const spelled = SPELLING.test(name);
  const rest = /^[上下]/u.test(name) ? name.slice(1) : name;
  const isName = spelled || !(NO_NAME.test(name) || SORT.test(name) || NOT_ALONE.test(rest));
  if (!isName) return 0;
  const behind = text.slice(at + match[0].length);
  if (!spelled && !(BEFORE_ALONE.test(text.slice(0, at)) && AFTER_ALONE.test(behind))) return 0;
  return match[0].length;
}

/** One of our names, shortened, with words before it or with one character wrong. */
function isLikeOurs(town: string, findTownship: FindTownship): boolean {
  const bare = (name: string): string => name.replace(/(?:街道|镇|乡)$/u, '');
  return findTownship.names.some((name) => {
    const [ours, theirs] = [bare(name), bare(town)];
    return town.endsWith(name) || ours.endsWith(theirs) || ours.startsWith(theirs) || isNear(ours, theirs);
  });
}

/** Whether two names of three characters and more differ in one. */
function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 3 || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let to = 0;
  while (to < Math.min(a.length, b.length) - from && a.at(-1 - to) === b.at(-1 - to)) to++;
  return Math.max(a.length, b.length) - from - to <= 1;
}

/** What one does or did in another place, or what stands there. */
const LATIN_AWAY =
  /\b(?:(?:work(?:s|ed|ing)?|stud(?:y|ies|ied|ying)|bought|made|ordered|grown|born|treated|married)(?: [a-z]+){0,3}|job|school|college|university|hospital|factory|company) $/u;
const LATIN_PLACE =
  /\b(?:in|of|at|for|around|near|(?:i am|i'm|we are|we're) from) ([a-z]{4,})\b(?! (?:road|street|prefecture|region))/gu;

/** A place outside ours in Latin letters for which a text asks: 「in Korla」. */
export function latinPlace(text: string): string | null {
  for (const { index, 1: name = '' } of text.matchAll(LATIN_PLACE)) {
    if (gazetteer.latin.has(name) && !LATIN_AWAY.test(text.slice(0, index))) return name;
  }
  return null;
}
