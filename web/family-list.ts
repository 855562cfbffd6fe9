/** Which duties the comparison lists. Pure. */
import type { FamilyView } from '../server/protocol.ts';
import type { FamilyFilters, FamilyShow } from './route.ts';

/** Duties on a page: each takes several lines. */
export const FAMILIES_PAGE = 30;

/** Whether a duty belongs to a choice; `townships` is how many lists there are. */
function belongs({ items, differs }: FamilyView, show: FamilyShow, townships: number): boolean {
  const listing = new Set(items.map(({ township }) => township)).size;
  switch (show) {
    case 'differs':
      return differs;
    case 'partly':
      return listing < townships;
    case 'agrees':
      return listing === townships && !differs;
    case 'all':
      return true;
  }
}

function holdsWords({ name, items }: FamilyView, q: string): boolean {
  const text = [name, ...items.flatMap(({ departments }) => departments)].join('\n').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

export interface FamilySelection {
  /** The page's duties. */
  readonly families: readonly FamilyView[];
  readonly total: number;
  readonly pages: number;
  /** How many duties with the searched words each choice would list. */
  readonly counts: Readonly<Record<FamilyShow, number>>;
}

/** The duties that pass the filters, a page of them, and what the other choices would give. */
export function selectFamilies(
  families: readonly FamilyView[],
  { show, q, page }: FamilyFilters,
  townships: number,
): FamilySelection {
  const found = families.filter((family) => holdsWords(family, q));
  const count = (choice: FamilyShow): number =>
    found.filter((family) => belongs(family, choice, townships)).length;
  const chosen = found.filter((family) => belongs(family, show, townships));
  const start = (page - 1) * FAMILIES_PAGE;
  return {
    families: chosen.slice(start, start + FAMILIES_PAGE),
    total: chosen.length,
    pages: Math.ceil(chosen.length / FAMILIES_PAGE),
    counts: {
      differs: count('differs'),
      partly: count('partly'),
      agrees: count('agrees'),
      all: count('all'),
    },
  };
}
