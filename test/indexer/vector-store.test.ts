import { expect, it } from 'vitest';
import { createVectorStore, parseVectors, serializeVectors } from '../../indexer/vector-store.ts';

function stored(): Buffer {
  const store = createVectorStore();
  store.set('低保', 'query', Int8Array.from([1, 2, 3]));
  store.set('低保', 'passage', Int8Array.from([4, 5, 6]));
  return serializeVectors(store, 'model/1', 3);
}

it('gives back what was stored, for the same text and role only', () => {
  const store = parseVectors(stored(), 'model/1');
  expect([...(store.get('低保', 'query') ?? [])]).toEqual([1, 2, 3]);
  expect([...(store.get('低保', 'passage') ?? [])]).toEqual([4, 5, 6]);
  expect(store.get('特困', 'query')).toBeUndefined();
});

it('is empty for another model', () => {
  expect(parseVectors(stored(), 'model/2').entries.size).toBe(0);
});

it('is empty when one bit was flipped or the end is missing', () => {
  const flipped = stored();
  flipped[flipped.length - 1] = (flipped[flipped.length - 1] ?? 0) ^ 1;
  expect(parseVectors(flipped, 'model/1').entries.size).toBe(0);
  expect(parseVectors(stored().subarray(0, -2), 'model/1').entries.size).toBe(0);
  expect(parseVectors(Buffer.from('no header'), 'model/1').entries.size).toBe(0);
});
