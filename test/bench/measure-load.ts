import { setTimeout as pause } from 'node:timers/promises';
import type { BenchOptions } from './bench-options.ts';
import { endlessQuestions } from './bench-questions.ts';
import { type ServerName, startBenchServer } from './bench-server.ts';
import { loadChats } from './load-chats.ts';
import { loadHttp } from './load-http.ts';
import type { LoadOutcome } from './load-outcome.ts';
import { watchMemory } from './memory-watch.ts';
import { cacheHitShare, indexOf, readMetrics, residentMemory } from './read-metrics.ts';

/** One stage of the load on one server. */
export interface StageFigures {
  readonly server: ServerName;
  readonly transport: 'HTTP' | 'WebSocket';
  readonly chats: number;
  /** Seconds from one question of a chat to its next; 0: at once. */
  readonly everySeconds: number;
  readonly outcome: LoadOutcome;
  /** Share of question vectors that were known; NaN for a server that has none. */
  readonly cacheHits: number;
  /** Resident memory of the server in bytes. */
  readonly memory: { readonly before: number; readonly highest: number; readonly after: number };
}

/** People who read an answer before they ask again: so many open chats, a question each in so many seconds. */
const AT_LEISURE = [
  { chats: 16, everySeconds: 1 },
  { chats: 1000, everySeconds: 40 },
];
const HOUR_CHATS = 16;
/** How long a server is left alone before its memory counts as the memory after. */
const REST_MS = 3000;

/** Every stage on one server, then an hour's worth of questions, in one process from first to last. */
export async function measureLoad(
  server: ServerName,
  dir: string,
  questions: readonly string[],
  options: BenchOptions,
  report: (stage: StageFigures) => void,
): Promise<{ readonly stages: readonly StageFigures[]; readonly hour: StageFigures }> {
  const running = await startBenchServer(server, dir);
  const { address } = running;
  let index: string | undefined;
  const source = endlessQuestions(questions);
  const amount = (chats: number): number =>
    Math.max(options.stageQuestions, options.questionsPerChat * chats);

  async function stage(
    how: Pick<StageFigures, 'transport' | 'chats' | 'everySeconds'>,
    load: () => Promise<LoadOutcome>,
  ): Promise<StageFigures> {
    const before = await readMetrics(address);
    const highest = watchMemory(address);
    const outcome = await load();
    const peak = await highest.stop();
    await pause(REST_MS);
    const after = await readMetrics(address);
    if (indexOf(after) !== index) throw new Error('the index was replaced during the run: run it again');
    const [start, end] = [residentMemory(before), residentMemory(after)];
    const memory = { before: start, highest: Math.max(start, peak, end), after: end };
    const figures = { server, ...how, outcome, cacheHits: cacheHitShare(before, after), memory };
    report(figures);
    return figures;
  }

  const overSockets = (
    chats: number,
    everySeconds: number,
    until: { seconds: number } | { questions: number },
  ) =>
    stage({ transport: 'WebSocket', chats, everySeconds }, () =>
      loadChats(address, source, { chats, everySeconds, until }),
    );

  try {
    index = indexOf(await readMetrics(address));
    const stages: StageFigures[] = [];
    for (const connections of options.chats) {
      const how = { transport: 'HTTP', chats: connections, everySeconds: 0 } as const;
      stages.push(
        await stage(how, () => loadHttp(address, source, { connections, questions: amount(connections) })),
      );
    }
    for (const chats of options.chats) stages.push(await overSockets(chats, 0, { questions: amount(chats) }));
    for (const { chats, everySeconds } of AT_LEISURE) {
      stages.push(await overSockets(chats, everySeconds, { seconds: options.leisureSeconds }));
    }
    const hour = await overSockets(HOUR_CHATS, 0, { questions: options.hourQuestions });
    return { stages, hour };
  } finally {
    await running.stop();
  }
}
