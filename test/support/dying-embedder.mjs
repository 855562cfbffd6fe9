import { existsSync, writeFileSync } from 'node:fs';

/** An embedding process without a model: gives each text its length, and dies of some texts. */
process.on('disconnect', () => process.exit());
const say = (message) => process.send({ ...message, bytes: 1 });
process.on('message', (message) => {
  if (message === 'close') return process.disconnect();
  const { id, text } = message;
  if (text.includes('deadly')) throw new Error('out of memory');
  const once = /once (\S+)/.exec(text)?.[1];
  if (once && !existsSync(once)) {
    writeFileSync(once, '');
    process.exit(7);
  }
  if (text.includes('fault')) return say({ id, error: 'no such text' });
  say({ id, vector: Float32Array.of(text.length, process.pid) });
});
say({ dimensions: 2 });
