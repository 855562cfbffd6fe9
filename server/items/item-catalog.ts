import { type FindKind, joinDepartments } from '../../indexer/departments.ts';
import type { ParsedItem } from '../../indexer/duty-item.ts';
import type { DutyFamily } from '../../indexer/families.ts';
import { presentItem, presentPassage } from '../present.ts';
import type {
  DepartmentView,
  FamilyView,
  ItemDetail,
  ItemsPage,
  ItemView,
  TownshipView,
} from '../protocol.ts';
import { presentDepartment } from './present-department.ts';
import { presentFamilies } from './present-families.ts';
import { type ItemFilter, selectItems } from './select-items.ts';

/** All items of the lists, for looking up and browsing. */
export interface ItemCatalog {
  /** The townships that have items, in the lists' order. */
  readonly townships: readonly TownshipView[];
  readonly size: number;
  /** An id that exists, to show what ids look like. */
  readonly exampleId: string;
  /** The item of an id, as the contract writes it; null when there is none. */
  view(id: string): ItemView | null;
  /** The items of these ids, in their order; what there is not is left out. */
  views(ids: readonly string[]): readonly ItemView[];
  /** The item with its passage, its neighbours and its family; null when there is none. */
  detail(id: string): ItemDetail | null;
  /** A page of the items that pass a filter, with counts. */
  select(filter: ItemFilter): ItemsPage;
  /** Everything that the office of a name leads or took over, and the offices of its kind elsewhere. */
  department(name: string): DepartmentView;
  /** The duties, each with who is responsible in the townships that list it. */
  readonly families: readonly FamilyView[];
}

/**
 * @param parsed every item, in the order in which a reader browses them
 * @param documents the seed documents' texts by file, as `item.source.file` names them
 * @param families the same duty in other townships, overlapping items
 * @param findKind tells which offices of different counties are of one kind
 */
export function createItemCatalog(
  parsed: readonly ParsedItem[],
  documents: ReadonlyMap<string, string>,
  families: readonly DutyFamily[],
  findKind: FindKind,
): ItemCatalog {
  const entries = new Map(parsed.map((entry) => [entry.item.id, { entry, view: presentItem(entry.item) }]));
  const views = [...entries.values()].map(({ view }) => view);
  const townships = [...new Map(views.map((view) => [view.township.id, view.township])).values()];
  const familyOf = new Map(families.flatMap(({ items }) => items.map((id) => [id, items] as const)));
  const lines = new Map([...documents].map(([file, text]) => [file, text.split(/\r\n|\n|\r/)]));
  const departments = joinDepartments(
    parsed.map(({ item }) => item),
    findKind,
  );
  const neighbour = (view: ItemView, step: number): string | null => {
    const id = `${view.township.id}/${view.list}/${view.no + step}`;
    return entries.has(id) ? id : null;
  };
  const viewOf = (id: string): ItemView | null => entries.get(id)?.view ?? null;
  return {
    townships,
    size: views.length,
    exampleId: views[0]?.id ?? '',
    view: viewOf,
    views: (ids) => ids.flatMap((id) => viewOf(id) ?? []),
    detail(id) {
      const found = entries.get(id);
      if (!found) return null;
      const { entry, view } = found;
      return {
        ...view,
        passage: presentPassage(entry.item, entry.pieces, lines.get(view.source.file) ?? []),
        previous: neighbour(view, -1),
        next: neighbour(view, 1),
        family: (familyOf.get(id) ?? []).filter((other) => other !== id),
      };
    },
    select: (filter) => selectItems(views, filter),
    department: (name) => presentDepartment(name, departments, viewOf),
    families: presentFamilies(families, viewOf, findKind),
  };
}
