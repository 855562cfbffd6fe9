import { expect, it } from 'vitest';
import { fitClasses, likeliest } from './fit-classes.ts';

const row = (names: string[], label: string, share = 1) => ({
  features: new Map(names.map((name) => [name, 1])),
  label,
  share,
});

it('learns which features go with which class, and leaves out those that are rare', () => {
  const rows = Array.from({ length: 6 }, (_, i) => [
    row(['咋', `once${i}`], 'how'),
    row(['谁'], 'who'),
    row(['还'], 'still'),
  ]).flat();
  const model = fitClasses(rows);
  expect(model.classes).toEqual(['how', 'still', 'who']);
  expect(Object.keys(model.weights).sort()).toEqual(['咋', '谁', '还'].sort());
  expect(likeliest(new Map([['咋', 1]]), model)).toBe('how');
  expect(likeliest(new Map([['还', 1]]), model)).toBe('still');
});

it('hears rows by their shares', () => {
  const rows = [...Array(4).fill(row(['x'], 'a', 0.1)), ...Array(3).fill(row(['x'], 'b', 1))];
  expect(likeliest(new Map([['x', 1]]), fitClasses(rows))).toBe('b');
});
