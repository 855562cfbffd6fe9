import type { Department } from '../../indexer/departments.ts';
import { DUTY_LISTS, type DutyItem } from '../../indexer/duty-item.ts';
import type { ComposedAnswer } from '../answerer.ts';
import type { TownshipView } from '../protocol.ts';
import { answerOf } from './base-answer.ts';
import { citeTitle } from './cite.ts';
import { composeRefusal } from './compose-refusal.ts';
import { selectItems } from './reading/item-selection.ts';
import type { SelectionReading } from './reading/read-selection.ts';
import { SENTENCES } from './sentences.ts';

/** The longest list of one township fits; more would be no answer but the whole book. */
const CITED_AT_MOST = 150;
/** Titles in the text; all are in the citations. */
const IN_TEXT = 30;

/** Counts or lists the items of a selection: exact, in the order of the lists. */
export function composeSelection(
  items: readonly DutyItem[],
  reading: SelectionReading,
  townships: readonly TownshipView[],
  carried: boolean,
): ComposedAnswer {
  const { intent } = reading;
  let { selection } = reading;
  let found = selectItems(items, selection);
  // A word that no title holds may stand in the duties.
  if (found.length === 0 && selection.keyword !== null && !selection.inCells) {
    selection = { ...selection, inCells: true };
    found = selectItems(items, selection);
  }
  const what = SENTENCES.selection(selection);
  const [place] = selection.townships;
  const understood = {
    township: selection.townships.length === 1 ? (place ?? null) : null,
    subject: what,
    carried,
    intent,
  };
  if (found.length === 0) {
    return composeRefusal('not-listed', { text: SENTENCES.none(what), understood, confidence: 1 });
  }
  const lines = [SENTENCES.count(what, found.length)];
  if (selection.list === null) {
    const parts = DUTY_LISTS.map(
      (list) => [list, found.filter((item) => item.list === list).length] as const,
    );
    const held = parts.filter(([, total]) => total > 0);
    if (held.length > 1) lines.push(SENTENCES.ofLists(held));
  }
  if (selection.townships.length !== 1) {
    const parts = townships
      .map(({ id, name }) => [name, found.filter((item) => item.township.id === id).length] as const)
      .filter(([, total]) => total > 0);
    if (parts.length > 1) lines.push(SENTENCES.ofTownships(parts.sort(([, a], [, b]) => b - a)));
  }
  if (reading.byCategory) {
    const names = [...new Set(found.map(({ category }) => category))];
    lines.push(
      SENTENCES.ofCategories(
        names.map((name) => [name, found.filter(({ category }) => category === name).length] as const),
      ),
    );
  }
  const shown = found.slice(0, CITED_AT_MOST);
  if (shown.length < found.length) lines.push(SENTENCES.first(shown.length));
  const wantsTitles = (intent !== 'count' || reading.alsoList) && !reading.byCategory;
  if (wantsTitles && shown.length <= IN_TEXT) lines.push(...shown.map(SENTENCES.titleLine));
  return {
    ...answerOf(lines.join('\n'), shown.map(citeTitle), understood, 1),
    ...(selection.departments ? { departments: ownDepartments(selection.departments.offices, found) } : {}),
    // Many items have no verdict and no dispatch line in common.
    ...(found.length > 1 ? { verdict: null, dispatch: null } : {}),
  };
}

/** Of the found items' departments those that were asked for, as the lists write them. */
function ownDepartments(offices: readonly Department[], found: readonly DutyItem[]): string[] {
  const asked = new Set(offices.flatMap(({ writings }) => writings));
  return [...new Set(found.flatMap(({ departments }) => departments.filter((name) => asked.has(name))))];
}
