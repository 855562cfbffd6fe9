/** `measure-engine.ts <engine> <set> <items|wordings> <passes>`: one engine in a process of its own; prints its figures. */
import { readBenchSet } from './bench-set.ts';
import type { Engine } from './engines/engine.ts';
import { summarizeTimes, type TimeSummary } from './percentiles.ts';

export interface EngineFigures {
  readonly buildMs: number;
  readonly times: TimeSummary;
  /** What the process grew by when the index was built or loaded, in bytes. */
  readonly indexBytes: number;
  /** The whole process after all questions. */
  readonly processBytes: number;
  /** Shares of the answerable questions, 0..1. */
  readonly first: number;
  readonly three: number;
  readonly answerable: number;
}

const [name, file, texts, passes] = process.argv.slice(2);
if (name === undefined || file === undefined) throw new Error('say which engine and which file');
const { engine } = (await import(`./engines/${name}.ts`)) as { engine: Engine };
const set = readBenchSet(file);

const before = settledMemory();
const started = performance.now();
const rank = await engine.build(set, texts === 'wordings');
const buildMs = performance.now() - started;
const indexBytes = settledMemory() - before;

for (const question of set.warmUp) await rank(question);
const times: number[] = [];
const ranks: number[] = [];
for (let pass = 0; pass < Number(passes); pass += 1) {
  for (const { question, right } of set.questions) {
    const asked = performance.now();
    const families = await rank(question);
    times.push(performance.now() - asked);
    if (pass === 0 && right.length > 0) ranks.push(families.findIndex((id) => right.includes(id)));
  }
}
const shareBelow = (bound: number): number =>
  ranks.filter((at) => at >= 0 && at < bound).length / Math.max(1, ranks.length);
const figures: EngineFigures = {
  buildMs,
  times: summarizeTimes(times),
  indexBytes,
  processBytes: settledMemory(),
  first: shareBelow(1),
  three: shareBelow(3),
  answerable: ranks.length,
};
console.log(JSON.stringify(figures));

/** Resident memory in bytes without what is only waiting to be collected. */
function settledMemory(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  return process.memoryUsage.rss();
}
