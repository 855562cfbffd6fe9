import { expect, it } from 'vitest';
import { answerableOdds, fitAnswerableProbe } from '../../indexer/answerable-probe.ts';
import type { Passage, PassageKind } from '../../indexer/passages.ts';

const SIZE = 4;

function passage(kind: PassageKind): Passage {
  return { kind, text: '', families: [], items: [] };
}

/** Wordings lie along the first axis, negatives along the second, with a little of everything in both. */
function makeRows(kinds: readonly PassageKind[]): Float32Array {
  return Float32Array.from(
    kinds.flatMap((kind, row) => {
      const noise = (axis: number): number => 0.2 * Math.sin(row * 3.1 + axis * 1.7);
      const along = kind === 'negative' ? 1 : 0;
      return Array.from({ length: SIZE }, (_, axis) => (axis === along ? 0.6 : 0) + noise(axis));
    }),
  );
}

const KINDS = Array.from({ length: 60 }, (_, i): PassageKind => (i % 5 === 0 ? 'negative' : 'wording'));

it('parts wordings from negatives, however many more there are of one kind', () => {
  const rows = makeRows(KINDS);
  const probe = fitAnswerableProbe(KINDS.map(passage), { rows, size: SIZE, axes: new Float32Array() });
  const odds = KINDS.map((_, row) => answerableOdds(probe, rows.subarray(row * SIZE, (row + 1) * SIZE)));
  expect(odds.map((value) => value > 0)).toEqual(KINDS.map((kind) => kind === 'wording'));
});

it('takes titles and cells for no question', () => {
  const rows = makeRows(KINDS);
  const one = fitAnswerableProbe(KINDS.map(passage), { rows, size: SIZE, axes: new Float32Array() });
  const kinds: PassageKind[] = [...KINDS, 'title', 'cell'];
  const more = new Float32Array([...rows, 9, 9, 9, 9, -9, -9, -9, -9]);
  const other = fitAnswerableProbe(kinds.map(passage), { rows: more, size: SIZE, axes: new Float32Array() });
  expect(other).toEqual(one);
});

it('lets every question pass where there is nothing to tell it by', () => {
  const kinds: PassageKind[] = ['wording', 'wording'];
  const rows = makeRows(kinds);
  const probe = fitAnswerableProbe(kinds.map(passage), { rows, size: SIZE, axes: new Float32Array() });
  expect(answerableOdds(probe, rows.subarray(0, SIZE))).toBe(0);
});
