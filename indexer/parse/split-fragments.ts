import { type Fragment, fragmentOf, widthOf } from './narrow-fragments.ts';

/**
 * Splits lines that hold parts of several cells: a number before or after a part of a category, a whole
 * category before a part of a title, a name of a few characters before the sentence of a duty.
 */
export function splitFragments(fragments: readonly Fragment[], categories: readonly string[]): Fragment[] {
  return fragments.flatMap((fragment) => {
    const { text } = fragment;
    const before = /^(\d{1,3})\s+(\S.*)$/.exec(text);
    const rest = before?.[2];
    if (rest !== undefined && widthOf(rest) < 20) {
      const number = part(fragment, 0, before?.[1]?.length ?? 0, fragment);
      const from = text.length - rest.length;
      return [number, ...splitCategory(part(fragment, from, text.length, WITHIN), categories)];
    }
    const after = /^(\p{Script=Han}{1,6})(\d{1,3})$/u.exec(text)?.[1];
    if (after !== undefined && categories.some((category) => category.includes(after))) {
      const number = part(fragment, after.length, text.length, WITHIN);
      return [part(fragment, 0, after.length, fragment), number];
    }
    const name = /^(\p{Script=Han}{2,8})\s+(?=\S)/u.exec(text);
    if (name !== null && fragment.ends && fragment.width > 12) {
      const end = name[1]?.length ?? 0;
      return [part(fragment, 0, end, fragment), part(fragment, name[0].length, text.length, APART)];
    }
    return [fragment];
  });
}

type Place = Pick<Fragment, 'afterGap' | 'onNewPage'>;
const WITHIN: Place = { afterGap: false, onNewPage: false };
const APART: Place = { afterGap: true, onNewPage: false };

function splitCategory(fragment: Fragment, categories: readonly string[]): Fragment[] {
  const whole = categories
    .filter((category) => fragment.text.startsWith(category))
    .sort((a, b) => b.length - a.length)[0];
  if (whole === undefined || whole.length === fragment.text.length) return [fragment];
  const rest = fragment.text.slice(whole.length).trimStart();
  const from = fragment.text.length - rest.length;
  return [
    part(fragment, 0, whole.length, WITHIN),
    part(fragment, from, fragment.text.length, from > whole.length ? APART : WITHIN),
  ];
}

function part(fragment: Fragment, start: number, end: number, { afterGap, onNewPage }: Place): Fragment {
  const { line, start: from } = fragment.piece;
  const piece = { line, start: from + start, end: from + end };
  return fragmentOf(piece, fragment.text.slice(start, end), { afterGap, onNewPage });
}
