import { loadModel } from './embedder-model.mjs';

/** The process of `embedder-process.ts`: loads the model, says so, then embeds one text after the other. */

// A terminal and a service manager tell all processes to stop; this one is needed until the server has answered.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

const [, , modelDir] = process.argv;
const model = await loadModel(modelDir);
let last = Promise.resolve();

/** Resolves when the message is out: whoever ends the process afterwards loses nothing of it. */
const say = (message) =>
  new Promise((resolve) => process.send({ ...message, bytes: process.memoryUsage.rss() }, resolve));

async function answer({ id, text }) {
  const reply = await model.embed(text).then(
    (vector) => ({ id, vector: Float32Array.from(vector) }),
    (error) => ({ id, error: String(error) }),
  );
  await say(reply);
}

process.on('message', (message) => {
  last = last.then(() => (message === 'close' ? process.disconnect() : answer(message)));
});
await say({ dimensions: model.dimensions });
