import { Worker } from 'node:worker_threads';
import { embedOneByOne } from './embed-one-by-one.ts';
import type { Embedder } from './embedder.ts';
import { MODEL_DIR, modelId, modelInput } from './embedder-onnx.ts';
import { indexerError } from './errors.ts';

/** An embedder whose model runs in a thread of its own, so that the calling thread stays free. */
export interface ThreadEmbedder extends Embedder {
  /** Resolves when the thread has done the texts that it has; later calls are refused. */
  close(): Promise<void>;
}

export interface ThreadEmbedderOptions {
  readonly modelDir?: string;
  /** The model's id, if it is known already. */
  readonly id?: string;
  /** What the thread runs; a test hands over one that dies. */
  readonly script?: URL;
  /** Told when a thread has ended by itself; another one takes over its texts. */
  readonly onCrash?: (error: unknown) => void;
}

type Reply =
  | 'closed'
  | { readonly dimensions: number }
  | { readonly id: number; readonly vector: Float32Array }
  | { readonly id: number; readonly error: string };

/** The thread is gone; the text may be given to another one. */
class ThreadEnded extends Error {
  /** Whether the thread ended over this very text. */
  readonly overText: boolean;

  constructor(overText: boolean, cause: unknown) {
    super('the embedding thread has ended', { cause });
    this.overText = overText;
  }
}

/** The model gives no vector for a text; the thread lives on. */
class TextRefused extends Error {}

interface Thread {
  readonly dimensions: number;
  embed(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}

const SCRIPT = new URL('./embedder-worker.mjs', import.meta.url);
// A text that ends two threads would end the third.
const ATTEMPTS = 2;
// What the thread makes is short-lived and small; with room for more it would only be collected later.
const YOUNG_MB = 8;

/**
 * Loads the model in a thread of its own. A thread that dies is replaced, and its texts are embedded again.
 * Each call has one text on its way at a time, so that a question never waits for the whole of a long list.
 * @throws MODEL_MISSING, MODEL_BROKEN; `embed` rejects with MODEL_BROKEN when no thread can be kept alive
 */
export async function startThreadEmbedder(options: ThreadEmbedderOptions = {}): Promise<ThreadEmbedder> {
  const { modelDir = MODEL_DIR, script = SCRIPT, onCrash = () => undefined } = options;
  const id = options.id ?? modelId(modelDir);
  let thread: Promise<Thread> | null = openThread(script, modelDir);
  let closed = false;
  const { dimensions } = await thread;

  async function embedText(text: string): Promise<Float32Array> {
    let cause: unknown;
    for (let attempts = 0; attempts < ATTEMPTS && !closed; ) {
      thread ??= openThread(script, modelDir);
      const used = thread;
      try {
        return await (await used).embed(text);
      } catch (error) {
        if (error instanceof TextRefused) throw error;
        // The first of its texts to notice says so and makes room for the next thread.
        if (thread === used) {
          thread = null;
          if (!closed) onCrash(error);
        }
        if (!(error instanceof ThreadEnded)) throw error;
        cause = error;
        if (error.overText) attempts += 1;
      }
    }
    throw indexerError('MODEL_BROKEN', 'the embedding thread has ended', { cause });
  }

  return {
    id,
    dimensions,
    embed: (texts, role) => embedOneByOne(texts, dimensions, (text) => embedText(modelInput(text, role))),
    async close() {
      closed = true;
      const open = await thread?.catch(() => null);
      await open?.close();
    },
  };
}

/** @throws MODEL_BROKEN when the model cannot be loaded in it */
async function openThread(script: URL, modelDir: string): Promise<Thread> {
  // Without the arguments of this process: the thread needs no TypeScript loader.
  const worker = new Worker(script, {
    workerData: { modelDir },
    execArgv: [],
    name: 'embedder',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, { resolve: (vector: Float32Array) => void; reject: (e: Error) => void }>();
  let ended: ThreadEnded | null = null;
  let last = 0;
  let onClosed = (): void => undefined;

  const dimensions = await new Promise<number>((resolve, reject) => {
    const end = (cause?: unknown): void => {
      ended ??= new ThreadEnded(false, cause);
      reject(indexerError('MODEL_BROKEN', `cannot load the model in ${modelDir}`, { cause }));
      // The thread embeds them one after the other: it ended over the first.
      [...waiting.values()].forEach((text, at) => {
        text.reject(new ThreadEnded(at === 0, cause));
      });
      waiting.clear();
    };
    worker.on('error', end);
    worker.on('exit', () => end());
    worker.on('message', (reply: Reply) => {
      if (reply === 'closed') return onClosed();
      if ('dimensions' in reply) return resolve(reply.dimensions);
      const text = waiting.get(reply.id);
      waiting.delete(reply.id);
      // An idle thread keeps no process alive.
      if (waiting.size === 0) worker.unref();
      if ('vector' in reply) text?.resolve(reply.vector);
      else text?.reject(new TextRefused(reply.error));
    });
  });
  worker.unref();

  return {
    dimensions,
    embed(text) {
      if (ended) return Promise.reject(ended);
      worker.ref();
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, text });
      });
    },
    async close() {
      if (ended) return;
      const closed = new Promise<void>((resolve) => {
        onClosed = resolve;
        worker.once('exit', resolve);
      });
      worker.ref();
      worker.postMessage('close');
      await closed;
      worker.unref();
    },
  };
}
