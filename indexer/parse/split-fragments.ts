import { type Fragment, widthOf } from './narrow-fragments.ts';

/** Splits lines that hold parts of several cells: a number before or after a part of a category. */
export function splitFragments(fragments: readonly Fragment[], categories: readonly string[]): Fragment[] {
  return fragments.flatMap((fragment) => {
    const before = /^(\d{1,3})(\s+)(\S.*)$/.exec(fragment.text);
    if (before !== null && fragment.width < 20) {
      const at = (before[1] ?? '').length;
      const rest = at + (before[2] ?? '').length;
      return [
        part(fragment, 0, at, true),
        ...splitCategory(part(fragment, rest, fragment.text.length, false), categories),
      ];
    }
    const after = /^(\p{Script=Han}{1,6})(\d{1,3})$/u.exec(fragment.text);
    const word = after?.[1];
    if (word !== undefined && categories.some((category) => category.includes(word))) {
      return [part(fragment, 0, word.length, true), part(fragment, word.length, fragment.text.length, false)];
    }
    return [fragment];
  });
}

function splitCategory(fragment: Fragment, categories: readonly string[]): Fragment[] {
  const whole = categories
    .filter((category) => fragment.text.startsWith(category))
    .sort((a, b) => b.length - a.length)[0];
  if (whole === undefined || whole.length === fragment.text.length) return [fragment];
  return [part(fragment, 0, whole.length, true), part(fragment, whole.length, fragment.text.length, false)];
}

function part(fragment: Fragment, start: number, end: number, first: boolean): Fragment {
  const text = fragment.text.slice(start, end);
  const { line, start: from } = fragment.piece;
  return {
    piece: { line, start: from + start, end: from + end },
    text,
    width: widthOf(text),
    afterGap: first && fragment.afterGap,
    onNewPage: first && fragment.onNewPage,
  };
}

// So many parts of one or two characters in a row are no cell's ends but cells mixed with each other.
const MIXED_RUN = 12;
const MIXED_AGAIN = 5;

/**
 * The fragments of passages that the extraction mixed character by character: on a page with such a
 * passage all from its first crumb to its last, or to the last line wider than its column.
 * @param widest how wide a line of the widest column can be
 */
export function mixedFragments(fragments: readonly Fragment[], widest: number): Set<number> {
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
  return fragment.width <= 2 && !/^(?:\d+|。)$/.test(fragment.text) && !fragment.onNewPage;
}
