import { markdownTable, megabytes, milliseconds, percent, wholeNumber } from './markdown-table.ts';
import type { EngineComparison, EngineRow } from './measure-engines.ts';

/** The search of the product and of others on the same items and questions. */
export function writeEngines({ counts, rows }: EngineComparison): string {
  const answerable = rows[0]?.figures.answerable ?? Number.NaN;
  return [
    '## Side by side',
    '',
    `The same ${wholeNumber(counts.items)} items and ${wholeNumber(counts.questions)} development questions, of which`,
    `${wholeNumber(answerable)} have an answer; each engine in a process of its own, one question at a time. The product's search`,
    `also knows ${wholeNumber(counts.wordings)} everyday wordings, so the others are measured without and with them. A first entry is`,
    "right when it belongs to a duty family that answers the question; the product's weights were learned on these",
    'questions, its share on unseen ones is what `npm run evaluate -- test` reports. MiniSearch, Orama and FlexSearch get',
    "jieba's words, as their own way of cutting finds no word in a Chinese sentence; FTS5 gets any of a question's trigrams.",
    'The product embeds each question anew, no vector is kept. "index" is what the process grew by when the index was built',
    '(the product: loaded), "process" the whole of it after all questions, the product\'s model included.',
    '',
    markdownTable(
      [
        'search',
        'texts',
        'median ms',
        '99th ms',
        'index MB',
        'process MB',
        'built or loaded in s',
        'first right',
        'among three',
      ],
      rows.map(engineRow),
    ),
  ].join('\n');
}

function engineRow({ name, withWordings, figures }: EngineRow): string[] {
  return [
    name,
    withWordings ? 'items + wordings' : 'items',
    milliseconds(figures.times.median),
    milliseconds(figures.times.p99),
    megabytes(figures.indexBytes),
    megabytes(figures.processBytes),
    (figures.buildMs / 1000).toFixed(2),
    percent(figures.first),
    percent(figures.three),
  ];
}
