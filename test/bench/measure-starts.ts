import { join } from 'node:path';
import type { BenchOptions } from './bench-options.ts';
import { FROM_SOURCE, startProcess } from './bench-process.ts';
import { startBenchServer } from './bench-server.ts';
import { summarizeTimes, type TimeSummary } from './percentiles.ts';
import { readMetrics, residentMemory } from './read-metrics.ts';

export interface StartFigures {
  /** From starting the process to the line that says that questions are answered, in milliseconds. */
  readonly firstStartMs: number;
  readonly starts: TimeSummary;
  /** The command that builds the index, from the shipped vectors. */
  readonly buildMs: number;
  /** Resident memory after the start and after the questions, in bytes. */
  readonly memoryAtStart: number;
  readonly memoryAfter: number;
  /** One question after the other over HTTP; from sending it to having its answer, and what the server says it took. */
  readonly roundTrips: TimeSummary;
  readonly serverTimes: TimeSummary;
}

/** @param dir an empty folder; afterwards it holds an index */
export async function measureStarts(
  dir: string,
  questions: Iterator<string, never>,
  { starts, memoryQuestions }: BenchOptions,
): Promise<StartFigures> {
  const buildDir = join(dir, 'built');
  const buildStarted = performance.now();
  await startProcess(
    [...FROM_SOURCE, 'indexer/main.ts', '--dir', buildDir],
    {},
    join(dir, 'build-log'),
  ).ended();
  const buildMs = performance.now() - buildStarted;

  const first = await startBenchServer('product', dir);
  await first.stop();
  const readyMs: number[] = [];
  for (let start = 1; start < starts; start += 1) {
    const again = await startBenchServer('product', dir);
    readyMs.push(again.readyMs);
    await again.stop();
  }
  const last = await startBenchServer('product', dir);
  readyMs.push(last.readyMs);
  try {
    const memoryAtStart = residentMemory(await readMetrics(last.address));
    const times = await askInTurn(last.address, questions, memoryQuestions);
    const memoryAfter = residentMemory(await readMetrics(last.address));
    const firstStartMs = first.readyMs;
    return { firstStartMs, starts: summarizeTimes(readyMs), buildMs, memoryAtStart, memoryAfter, ...times };
  } finally {
    await last.stop();
  }
}

/** One question after the other. */
async function askInTurn(
  address: string,
  questions: Iterator<string, never>,
  count: number,
): Promise<Pick<StartFigures, 'roundTrips' | 'serverTimes'>> {
  const roundTrips: number[] = [];
  const serverTimes: number[] = [];
  for (let asked = 0; asked < count; asked += 1) {
    const started = performance.now();
    serverTimes.push(await askOnce(address, questions.next().value));
    roundTrips.push(performance.now() - started);
  }
  return { roundTrips: summarizeTimes(roundTrips), serverTimes: summarizeTimes(serverTimes) };
}

/** @returns what the server says that the answer took it, in milliseconds. @throws Error when there is no answer */
async function askOnce(address: string, question: string): Promise<number> {
  const response = await fetch(`${address}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  const { tookMs } = (await response.json()) as { tookMs: number };
  return tookMs;
}
