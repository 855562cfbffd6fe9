const NUMERALS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];
/** What is counted in everyday questions: elsewhere a numeral is often part of a name (一卡通, 五保, 三轮车). */
const COUNTED = '(?:万|个|年|天|月|岁|元|块钱|亩|只|人|次|斤|份|条|台)';
/** After these a numeral is an order, vague, or the end of a longer one: 第一, 几十, 那一年, 一千零五. */
const NO_NUMBER_AFTER = '第几数好每上下这那哪另零百千万';
const COUNT = new RegExp(
  `(?<![${NO_NUMBER_AFTER}])[一二两三四五六七八九十][一二两三四五六七八九十百千]*(?=${COUNTED})`,
  'gu',
);

/** Digits as Chinese numbers: 65岁 → 六十五岁, 2025年 → 二零二五年. Decimals stay. */
export function digitsToChinese(text: string): string {
  return text.replace(/(?<![\d.])\d+(?!\d|\.\d)/gu, (digits, at: number) => {
    const isYear = digits.length === PLACES.length && text[at + digits.length] === '年';
    const isCount = digits.length <= PLACES.length && !digits.startsWith('0') && !isYear;
    return isCount ? spellCount(digits) : [...digits].map((digit) => NUMERALS[Number(digit)]).join('');
  });
}

/** Chinese numbers that count something as digits: 六十五岁 → 65岁, 三十万 → 30万. Others stay. */
export function chineseToDigits(text: string): string {
  return text.replace(COUNT, (numerals) => {
    const isVague = /[一二两三四五六七八九]{2}/u.test(numerals);
    return isVague ? numerals : String(readCount(numerals));
  });
}

/** @param digits of a number from 1 to 9999 */
function spellCount(digits: string): string {
  const spelt = [...digits]
    .map((digit, i) =>
      digit === '0' ? NUMERALS[0] : `${NUMERALS[Number(digit)]}${PLACES[digits.length - 1 - i]}`,
    )
    .join('');
  return spelt
    .replace(/零{2,}/gu, '零')
    .replace(/零$/u, '')
    .replace(/^一十/u, '十');
}

function readCount(numerals: string): number {
  let total = 0;
  let digit = 0;
  for (const numeral of numerals.replaceAll('两', '二')) {
    const place = PLACES.indexOf(numeral);
    if (place < 0) digit = NUMERALS.indexOf(numeral);
    else {
      // Ten alone is 十.
      total += (digit || 1) * 10 ** place;
      digit = 0;
    }
  }
  return total + digit;
}
