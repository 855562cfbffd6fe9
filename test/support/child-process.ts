import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const ROOT = join(import.meta.dirname, '..', '..');

/** A script of this repository that runs in a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  /** What it has written, line by line. */
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** The first line of its output, written or to come, that fits; rejects when it ends before. */
  line(fits: (line: string) => boolean): Promise<string>;
  /** How it ended: exit code, or the name of the signal. Everything that it wrote is there. */
  ended(): Promise<number | string>;
}

/** @param args the script, from the repository's root, and its arguments */
export function startChild(args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  return watchChild(
    spawn(process.execPath, ['--import', 'tsx', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** The same of a process that was started otherwise. */
export function watchChild(child: ChildProcess): Child {
  const out: string[] = [];
  const err: string[] = [];
  const waiting = new Set<() => void>();
  let end: number | string | null = null;
  const check = (): void => {
    for (const look of waiting) look();
  };
  createInterface({ input: child.stdout as Readable }).on('line', (line) => {
    out.push(line);
    check();
  });
  createInterface({ input: child.stderr as Readable }).on('line', (line) => err.push(line));
  const closed = once(child, 'close').then(([code, signal]) => {
    end = (code as number | null) ?? (signal as string);
    check();
    return end;
  });
  return {
    process: child,
    out,
    err,
    ended: () => closed,
    line: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = out.find(fits);
          if (found === undefined && end === null) return;
          waiting.delete(look);
          if (found !== undefined) resolve(found);
          else reject(new Error(`ended with ${end} before the line came:\n${err.join('\n')}`));
        };
        waiting.add(look);
        look();
      }),
  };
}

/** A server that answers from the small knowledge. @returns it and its address, once it answers */
export async function startSmallServer(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly child: Child; readonly address: string }> {
  const child = startChild(['test/support/serve-small.ts'], {
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '0',
    DATA_DIR: dataDir,
    ...env,
  });
  const line = await child.line((text) => text.includes('http:'));
  return { child, address: /http:\S+/.exec(line)?.[0] ?? '' };
}
