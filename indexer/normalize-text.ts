import { createRequire } from 'node:module';

// opencc-js publishes no types; this is the one function of it that is used.
type Convert = (text: string) => string;
const openCc = createRequire(import.meta.url)('opencc-js/t2cn') as {
  Converter(options: { from: 'tw' | 'hk' | 't'; to: 'cn' }): Convert;
};
const toSimplified = openCc.Converter({ from: 't', to: 'cn' });

/** Characters without a width or with a direction only: never part of a word. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu;
/** They say how a character is put together. OpenCC follows them in a time that doubles with every few. */
const DESCRIPTIONS = /[\u2FF0-\u2FFF]+/gu;
const COMBINING_FLOOD = /(\p{M})\p{M}+/gu;

/**
 * Brings text to the one form in which index and question are compared: NFKC (full width → half width),
 * traditional → simplified characters, lower case, no control, format or unassigned characters, single spaces.
 * The same function serves both sides; its result is never shown to a reader.
 */
export function normalizeText(text: string): string {
  const visible = text
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(DESCRIPTIONS, '');
  const plain = visible.replace(COMBINING_FLOOD, '$1');
  return toSimplified(plain).toLowerCase().trim();
}
