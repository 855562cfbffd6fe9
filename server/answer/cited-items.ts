import type { DutyItem } from '../../indexer/duty-item.ts';
import type { FamilyResult } from '../search/hybrid-search.ts';
import type { AnswerConfig } from './answer-config.ts';

/** The items that an answer cites for one matter. */
export interface CitedItems {
  /** For each township its entry of the matter, best first. */
  readonly main: readonly DutyItem[];
  /** Further entries of the same townships on the same matter, from related families: the matter's other sides. */
  readonly sides: readonly DutyItem[];
}

/**
 * Chooses the citations: for every township the items of the best family; where it has none, the best-ranked
 * item of a related family that ranks high.
 * @param families best first, at least one
 * @param isWanted whether an item's township is asked for
 * @param likeness how much an item's words share with the question, from 0
 */
export function citedItems(
  families: readonly FamilyResult[],
  isWanted: (item: DutyItem) => boolean,
  likeness: (item: DutyItem) => number,
  config: AnswerConfig,
): CitedItems {
  const [best, ...others] = families;
  if (!best) return { main: [], sides: [] };
  const related = others
    .slice(0, config.relatedRank - 1)
    .filter(
      ({ family, score }) =>
        best.family.related.includes(family.id) && score >= config.relatedShare * best.score,
    );
  const own = best.items.filter(isWanted);
  const main = own.filter((item) => {
    const rivals = own.filter((other) => other.township.id === item.township.id);
    const nearest = rivals[0];
    if (nearest === undefined || nearest === item) return true;
    return likeness(item) >= config.fartherShare * likeness(nearest);
  });
  const held = new Set(main.map((item) => item.township.id));
  const sides: DutyItem[] = [];
  for (const item of related.flatMap(({ items }) => items)) {
    if (!isWanted(item)) continue;
    if (held.has(item.township.id)) {
      if (!sides.some((side) => side.township.id === item.township.id)) sides.push(item);
      continue;
    }
    held.add(item.township.id);
    main.push(item);
  }
  return { main, sides };
}
