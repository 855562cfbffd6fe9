import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const ROOT = join(import.meta.dirname, '..', '..');
const SHOWN_CHARACTERS = 2000;

export interface BenchProcess {
  readonly process: ChildProcess;
  /** The first line on its standard output that fits. @throws Error with the end of its log when it ends before */
  line(fits: (line: string) => boolean): Promise<string>;
  /** @throws Error with the end of its log when it did not end with 0 */
  ended(): Promise<void>;
}

/**
 * Runs Node.js with a script of this repository in a process of its own.
 * @param args options of Node.js, the script, from the repository's root, and its arguments
 * @param log where its standard error goes: a file, so that a busy server does not wait for its reader
 */
export function startProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  log: string,
): BenchProcess {
  const logFile = openSync(log, 'a');
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', logFile],
  });
  closeSync(logFile);
  const closed = once(child, 'close');
  const failed = (end: unknown): Error =>
    new Error(`${args.join(' ')} ended with ${end}:\n${readFileSync(log, 'utf8').slice(-SHOWN_CHARACTERS)}`);
  const lines = createInterface({ input: child.stdout as Readable });
  return {
    process: child,
    line: (fits) =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => fits(line) && resolve(line));
        closed.then(([code, signal]) => reject(failed(code ?? signal)), reject);
      }),
    async ended() {
      const [code, signal] = await closed;
      if (code !== 0) throw failed(code ?? signal);
    },
  };
}

/** What runs a TypeScript file. */
export const FROM_SOURCE = ['--import', 'tsx'] as const;

/** Runs a TypeScript file to its end and reads the JSON that is its last line. */
export async function runForJson<Result>(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  log: string,
): Promise<Result> {
  const child = startProcess([...FROM_SOURCE, ...args], env, log);
  const [line] = await Promise.all([child.line((text) => text.startsWith('{')), child.ended()]);
  return JSON.parse(line) as Result;
}
