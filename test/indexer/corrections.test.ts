import { describe, expect, it } from 'vitest';
import {
  applyCorrections,
  type Correction,
  parseCorrections,
  sourceHash,
} from '../../indexer/corrections.ts';
import { parseDocument } from '../../indexer/parse/parse-document.ts';
import { seedOf } from '../support/generated-document.ts';

const TEXT = [
  '清水县青山镇上级部门收回事项清单',
  '序号\t事项类别\t事项名称\t承接部门及工作方式',
  '1\t民生服务\t收养登记\t清水县民政局 工作方式：负责养收登记。',
].join('\n');
const SEED = seedOf(TEXT);
const ID = 'qingshanzhen/reclaimed/1';

function correction(change: Partial<Correction> = {}): Correction {
  const lines = [[3, 3]] as const;
  return {
    item: ID,
    field: 'method',
    text: '负责收养登记。',
    lines,
    sha256: sourceHash(SEED, lines),
    reason: '两字颠倒',
    certainty: 'certain',
    lost: '',
    ...change,
  };
}

function apply(...corrections: Correction[]) {
  const { items, problems, applied } = applyCorrections(SEED, parseDocument(SEED).items, corrections);
  return { parsed: items[0], problems: problems.map(({ code }) => code), applied: applied.length };
}

describe('a correction', () => {
  it('replaces the cell and says so', () => {
    const { parsed, problems } = apply(correction());
    expect(problems).toEqual([]);
    expect(parsed?.item).toMatchObject({ method: '负责收养登记。', corrected: ['method'], damaged: [] });
  });

  it('keeps the place of every character', () => {
    const line = TEXT.split('\n')[2] ?? '';
    const pieces = apply(correction()).parsed?.pieces.method ?? [];
    expect(pieces.map(({ start, end }) => line.slice(start, end)).join('')).toBe('负责收养登记。');
    expect(new Set(pieces.flatMap(({ start, end }) => [start, end - 1])).size).toBeGreaterThan(1);
  });

  it('leaves the cell flagged as damaged when it is only probable', () => {
    const { parsed } = apply(correction({ certainty: 'probable' }));
    expect(parsed?.item).toMatchObject({ damaged: ['method'], corrected: ['method'] });
  });

  it('splits the names of a departments cell', () => {
    const { parsed } = apply(
      correction({ field: 'departments', text: '清水县民政局、服务局', lost: '、局' }),
    );
    expect(parsed?.item.departments).toEqual(['清水县民政局', '服务局']);
  });

  it.each([
    ['its source lines have changed', { sha256: '0000000000000000' }],
    ['its item does not exist', { item: 'qingshanzhen/reclaimed/9' }],
    ['it uses characters that the source does not have', { text: '负责收养登记审批。' }],
    ['it names lost characters that it does not need', { lost: '作' }],
  ])('is refused when %s', (_, change) => {
    const { parsed, problems, applied } = apply(correction(change));
    expect({ problems, applied }).toEqual({ problems: ['correction-refused'], applied: 0 });
    expect(parsed?.item).toMatchObject({ method: '负责养收登记。', corrected: [] });
  });

  it('is applied with lost characters when they are named', () => {
    const { parsed, problems } = apply(correction({ text: '负责收养登记审批。', lost: '批审' }));
    expect(problems).toEqual([]);
    expect(parsed?.item.method).toBe('负责收养登记审批。');
  });

  it('is reported as superfluous when the parser gives the same', () => {
    expect(apply(correction({ text: '负责养收登记。' })).problems).toEqual(['correction-superfluous']);
  });

  it('is not superfluous when it flags what the parser cannot know', () => {
    expect(apply(correction({ text: '负责养收登记。', certainty: 'probable' })).problems).toEqual([]);
  });
});

describe('a corrections file', () => {
  it('gives its lines back', () => {
    const text = `${JSON.stringify(correction())}\n\n${JSON.stringify(correction({ field: 'title' }))}\n`;
    expect(parseCorrections(text, 'a.jsonl').map(({ field }) => field)).toEqual(['method', 'title']);
  });

  it.each([
    ['is not JSON', '{"item":'],
    ['lacks a reason', JSON.stringify(correction({ reason: '' }))],
    ['names an unknown field', JSON.stringify({ ...correction(), field: 'no' })],
    ['names lines backwards', JSON.stringify({ ...correction(), lines: [[4, 3]] })],
  ])('is refused with its line when a line %s', (_, line) => {
    expect(() => parseCorrections(`\n${line}`, 'a.jsonl')).toThrow(/CORRECTION_INVALID: a\.jsonl:2/);
  });
});
