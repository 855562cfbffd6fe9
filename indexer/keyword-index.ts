import MiniSearch, { type Options } from 'minisearch';
import type { DutyItem } from './duty-item.ts';
import { tokenize } from './tokenize.ts';

/** The fields of an item that keyword search sees. */
export type ItemKeywordField = 'title' | 'departments' | 'category' | 'cells';

const ITEM_OPTIONS: Options = {
  idField: 'index',
  fields: ['title', 'departments', 'category', 'cells'] satisfies ItemKeywordField[],
  tokenize,
  // The tokenizer has folded case and width already.
  processTerm: (term) => term,
};

/** Items by keyword; ids are positions in the index's items. */
export function buildItemKeywords(items: readonly DutyItem[]): MiniSearch {
  const keywords = new MiniSearch(ITEM_OPTIONS);
  keywords.addAll(
    items.map((item, index) => ({
      index,
      title: item.title,
      departments: item.departments.join('、'),
      category: item.category,
      cells: [item.upperDuty, item.townshipDuty, item.method].filter(Boolean).join('\n'),
    })),
  );
  return keywords;
}

/**
 * Restores what `JSON.stringify` made of a keyword index, in steps that leave the thread free between them.
 * MiniSearch does not check the tokenizer: the artefact does.
 */
export function loadItemKeywords(json: string): Promise<MiniSearch> {
  return MiniSearch.loadJSONAsync(json, ITEM_OPTIONS);
}
