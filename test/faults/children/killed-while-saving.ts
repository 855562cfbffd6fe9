import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Builds the small index and saves it in the folder of the first argument, and is killed when it comes to the step
 * that the second argument names. Says `saved` when it comes to its end.
 */
const [, , dir = '', fatal = ''] = process.argv;

function reach(step: string): void {
  if (step === fatal) process.kill(process.pid, 'SIGKILL');
}

const { writeFileSync, renameSync } = fs;
fs.writeFileSync = (path, data) => {
  if (fatal === 'part' && String(path).endsWith('vectors.bin')) {
    writeFileSync(path, (data as Uint8Array).subarray(0, 100));
    reach('part');
  }
  writeFileSync(path, data);
};
fs.renameSync = (from, to) => {
  renameSync(from, to);
  reach('after-swap');
};
syncBuiltinESMExports();

const { buildIndex } = await import('../../../indexer/build-index.ts');
const { saveIndex } = await import('../../../indexer/index-artefact.ts');
const { createVectorStore } = await import('../../../indexer/vector-store.ts');
const { createHashEmbedder } = await import('../../support/hash-embedder.ts');
const { makeSmallIndex, STAMP } = await import('../../support/small-index.ts');

const { stamp: _, ...sources } = await makeSmallIndex();
const stamp = { ...STAMP, seeds: 'next' };
const index = await buildIndex(sources, createHashEmbedder(), stamp, createVectorStore(), (done) => {
  if (done > 0) reach('building');
});
saveIndex(dir, index);
console.log('saved');
