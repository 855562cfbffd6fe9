import { expect, it } from 'vitest';
import { chineseToDigits, digitsToChinese } from './numerals.ts';

it.each([
  ['65岁', '六十五岁'],
  ['10个人', '十个人'],
  ['110报警', '一百一十报警'],
  ['1005亩', '一千零五亩'],
  ['3000元', '三千元'],
  ['2025年', '二零二五年'],
  ['12345热线', '一二三四五热线'],
  ['3.5亩', '3.5亩'],
])('%s is spelt %s', (digits, chinese) => {
  expect(digitsToChinese(digits)).toBe(chinese);
});

it.each([
  ['六十五岁', '65岁'],
  ['三十万的桥', '30万的桥'],
  ['十个人', '10个人'],
  ['一百五十三亩', '153亩'],
  ['两百人', '200人'],
  ['三个孩子', '3个孩子'],
])('%s is counted %s', (chinese, digits) => {
  expect(chineseToDigits(chinese)).toBe(digits);
});

it.each(['一卡通', '一千零五亩', '五保户', '第一个月', '几十年', '三四个人', '那一年', '三轮车', '三十多年'])(
  '%s stays: it counts nothing exactly',
  (text) => {
    expect(chineseToDigits(text)).toBe(text);
  },
);
