import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDepartmentKinds } from '../../../indexer/departments.ts';
import { readFamilies } from '../../../indexer/families.ts';
import { loadItems } from '../../../indexer/load-items.ts';
import { createAnswerQuestion } from '../../../server/answer/answer-question.ts';
import type { ComposedAnswer } from '../../../server/answerer.ts';
import { makeAnswerParts } from '../../support/answer-question.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const items = loadItems(ROOT).items.map(({ item }) => item);
const families = readFamilies(ROOT, items);
const kinds = readDepartmentKinds(ROOT);
/** A family is found by its id: the sentences are tested here, not the search. */
const words = Object.fromEntries(families.map(({ id }) => [id, [`事${id}`]]));
const answer = createAnswerQuestion(makeAnswerParts(items, families, words, kinds));
const allDepartments = [...new Set(items.flatMap(({ departments }) => departments))];

const ENDINGS = [
  '找谁',
  '怎么办理',
  '镇上要做什么',
  '上级部门做什么',
  '还归镇上管吗',
  '归民政局还是公安局',
  '各乡镇有什么不同',
  '要什么材料',
  '要多少天，多久',
  '电话多少',
];

/** What a text says that no citation holds, in words. */
function unheld({ text, citations, elsewhere }: ComposedAnswer): string[] {
  const shown = [...citations, ...elsewhere];
  const cells = shown.flatMap(({ item }) => [item.title, item.upperDuty, item.townshipDuty, item.method]);
  const held = (words: string): boolean => cells.some((cell) => cell?.includes(words));
  const faults: string[] = [];
  for (const [, quote = ''] of text.matchAll(/：“([^\n]*)”$/gmu))
    if (!held(quote)) faults.push(`quote ${quote}`);
  for (const [, title = ''] of text.matchAll(/项《([^\n]*?)》(?=[）。]|$)/gmu)) {
    if (!held(title.replace(/…$/u, ''))) faults.push(`title ${title}`);
  }
  const names = {
    基本履职事项: 'basic',
    配合履职事项: 'cooperative',
    上级部门收回事项: 'reclaimed',
  } as const;
  for (const [, list = '', no] of text.matchAll(/(基本履职事项|配合履职事项|上级部门收回事项) 第(\d+)项/gu)) {
    const id = names[list as keyof typeof names];
    if (!shown.some(({ item }) => item.list === id && item.no === Number(no)))
      faults.push(`number ${list}${no}`);
  }
  const prose = text.replace(/《[^\n]*》/gu, '').replace(/：“[^\n]*”$/gmu, '');
  const led = shown.flatMap(({ item }) => item.departments);
  for (const name of allDepartments) {
    if (name.length > 2 && prose.includes(name) && !led.some((other) => other.includes(name)))
      faults.push(`department ${name}`);
  }
  return faults;
}

it('says nothing that no citation holds, over every family, township and way of asking', async () => {
  const faults: string[] = [];
  let asked = 0;
  for (const [at, { id, items: held }] of families.entries()) {
    const places = [
      '',
      ...new Set(held.map((itemId) => items.find((item) => item.id === itemId)?.township.name ?? '')),
    ];
    for (const [turn, place] of places.entries()) {
      // Each family is asked in every way over its townships, each township in some.
      for (const ending of ENDINGS.filter((_, way) => turn === 0 || (way + at + turn) % 3 === 0)) {
        const question = `${place}的事${id}，${ending}`;
        const given = await answer(question, { township: null, turns: [] });
        asked += 1;
        faults.push(...unheld(given).map((fault) => `${question}: ${fault}`));
        for (const { item, field, quote } of given.citations) {
          if (!String(item[field]).includes(quote)) faults.push(`${question}: ${item.id} lacks ${quote}`);
          if (place !== '' && item.township.name !== place) faults.push(`${question}: cites ${item.id}`);
        }
      }
    }
  }
  expect(asked).toBeGreaterThan(5000);
  expect(faults).toEqual([]);
});

it('answers every item by its number, and by no other', async () => {
  for (const item of items) {
    const list = { basic: '基本履职', cooperative: '配合', reclaimed: '收回' }[item.list];
    const { citations } = await answer(`${item.township.name}${list}事项第${item.no}项`, {
      township: null,
      turns: [],
    });
    expect(citations.map(({ id }) => id)).toEqual([item.id]);
  }
});

it('counts exactly, whatever is combined', async () => {
  const categories = [...new Set(items.map(({ category }) => category))];
  for (const township of ['夏镇', '托里镇', '托格拉克乡', '奎依巴格镇', '塔吉克阿巴提镇']) {
    for (const [word, list] of [
      ['基本履职', 'basic'],
      ['配合', 'cooperative'],
      ['收回', 'reclaimed'],
    ] as const) {
      for (const category of categories) {
        const right = items.filter(
          (item) => item.township.name === township && item.list === list && item.category === category,
        );
        const given = await answer(`${township}${category}类的${word}事项有几项，分别是哪些`, {
          township: null,
          turns: [],
        });
        expect([given.understood.intent, given.citations.map(({ id }) => id)]).toEqual([
          'count',
          right.map(({ id }) => id),
        ]);
        if (right.length > 0) expect(given.text).toContain(`共${right.length}项`);
      }
    }
  }
});

it('joins every writing of an office when it lists what the office handles', async () => {
  const right = items.filter(
    ({ township, departments }) =>
      township.id === 'tuogelakexiang' &&
      departments.some((name) => /人社局|人力资源和社会保障局/u.test(name)),
  );
  const given = await answer('托格拉克乡人社局管哪些事', { township: null, turns: [] });
  expect(given.understood.intent).toBe('department');
  expect(given.citations.map(({ id }) => id)).toEqual(right.map(({ id }) => id));
});
