/**
 * `npm run bench -- [--quick]`: the server under load beside a plain one, its search beside others, its starts and its
 * memory; writes `docs/benchmarks.md`. A full run takes half an hour on a quiet machine, a quick one five minutes.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, loadavg, platform, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { readSet } from '../evaluation/open-evaluation.ts';
import type { Machine } from './bench-figures.ts';
import { benchOptions } from './bench-options.ts';
import { endlessQuestions } from './bench-questions.ts';
import { milliseconds, wholeNumber } from './markdown-table.ts';
import { measureEngines } from './measure-engines.ts';
import { measureLoad, type StageFigures } from './measure-load.ts';
import { measureStarts } from './measure-starts.ts';
import { writeReport } from './write-report.ts';

const REPORT = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md');

const options = benchOptions(process.argv.slice(2));
const machine: Machine = {
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  system: `${platform()} ${arch()}`,
  node: process.versions.node,
  loadBefore: loadavg()[0] ?? Number.NaN,
};
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const sayStage = ({ server, transport, chats, everySeconds, outcome }: StageFigures): void => {
  const { seconds, times, busy } = outcome;
  const pace = `${wholeNumber(times.count / seconds)} answers/s, median ${milliseconds(times.median)} ms, ${busy} busy`;
  say(
    `${server}, ${transport}, ${chats} chats${everySeconds > 0 ? ` every ${everySeconds} s` : ''}: ${pace}`,
  );
};

// The product is measured as the source stands.
await import('../../server/build.ts');
const dir = mkdtempSync(join(tmpdir(), 'zhaoshuiban-bench-'));
try {
  const questions = readSet('dev').map(({ question }) => question);
  say('starts and memory');
  const productDir = join(dir, 'product');
  mkdirSync(productDir);
  const starts = await measureStarts(productDir, endlessQuestions(questions), options);
  const product = await measureLoad('product', productDir, questions, options, sayStage);
  const plain = await measureLoad('plain', join(dir, 'plain'), questions, options, sayStage);
  say('searches side by side');
  const engines = await measureEngines(productDir, options);
  const { quick, leisureSeconds, memoryQuestions } = options;
  const questionCount = questions.length;
  const figures = {
    machine,
    quick,
    leisureSeconds,
    memoryQuestions,
    questionCount,
    starts,
    product,
    plain,
    engines,
  };
  writeFileSync(REPORT, writeReport(figures));
  say(`written: ${REPORT}`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
