import type { Fragment } from './narrow-fragments.ts';

// So many parts of one or two characters in a row are no cell's ends but cells mixed with each other; on a
// page with such a passage fewer tell another.
const MIXED_RUN = 12;
const MIXED_AGAIN = 5;

/**
 * The fragments of passages that the extraction mixed character by character: on a page with such a
 * passage all from its first crumb to its last, or to the last line wider than its column.
 * @param widest how wide a line of the widest column can be
 */
export function mixedPassages(fragments: readonly Fragment[], widest: number): Set<number> {
  const mixed = new Set<number>();
  let first = 0;
  for (let index = 1; index <= fragments.length; index += 1) {
    if (index < fragments.length && fragments[index]?.onNewPage !== true) continue;
    const [from, to] = mixedRange(fragments, first, index, widest);
    for (let at = from; at < to; at += 1) mixed.add(at);
    first = index;
  }
  return mixed;
}

function mixedRange(
  fragments: readonly Fragment[],
  first: number,
  end: number,
  widest: number,
): readonly [number, number] {
  const odd: number[] = [];
  let isMixed = false;
  let start = first;
  for (let index = first; index <= end; index += 1) {
    const fragment = index < end ? fragments[index] : undefined;
    if (fragment !== undefined && isCrumb(fragment)) continue;
    if (index - start >= MIXED_RUN) isMixed = true;
    if (index - start >= MIXED_AGAIN) odd.push(start, index - 1);
    if (isMixed && fragment !== undefined && fragment.width > widest + 2) odd.push(index);
    start = index + 1;
  }
  return isMixed ? [odd[0] ?? first, (odd.at(-1) ?? first) + 1] : [first, first];
}

function isCrumb(fragment: Fragment): boolean {
  return fragment.width <= 2 && !fragment.isNumber && fragment.text !== '。' && !fragment.onNewPage;
}
