import { DUTY_LISTS, type DutyItem } from '../../indexer/duty-item.ts';
import type { ComposedAnswer } from '../answerer.ts';
import { answerOf } from './base-answer.ts';
import { citeTitle } from './cite.ts';
import { composeRefusal } from './compose-refusal.ts';
import type { Lookup } from './reading/read-lookup.ts';
import type { Place } from './reading/read-place.ts';
import { SENTENCES } from './sentences.ts';
import { suggestionsFor } from './suggestions.ts';

/** The entry with a number; several when list or township are left open. */
export function composeLookup(
  items: readonly DutyItem[],
  lookup: Lookup,
  place: Place,
  carried: boolean,
): ComposedAnswer {
  const inPlace = items.filter(
    ({ list, township }) =>
      (lookup.list === null || list === lookup.list) &&
      (place.townships.length === 0 || place.townships.some(({ id }) => id === township.id)),
  );
  const found = inPlace.filter(({ no }) => no === lookup.no);
  const [only] = place.townships;
  const understood = {
    township: place.townships.length === 1 ? (only ?? null) : null,
    subject: found.length === 1 ? (found[0]?.title ?? null) : null,
    carried,
    intent: 'lookup',
  } as const;
  if (found.length === 0) {
    const lists = DUTY_LISTS.filter((list) => lookup.list === null || list === lookup.list);
    const last = lists.flatMap((list) => inPlace.filter((item) => item.list === list).at(-1) ?? []);
    const isOne = place.townships.length === 1 && lookup.list !== null && last[0] !== undefined;
    return composeRefusal('not-listed', {
      text: isOne && last[0] ? SENTENCES.lookupMissing(last[0]) : SENTENCES.lookupUnknown,
      understood,
      confidence: 1,
      elsewhere: isOne ? last.map(citeTitle) : [],
    });
  }
  const lines = found.length === 1 ? found.map(SENTENCES.itemLine) : found.map(SENTENCES.titleLine);
  const [first] = found;
  const suggestions = found.length === 1 && first ? suggestionsFor(first, place, 'lookup', 1) : [];
  return answerOf(lines.join('\n'), found.map(citeTitle), understood, 1, suggestions);
}
