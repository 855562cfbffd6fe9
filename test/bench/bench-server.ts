import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FROM_SOURCE, startProcess } from './bench-process.ts';

/** The servers that are measured, as they are started: the product as `npm start` does. */
export const SERVERS = {
  product: ['--max-semi-space-size=4', 'server/dist/main.mjs'],
  plain: [...FROM_SOURCE, 'test/bench/plain-server.ts'],
} as const;
export type ServerName = keyof typeof SERVERS;

/** No limit that a single load generator on one address would run into; the queue keeps its usual bound. */
const OPEN_LIMITS = {
  RATE_LIMIT_PER_MINUTE: '0',
  FRAMES_PER_SECOND: '0',
  SOCKETS: '8192',
  SOCKETS_PER_ADDRESS: '0',
};

export interface BenchServer {
  readonly address: string;
  /** From starting the process to the line that says that questions are answered. */
  readonly readyMs: number;
  /** @throws Error when it did not end well */
  stop(): Promise<void>;
}

/**
 * Starts a server in a process of its own on a free port.
 * @param dir its data folder: with an index in it the product answers at once, without one it builds it
 */
export async function startBenchServer(name: ServerName, dir: string): Promise<BenchServer> {
  mkdirSync(dir, { recursive: true });
  const started = performance.now();
  const child = startProcess(
    SERVERS[name],
    { ...OPEN_LIMITS, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dir },
    join(dir, 'log'),
  );
  const line = await child.line((text) => text.includes('http://'));
  const readyMs = performance.now() - started;
  const [address = ''] = /http:\/\/\S+/.exec(line) ?? [];
  return {
    address,
    readyMs,
    async stop() {
      child.process.kill('SIGTERM');
      await child.ended();
    },
  };
}
