import type { Department } from '../../../indexer/departments.ts';
import type { DutyItem, DutyList } from '../../../indexer/duty-item.ts';
import type { TownshipView } from '../../protocol.ts';

/** Which items a question asks to count or to list; an empty or null field lets everything pass. */
export interface ItemSelection {
  readonly townships: readonly TownshipView[];
  readonly list: DutyList | null;
  readonly category: string | null;
  /** The offices that may lead or have taken over, and the question's word for them. */
  readonly departments: { readonly words: string; readonly offices: readonly Department[] } | null;
  /** A word of the title; of any cell with `inCells`. */
  readonly keyword: string | null;
  readonly inCells: boolean;
}

/** The items that pass every part of a selection, in the order of the lists. Exact: nothing is ranked. */
export function selectItems(items: readonly DutyItem[], selection: ItemSelection): DutyItem[] {
  const { townships, list, category, departments, keyword, inCells } = selection;
  const places = new Set(townships.map(({ id }) => id));
  const held = departments && new Set(departments.offices.flatMap((office) => office.items));
  const word = keyword && fold(keyword);
  return items.filter(
    (item) =>
      (places.size === 0 || places.has(item.township.id)) &&
      (list === null || item.list === list) &&
      (category === null || item.category === category) &&
      (held === null || held.has(item.id)) &&
      (word === null || fold(inCells ? cellsOf(item) : item.title).includes(word)),
  );
}

function cellsOf({ title, upperDuty, townshipDuty, method }: DutyItem): string {
  return [title, upperDuty, townshipDuty, method].filter((cell) => cell !== null).join('\n');
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
