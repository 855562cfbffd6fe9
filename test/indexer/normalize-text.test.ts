import { expect, it } from 'vitest';
import { normalizeText } from '../../indexer/normalize-text.ts';

it('folds width, case and traditional characters', () => {
  expect(normalizeText('殘疾人證ＡＢＣ１２')).toBe('残疾人证abc12');
});

it('drops what has no width or only a direction, and keeps one space for many', () => {
  expect(normalizeText(' 低\u200b保\u202e \t\n 找谁\u0000 ')).toBe('低保 找谁');
});

it('shortens a flood of combining marks', () => {
  expect([...normalizeText(`a${'\u0323'.repeat(500)}`)].length).toBeLessThan(5);
});

it('changes nothing when it is applied twice', () => {
  for (const text of ['申請宅基地ＯＫ？', '①②③ ㎡', '底保 怎麼 辦']) {
    expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
  }
});

it('drops what describes how characters are put together, however much of it there is', () => {
  // Regression: OpenCC took minutes over a hundred of them, and the server answered nobody meanwhile.
  expect(normalizeText('⿰亻⿱残'.repeat(300))).toBe('亻残'.repeat(300));
  expect(normalizeText('⿰⿻'.repeat(500))).toBe('');
});
