import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { embedOneByOne } from './embed-one-by-one.ts';
import type { Embedder } from './embedder.ts';
import { MODEL_DIR, modelId, modelInput } from './embedder-onnx.ts';
import { indexerError } from './errors.ts';

/** An embedder whose model runs in a process of its own: the calling thread stays free, and outlives it. */
export interface ProcessEmbedder extends Embedder {
  /** Resident memory of the process in bytes when it last spoke. */
  residentBytes(): number;
  /** Resolves when the process has done the texts that it has, and has ended; later calls are refused. */
  close(): Promise<void>;
}

export interface ProcessEmbedderOptions {
  readonly modelDir?: string;
  /** The model's id, if it is known already. */
  readonly id?: string;
  /** What the process runs; a test hands over one that dies. */
  readonly script?: URL;
  /** Told when a process has ended by itself; another one takes over its texts. */
  readonly onCrash?: (error: unknown) => void;
}

type Reply = { readonly bytes: number } & (
  | { readonly dimensions: number }
  | { readonly id: number; readonly vector: Float32Array }
  | { readonly id: number; readonly error: string }
);

/** The process is gone; the text may be given to another one. */
class ProcessEnded extends Error {
  /** Whether the process ended over this very text. */
  readonly overText: boolean;

  constructor(overText: boolean, cause: unknown) {
    super('the embedding process has ended', { cause });
    this.overText = overText;
  }
}

/** The model gives no vector for a text; the process lives on. */
class TextRefused extends Error {}

interface Running {
  readonly dimensions: number;
  bytes(): number;
  embed(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}

const SCRIPT = new URL('./embedder-worker.mjs', import.meta.url);
// A text that ends two processes would end the third.
const ATTEMPTS = 2;
// Without the arguments of this process: no TypeScript loader is needed. What is made there is short-lived and small;
// with room for more it would only be collected later.
const ARGUMENTS = ['--max-semi-space-size=2'];
/** Characters of what a process wrote before its end that its error tells. */
const REPORT_CHARACTERS = 2000;

/**
 * Loads the model in a process of its own. One that dies is replaced, and its texts are embedded again: no thread
 * could be, since the runtime cannot be loaded a second time in a process, and its faults end the whole of it.
 * Each call has one text on its way at a time, so that a question never waits for the whole of a long list.
 * @throws MODEL_MISSING, MODEL_BROKEN; `embed` rejects with MODEL_BROKEN when no process can be kept alive
 */
export async function startProcessEmbedder(options: ProcessEmbedderOptions = {}): Promise<ProcessEmbedder> {
  const { modelDir = MODEL_DIR, script = SCRIPT, onCrash = () => undefined } = options;
  const id = options.id ?? modelId(modelDir);
  let running: Promise<Running> | null = openProcess(script, modelDir);
  let closed = false;
  let open = await running;
  const { dimensions } = open;

  async function embedText(text: string): Promise<Float32Array> {
    let cause: unknown;
    for (let attempts = 0; attempts < ATTEMPTS && !closed; ) {
      running ??= openProcess(script, modelDir);
      const used = running;
      try {
        open = await used;
        return await open.embed(text);
      } catch (error) {
        if (error instanceof TextRefused) throw error;
        // The first of its texts to notice says so and makes room for the next process.
        if (running === used) {
          running = null;
          if (!closed) onCrash(error);
        }
        if (!(error instanceof ProcessEnded)) throw error;
        cause = error;
        if (error.overText) attempts += 1;
      }
    }
    throw indexerError('MODEL_BROKEN', 'the embedding process has ended', { cause });
  }

  return {
    id,
    dimensions,
    residentBytes: () => open.bytes(),
    embed: (texts, role) => embedOneByOne(texts, dimensions, (text) => embedText(modelInput(text, role))),
    async close() {
      closed = true;
      const last = await running?.catch(() => null);
      await last?.close();
    },
  };
}

/** @throws MODEL_BROKEN when the model cannot be loaded in it */
async function openProcess(script: URL, modelDir: string): Promise<Running> {
  const child = fork(fileURLToPath(script), [modelDir], {
    execArgv: ARGUMENTS,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (vector: Float32Array) => void; reject: (e: Error) => void }>();
  const written = lastWords(child);
  let ended: ProcessEnded | null = null;
  let bytes = 0;
  let last = 0;

  const dimensions = await new Promise<number>((resolve, reject) => {
    const end = (how: unknown): void => {
      const cause = new Error(`the embedding process ended with ${how}: ${written()}`);
      ended ??= new ProcessEnded(false, cause);
      bytes = 0;
      reject(indexerError('MODEL_BROKEN', `cannot load the model in ${modelDir}`, { cause }));
      // The process embeds them one after the other: it ended over the first.
      [...waiting.values()].forEach((text, at) => {
        text.reject(new ProcessEnded(at === 0, cause));
      });
      waiting.clear();
    };
    child.on('error', end);
    child.on('close', (code, signal) => end(code ?? signal));
    child.on('message', (reply: Reply) => {
      bytes = reply.bytes;
      if ('dimensions' in reply) return resolve(reply.dimensions);
      const text = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) holdOpen(child, false);
      if ('vector' in reply) text?.resolve(reply.vector);
      else text?.reject(new TextRefused(reply.error));
    });
  });
  holdOpen(child, false);

  return {
    dimensions,
    bytes: () => bytes,
    embed(text) {
      if (ended) return Promise.reject(ended);
      holdOpen(child, true);
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        // What cannot be sent went to a process that is ending: its end answers for the text.
        child.send({ id, text }, () => undefined);
      });
    },
    async close() {
      if (ended) return;
      const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
      holdOpen(child, true);
      child.send('close', () => undefined);
      await closed;
    },
  };
}

/** Whether this process stays alive for its child: not for an idle one, which ends when this one has. */
function holdOpen(child: ChildProcess, hold: boolean): void {
  for (const handle of [child, child.channel, child.stderr as Socket | null]) {
    if (hold) handle?.ref();
    else handle?.unref();
  }
}

/** @returns gives the last that the process wrote to its standard error */
function lastWords(child: ChildProcess): () => string {
  let written = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    written = (written + text).slice(-REPORT_CHARACTERS);
  });
  return () => written;
}
