import type { FindKind } from '../../indexer/departments.ts';
import type { DutyFamily } from '../../indexer/families.ts';
import type { FamilyView, ItemView, ListId, Verdict } from '../protocol.ts';

const VERDICTS: Readonly<Record<ListId, Verdict>> = {
  basic: '乡镇负责',
  cooperative: '上级牵头、乡镇配合',
  reclaimed: '上级已收回',
};

/**
 * The families with who is responsible in each township. Offices are the same when they are of one kind:
 * every county has its own 民政局.
 * @param viewOf the item of an id; what it does not know is left out
 */
export function presentFamilies(
  families: readonly DutyFamily[],
  viewOf: (id: string) => ItemView | null,
  findKind: FindKind,
): FamilyView[] {
  return families.map(({ id, name, items, related }) => {
    const views = items.flatMap((item) => viewOf(item) ?? []);
    return {
      id,
      name,
      items: views.map((view) => ({
        id: view.id,
        township: view.township.id,
        verdict: VERDICTS[view.list],
        departments: view.departments,
      })),
      differs: differ(views, findKind),
      related,
    };
  });
}

/** A township's side is the set of its items' lists and kinds of office; the order says nothing. */
function differ(views: readonly ItemView[], findKind: FindKind): boolean {
  const sides = new Map<string, Set<string>>();
  for (const { township, list, departments } of views) {
    const side = sides.get(township.id) ?? new Set<string>();
    side.add(list);
    for (const office of departments) {
      side.add(findKind(office, township.county)?.id ?? office.replace(township.county, ''));
    }
    sides.set(township.id, side);
  }
  return new Set([...sides.values()].map((side) => [...side].sort().join('、'))).size > 1;
}
