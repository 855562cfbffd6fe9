import type { BenchFigures } from './bench-figures.ts';
import { markdownTable, megabytes, milliseconds, percent, wholeNumber } from './markdown-table.ts';
import type { StageFigures } from './measure-load.ts';

const SERVER_NAMES = { product: 'this product', plain: 'plain' } as const;
const HEAD = [
  'server',
  'open chats',
  'answers/s',
  'median ms',
  '99th ms',
  'worst ms',
  'server median ms',
  'server 99th ms',
  'answers',
  'busy',
  'errors',
  'vectors known',
  'MB before',
  'MB highest',
  'MB after',
];

/** Both servers under load, stage by stage. */
export function writeLoad({ product, plain, leisureSeconds, questionCount }: BenchFigures): string {
  const stages = [...product.stages, ...plain.stages];
  const table = (fits: (stage: StageFigures) => boolean): string =>
    markdownTable(HEAD, stages.filter(fits).map(stageRow));
  return [
    '## Load',
    '',
    "The plain server is Hono with MiniSearch over the same items and jieba's words",
    '(`test/bench/plain-server.ts`): it ranks entries and does nothing else, and finds far fewer right ones (see below).',
    `Questions: the ${wholeNumber(questionCount)} development questions, each in up to 35 wordings; "vectors known" is the`,
    'share of questions whose vector was in the cache or on its way. No rate limit; all other limits of a question hold.',
    'Times are of answered questions, from sending the question to having the whole answer. "busy" counts refusals with',
    '`BUSY`: more than 512 questions waited. Over HTTP who is refused asks again at once, over WebSocket after the seconds',
    'that it was told. "errors" is everything else: no answer, two answers, a lost connection, another refusal.',
    '"server" times are what the server says that an answer took, its wait in the queue not included.',
    '',
    '### HTTP, `POST /api/ask`, asked without a pause',
    '',
    table(({ transport }) => transport === 'HTTP'),
    '',
    '### WebSocket, asked without a pause',
    '',
    table(({ transport, everySeconds }) => transport === 'WebSocket' && everySeconds === 0),
    '',
    '### WebSocket, at leisure',
    '',
    `People read before they ask again: 16 chats with a question each every second, 1,000 with one every 40 s, for ${leisureSeconds} s.`,
    '',
    table(({ everySeconds }) => everySeconds > 0),
    '',
    "### An hour's worth of questions",
    '',
    `${wholeNumber(product.hour.outcome.times.count)} questions from 16 open chats, one after the other, after all of the above`,
    'in the same process; memory is read again when the chats have been closed for 3 s.',
    '',
    markdownTable(HEAD, [product.hour, plain.hour].map(stageRow)),
    ...errorLines([...stages, product.hour, plain.hour]),
  ].join('\n');
}

function stageRow({ server, chats, outcome, cacheHits, memory }: StageFigures): string[] {
  const { seconds, times, serverTimes, busy, errors } = outcome;
  return [
    SERVER_NAMES[server],
    wholeNumber(chats),
    wholeNumber(times.count / seconds),
    milliseconds(times.median),
    milliseconds(times.p99),
    milliseconds(times.worst),
    milliseconds(serverTimes?.median ?? Number.NaN),
    milliseconds(serverTimes?.p99 ?? Number.NaN),
    wholeNumber(times.count),
    wholeNumber(busy),
    wholeNumber([...errors.values()].reduce((sum, count) => sum + count, 0)),
    percent(cacheHits),
    megabytes(memory.before),
    megabytes(memory.highest),
    megabytes(memory.after),
  ];
}

/** What the errors were, where there were any. */
function errorLines(stages: readonly StageFigures[]): string[] {
  const lines = stages.flatMap(({ server, transport, chats, outcome }) =>
    [...outcome.errors].map(
      ([what, count]) =>
        `- ${SERVER_NAMES[server]}, ${transport}, ${wholeNumber(chats)} chats: ${count} × ${what}`,
    ),
  );
  return lines.length === 0 ? [] : ['', 'Errors:', ...lines];
}
