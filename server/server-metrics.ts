import type { Knowledge } from './knowledge.ts';
import { createMetrics } from './metrics.ts';
import type { Answer, ErrorCode } from './protocol.ts';

/** What the running server is asked when its metrics are read. */
export interface ServerState {
  readonly knowledge: () => Knowledge | null;
  readonly load: () => { readonly waiting: number; readonly running: number };
  /** Open connections, and those of them that are chats. */
  readonly sockets: () => { readonly all: number; readonly chats: number };
  readonly reloadFailed: () => boolean;
}

/** The server's measures. They hold counts and times, never words or addresses. */
export interface ServerMetrics {
  answered(answer: Pick<Answer, 'kind' | 'reason' | 'verdict'>, seconds: number): void;
  refused(code: ErrorCode): void;
  text(): string;
}

// In seconds; the product's targets are 8 and 25 ms.
const LATENCY_BOUNDS = [0.002, 0.004, 0.008, 0.016, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createServerMetrics(state: ServerState): ServerMetrics {
  const metrics = createMetrics();
  const gauge = (name: string, help: string, read: () => number): void =>
    metrics.observe(name, help, 'gauge', () => [[{}, read()]]);

  const answers = metrics.counter('zhaoshuiban_answers_total', 'Answers by kind, reason and verdict.');
  const refusals = metrics.counter('zhaoshuiban_refusals_total', 'Requests refused, by code.');
  const latency = metrics.histogram(
    'zhaoshuiban_answer_seconds',
    'From a question to its answer, waiting included.',
    LATENCY_BOUNDS,
  );
  gauge('zhaoshuiban_questions_waiting', 'Questions that wait for their turn.', () => state.load().waiting);
  gauge('zhaoshuiban_questions_running', 'Questions being answered.', () => state.load().running);
  metrics.observe(
    'zhaoshuiban_question_vectors_total',
    'Questions embedded (miss) or known (hit).',
    'counter',
    () => {
      const counts = state.knowledge()?.vectorCache();
      return [
        [{ result: 'hit' }, counts?.hits ?? 0],
        [{ result: 'miss' }, counts?.misses ?? 0],
      ];
    },
  );
  metrics.observe('zhaoshuiban_sockets', 'Open connections.', 'gauge', () => {
    const { all, chats } = state.sockets();
    return [
      [{ kind: 'chat' }, chats],
      [{ kind: 'http' }, all - chats],
    ];
  });
  metrics.observe('zhaoshuiban_index_info', 'The index that is answered from.', 'gauge', () => {
    const stamp = state.knowledge()?.stamp;
    if (!stamp) return [];
    const { format, tokenizer, model, seeds } = stamp;
    return [[{ format: String(format), tokenizer, model, seeds }, 1]];
  });
  gauge('zhaoshuiban_ready', 'Whether questions are answered.', () => Number(state.knowledge() !== null));
  gauge('zhaoshuiban_reload_failed', 'Whether what is on disk could not be loaded.', () =>
    Number(state.reloadFailed()),
  );
  gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  gauge(
    'zhaoshuiban_embedder_resident_memory_bytes',
    'Resident memory of the process that embeds; the program’s own pages are counted in both.',
    () => state.knowledge()?.embedderBytes() ?? 0,
  );
  gauge(
    'process_heap_bytes',
    'Memory of the main thread’s JavaScript heap in use.',
    () => process.memoryUsage().heapUsed,
  );
  metrics.observe('process_cpu_seconds_total', 'Processor time used.', 'counter', () => {
    const { user, system } = process.cpuUsage();
    return [[{}, (user + system) / 1e6]];
  });
  gauge('process_start_time_seconds', 'Start, in seconds since 1970.', () => performance.timeOrigin / 1000);

  return {
    answered({ kind, reason, verdict }, seconds) {
      answers({ kind, reason: reason ?? '', verdict: verdict ?? '' });
      latency(seconds);
    },
    refused: (code) => refusals({ code }),
    text: metrics.text,
  };
}
