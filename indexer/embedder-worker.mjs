import { parentPort, workerData } from 'node:worker_threads';
import { loadModel } from './embedder-model.mjs';

/** The thread of `embedder-thread.ts`: loads the model, says so, then embeds one text after the other. */
const model = await loadModel(workerData.modelDir);
let last = Promise.resolve();

async function answer({ id, text }) {
  try {
    const vector = Float32Array.from(await model.embed(text));
    parentPort.postMessage({ id, vector }, [vector.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
}

parentPort.on('message', (message) => {
  // Ending this thread would unload the runtime under a model of another thread, which ends the process: it stays
  // idle instead and keeps no process alive.
  if (message === 'close') last = last.then(() => parentPort.postMessage('closed'));
  else last = last.then(() => answer(message));
});
parentPort.postMessage({ dimensions: model.dimensions });
