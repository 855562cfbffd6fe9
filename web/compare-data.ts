/** One duty across the townships, picked from all of them. Pure. */
import type { FamiliesView, FamilyView, ItemView } from '../server/protocol.ts';
import type { RouteData } from './page-state.ts';

/** The duty that an item belongs to; null when there is none. */
export function familyOf(id: string, { families }: FamiliesView): FamilyView | null {
  return families.find(({ items }) => items.some((item) => item.id === id)) ?? null;
}

/** @param items those of `family` */
export function compareData(
  family: FamilyView,
  items: readonly ItemView[],
  { families, townships }: FamiliesView,
): Extract<RouteData, { page: 'compare' }> {
  const related = families.filter((other) => family.related.includes(other.id));
  return { page: 'compare', townships, family, items, related };
}
