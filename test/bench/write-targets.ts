import type { BenchFigures } from './bench-figures.ts';
import { markdownTable, megabytes, milliseconds, wholeNumber } from './markdown-table.ts';
import type { TimeSummary } from './percentiles.ts';

/** The design's targets with what this run measured. */
export function writeTargets({ starts, product, memoryQuestions }: BenchFigures): string {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  const medianAndP99 = ({ median, p99 }: TimeSummary): string =>
    `${milliseconds(median)} / ${milliseconds(p99)} ms`;
  const atLeisure = product.stages.find(({ chats, everySeconds }) => chats === 16 && everySeconds > 0);
  const questions = wholeNumber(memoryQuestions);
  const rows = [
    [
      'question to answer, one at a time, server side (median / 99th)',
      '8 / 25 ms',
      medianAndP99(starts.serverTimes),
    ],
    ['the same, round trip over HTTP', '–', medianAndP99(starts.roundTrips)],
    ...(atLeisure?.outcome.serverTimes
      ? [
          [
            `question to answer, 16 open chats, a question each every ${atLeisure.everySeconds} s, server side`,
            '8 / 25 ms',
            medianAndP99(atLeisure.outcome.serverTimes),
          ],
        ]
      : []),
    [`start with an index ready (median of ${starts.starts.count})`, '1.5 s', seconds(starts.starts.median)],
    ['first start from nothing, vectors shipped', '30 s', seconds(starts.firstStartMs)],
    ['build of the index alone, vectors shipped', '–', seconds(starts.buildMs)],
    ['resident memory at the start', '400 MB', `${megabytes(starts.memoryAtStart)} MB`],
    [`resident memory after ${questions} questions`, '400 MB', `${megabytes(starts.memoryAfter)} MB`],
    ['highest resident memory under any load', '–', `${megabytes(highestMemory(product))} MB`],
  ];
  return [
    '## Targets',
    '',
    markdownTable(['what', 'target', 'measured'], rows),
    '',
    'A start counts from starting the process to the line that says that questions are answered.',
  ].join('\n');
}

function highestMemory({ stages, hour }: BenchFigures['product']): number {
  return Math.max(...[...stages, hour].map(({ memory }) => memory.highest));
}
