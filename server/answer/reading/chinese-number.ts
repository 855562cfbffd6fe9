const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** A number up to 999 in Chinese (一百二十一, 十三, 一二一) or in digits; null for anything else. */
export function chineseNumber(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  if (!/^[零〇一二两三四五六七八九十百]+$/u.test(text)) return null;
  if (!/[十百]/u.test(text)) return Number([...text].map((digit) => DIGITS[digit]).join(''));
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) {
      digit = DIGITS[character] ?? 0;
      continue;
    }
    total += (digit ?? 1) * unit;
    digit = null;
  }
  return total + (digit ?? 0);
}
