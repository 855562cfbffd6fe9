import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createHashEmbedder } from '../support/hash-embedder.ts';
import { makeSmallIndex } from '../support/small-index.ts';
import { createOtherModelSystems, nameOtherRows } from './other-model.ts';
import { createSystems } from './systems.ts';

it('measures the rows in which the model matters, under names of their own', async () => {
  const systems = createSystems(await makeSmallIndex(), createHashEmbedder());
  const rows = nameOtherRows(systems);
  expect([...rows.keys()]).toEqual([
    'vectors of titles and cells, other model',
    'vectors of wordings, other model',
    'whole, other model',
  ]);
  expect(rows.get('whole, other model')).toBe(systems.get('whole'));
});

it('says so when the folder holds no model', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'other-model-'));
  await expect(createOtherModelSystems(dir)).rejects.toMatchObject({ code: 'MODEL_MISSING' });
  rmSync(dir, { recursive: true });
});
