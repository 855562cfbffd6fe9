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

/**
 * The names by which people call each township: its own, its county's, both without 镇/乡/县/市 where two
 * characters are left, and its first character with its level (托乡) where no other township shares it.
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
    const initial = `${[...township.name][0]}${LEVEL.exec(township.name)?.[0] ?? ''}`;
    const sharing = townships.filter((other) => other.name.startsWith([...township.name][0] ?? ''));
    const sameLevel = sharing.filter((other) => other.name.endsWith(initial.slice(1)));
    if (initial.length > 1 && sameLevel.length === 1) add(initial, township);
  }
  return names;
}

export type FindTownship = (question: string) => TownshipMention | null;

/** Finds the townships that a question names, the longest name first: 托里镇 before 托里. */
export function createFindTownship(townships: readonly TownshipView[]): FindTownship {
  const names = [...namesOf(townships)].sort(([a], [b]) => b.length - a.length);
  return (question) => {
    let rest = normalizeText(question);
    const found: TownshipView[] = [];
    const words: string[] = [];
    for (const [name, holders] of names) {
      if (!rest.includes(name)) continue;
      words.push(name);
      for (const holder of holders) if (!found.includes(holder)) found.push(holder);
      rest = rest.replaceAll(name, ' ');
    }
    return found.length === 0 ? null : { townships: found, words };
  };
}
