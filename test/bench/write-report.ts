import type { BenchFigures, Machine } from './bench-figures.ts';
import { megabytes, wholeNumber } from './markdown-table.ts';
import { writeEngines } from './write-engines.ts';
import { writeLoad } from './write-load.ts';
import { writeTargets } from './write-targets.ts';

/** The whole of `docs/benchmarks.md`. */
export function writeReport(figures: BenchFigures): string {
  const parts = [
    writeHead(figures),
    writeTargets(figures),
    writeLoad(figures),
    writeEngines(figures.engines),
  ];
  return `${parts.join('\n\n')}\n`;
}

function writeHead({ machine, quick }: BenchFigures): string {
  return [
    '# Benchmarks',
    '',
    'Made by `npm run bench` in one run; do not edit.',
    ...(quick ? ['**This was a quick run (`--quick`): short stages, figures only for a look.**'] : []),
    '',
    writeMachine(machine),
    '',
    'The load generator runs on the same cores as the servers and takes its share of them. The machine is shared with',
    'other work, so read the figures as ratios within this run; do not compare them with those of another run.',
  ].join('\n');
}

function writeMachine({ cores, memoryBytes, system, node, loadBefore }: Machine): string {
  const busy = `${loadBefore.toFixed(1)} processes at work before the run`;
  return `Machine: ${wholeNumber(cores)} cores, ${megabytes(memoryBytes)} MB, ${system}, Node.js ${node}; ${busy}.`;
}
