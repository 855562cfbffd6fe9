import { describe, expect, it } from 'vitest';
import { DUTY_LISTS } from '../../indexer/duty-item.ts';
import { reportItems } from '../../indexer/items-report.ts';
import { readKnownProblems } from '../../indexer/known-problems.ts';
import { conservationOf, loadDocuments } from '../../indexer/load-items.ts';

const ROOT = process.cwd();
const documents = loadDocuments(ROOT);
const items = documents.flatMap((document) => document.items);

describe('the five documents', () => {
  it('hold 1,312 items with ids of their own', () => {
    expect(items.length).toBe(1312);
    expect(new Set(items.map(({ item }) => item.id)).size).toBe(1312);
  });

  it.each(documents.map((document) => [document.seed.row.id, document] as const))(
    '%s has each number of its lists once, in order',
    (_, { items: own, seed }) => {
      for (const list of DUTY_LISTS) {
        const numbers = own.filter(({ item }) => item.list === list).map(({ item }) => item.no);
        expect(numbers).toEqual(Array.from({ length: seed.row.items[list] }, (_none, at) => at + 1));
      }
    },
  );

  it.each(documents.map((document) => [document.seed.row.id, document] as const))(
    '%s loses no character and holds none twice',
    (_, document) => {
      const { unplaced, twice, foreign } = conservationOf(document);
      expect({ unplaced, twice, foreign }).toEqual({ unplaced: [], twice: [], foreign: [] });
    },
  );

  it('give every cell that their list has, and no other', () => {
    for (const { item } of items) {
      const has = {
        departments: item.departments.length > 0,
        upperDuty: item.upperDuty !== null,
        townshipDuty: item.townshipDuty !== null,
        method: item.method !== null,
      };
      const isCooperative = item.list === 'cooperative';
      const departments = item.list === 'reclaimed' ? has.departments : isCooperative;
      const expected = { departments, upperDuty: isCooperative, townshipDuty: isCooperative };
      expect({ id: item.id, ...has }).toEqual({
        id: item.id,
        ...expected,
        method: item.list === 'reclaimed',
      });
    }
  });

  it('keep no white space of the extraction, no tags and no page furniture in their cells', () => {
    for (const { item } of items) {
      const cells = [
        item.category,
        item.title,
        ...item.departments,
        item.upperDuty,
        item.townshipDuty,
        item.method,
      ];
      for (const cell of cells) {
        expect(cell ?? '').not.toMatch(
          /\s(?![A-Za-z])|<\/?[a-z]|第\d+页|事项类别|承接部门：|工作方式：|承接方式：/,
        );
      }
    }
  });

  it('flag the cells that the extraction garbled', () => {
    const flagged = items.filter(({ item }) => item.damaged.length > 0).map(({ item }) => item.id);
    expect(flagged).toEqual([2, 44, 88].map((no) => `kuiyibagezhen/cooperative/${no}`));
  });

  it('contradict themselves where the report says so', () => {
    const { lines, regressions } = reportItems(documents, readKnownProblems(ROOT));
    expect(regressions).toEqual([]);
    const text = lines.join('\n');
    expect(text).toContain('第 19 行称 102 项，第 25 行称 100 项');
    expect(text).toContain('原文称配合履职事项有 40 个部门');
  });

  it('fail the report when a problem is not a known one', () => {
    expect(reportItems(documents, []).regressions.join('\n')).toContain('[declared-items-differ]');
  });
});
