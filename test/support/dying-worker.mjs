import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/** An embedding thread without a model: gives each text its length, and dies of some texts. */
const born = performance.timeOrigin;
parentPort.on('message', (message) => {
  if (message === 'close') return parentPort.close();
  const { id, text } = message;
  if (text.includes('deadly')) throw new Error('out of memory');
  const once = /once (\S+)/.exec(text)?.[1];
  if (once && !existsSync(once)) {
    writeFileSync(once, '');
    process.exit(7);
  }
  if (text.includes('fault')) return parentPort.postMessage({ id, error: 'no such text' });
  parentPort.postMessage({ id, vector: Float32Array.of(text.length, born) });
});
parentPort.postMessage({ dimensions: 2 });
