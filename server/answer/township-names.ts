import { normalizeText } from '../../indexer/normalize-text.ts';
import type { TownshipView } from '../protocol.ts';

/** A place that a question names. */
export interface TownshipMention {
  /** The townships it can mean: one, or several when a county holds several. */
  readonly townships: readonly TownshipView[];
  /** The words of the question that name it, as normalized. */
  readonly words: readonly string[];
}

const LEVEL = /(?:自治县|县|市|镇|乡|街道)$/u;

/** A nationality within a county's full name: 塔什库尔干塔吉克自治县. */
const AUTONOMY = /^(?:塔吉克|哈萨克|蒙古|回族|锡伯|柯尔克孜|维吾尔)?自治县/u;
/** All townships, said in words. */
const EVERYWHERE =
  /(?:各|所有|全部|五个|每个|其他|其它|别的|另外几个|哪个)(?:个)?(?:的)?(?:乡镇|镇|乡)(?!里|上)|五(?:乡镇|镇)|不限乡镇|全部的?乡镇/u;

/**
 * The names by which people call each township: its own, its county's, both without 镇/乡/县/市 where two
 * characters are left, its first character with its level (托乡, 塔县) where no other place shares it, and its id
 * (the name in Latin letters).
 */
function namesOf(townships: readonly TownshipView[]): Map<string, TownshipView[]> {
  const names = new Map<string, TownshipView[]>();
  const add = (name: string, township: TownshipView): void => {
    const holders = names.get(name) ?? [];
    if (!holders.includes(township)) names.set(name, [...holders, township]);
  };
  for (const township of townships) {
    for (const full of [township.name, township.county]) {
      add(full, township);
      const short = full.replace(LEVEL, '');
      if ([...short].length >= 2) add(short, township);
    }
    for (const field of ['name', 'county'] as const) {
      const level = LEVEL.exec(township[field])?.[0] ?? '';
      const first = [...township[field]][0] ?? '';
      const sharing = townships.filter(
        (other) => other[field].startsWith(first) && other[field].endsWith(level),
      );
      if (level !== '' && sharing.length === 1) add(`${first}${level}`, township);
    }
    add(township.id, township);
  }
  return names;
}

export interface FindTownship {
  (question: string): TownshipMention | null;
  /** The townships' whole names. */
  readonly names: readonly string[];
}

/** Finds the townships that a question names, the longest name first: 托里镇 before 托里. */
export function createFindTownship(townships: readonly TownshipView[]): FindTownship {
  const names = [...namesOf(townships)].sort(([a], [b]) => b.length - a.length);
  const whole = new Set(townships.flatMap(({ name, county }) => [name, county]));
  const find = (question: string): TownshipMention | null => {
    let rest = normalizeText(question);
    const found: TownshipView[] = [];
    const words: string[] = [];
    for (const [name, holders] of names) {
      const at = rest.indexOf(name);
      if (at < 0) continue;
      if (!whole.has(name) && !standsAlone(name, rest)) continue;
      words.push(`${name}${AUTONOMY.exec(rest.slice(at + name.length))?.[0] ?? ''}`);
      for (const holder of holders) if (!found.includes(holder)) found.push(holder);
      rest = rest.replaceAll(name, ' ');
    }
    return found.length === 0 ? null : { townships: found, words };
  };
  return Object.assign(find, { names: townships.map(({ name }) => name) });
}

/** A Latin name and one of two characters must not stand within another word: 托镇 in 依托镇政府. */
function standsAlone(name: string, text: string): boolean {
  if (/^[a-z]/u.test(name)) return new RegExp(`(?<![a-z])${name}(?![a-z])`, 'u').test(text);
  if (name.length > 2 || !LEVEL.test(name)) return true;
  return new RegExp(`(?:^|[^\\p{Script=Han}]|[在去到那是我们咱的问和跟与成])${name}`, 'u').test(text);
}

/** Whether a question asks for all townships, or for the others than the one that is set. */
export function namesEverywhere(question: string): boolean {
  return EVERYWHERE.test(normalizeText(question));
}
