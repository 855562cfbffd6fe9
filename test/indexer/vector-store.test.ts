import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkModel, createVectorStore, parseVectors, serializeVectors } from '../../indexer/vector-store.ts';

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

it.each(['null\n', '[]\n', '{"model":"model/1","count":-1,"dimensions":-9}\n', '{"model":"model/1"}\nx'])(
  'is empty when its first line says %j',
  (bytes) => {
    expect(parseVectors(Buffer.from(bytes), 'model/1').entries.size).toBe(0);
  },
);

it('refuses weights other than those that the shipped vectors were made with', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'vectors-')), 'vectors.bin');
  expect(() => checkModel('model/1', file)).not.toThrow();
  writeFileSync(file, stored());
  expect(() => checkModel('model/1', file)).not.toThrow();
  expect(() => checkModel('model/2', file)).toThrow(
    expect.objectContaining({
      code: 'MODEL_CHANGED',
      userMessage: expect.stringContaining('请恢复 indexer/model/'),
    }),
  );
  writeFileSync(file, 'damaged');
  expect(() => checkModel('model/2', file)).not.toThrow();
  rmSync(dirname(file), { recursive: true });
});
