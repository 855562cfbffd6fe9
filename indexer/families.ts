import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DutyItem } from './duty-item.ts';
import { indexerError } from './errors.ts';

/**
 * The same duty as it stands in several townships' lists, and the few items of one township that overlap
 * (a duty split in two, the basic and the cooperative side of one matter). Search ranks families.
 */
export interface DutyFamily {
  /** `f` and three digits; never used again for another duty. */
  readonly id: string;
  /** The duty in short, formal words. */
  readonly name: string;
  /** Ids of its items, in the order of the lists. */
  readonly items: readonly string[];
  /** Families that touch the same matter: the other list's side of it, a wider or a narrower cut. Symmetric. */
  readonly related: readonly string[];
}

/**
 * Reads `seeds/families.json`.
 * @param root the repository's root
 * @throws FAMILIES_INVALID when the file does not hold each item exactly once
 */
export function readFamilies(root: string, items: readonly DutyItem[]): DutyFamily[] {
  const path = join(root, 'seeds', 'families.json');
  let families: DutyFamily[];
  try {
    families = JSON.parse(readFileSync(path, 'utf8')) as DutyFamily[];
  } catch (cause) {
    throw indexerError('FAMILIES_INVALID', `cannot read ${path}`, { cause });
  }
  checkFamilies(families, items);
  return families;
}

/** @throws FAMILIES_INVALID when ids repeat, an item is missing, unknown or in two families */
export function checkFamilies(families: readonly DutyFamily[], items: readonly DutyItem[]): void {
  const known = new Set(items.map((item) => item.id));
  const seenItems = new Set<string>();
  const seenFamilies = new Set<string>();
  for (const family of families) {
    if (seenFamilies.has(family.id))
      throw indexerError('FAMILIES_INVALID', `family ${family.id} stands twice`);
    seenFamilies.add(family.id);
    for (const id of family.items) {
      if (!known.has(id))
        throw indexerError('FAMILIES_INVALID', `${family.id} names ${id}, which no list holds`);
      if (seenItems.has(id)) throw indexerError('FAMILIES_INVALID', `${id} stands in two families`);
      seenItems.add(id);
    }
  }
  for (const family of families) {
    for (const id of family.related) {
      const other = families.find((candidate) => candidate.id === id);
      if (!other?.related.includes(family.id)) {
        throw indexerError(
          'FAMILIES_INVALID',
          `${family.id} is related to ${id}, but not the other way round`,
        );
      }
    }
  }
  const missing = items.find((item) => !seenItems.has(item.id));
  if (missing) throw indexerError('FAMILIES_INVALID', `${missing.id} stands in no family`);
}
