import type { AskService } from './ask-service.ts';
import { presentError } from './errors.ts';
import type { Log } from './log.ts';
import type { ServerMetrics } from './server-metrics.ts';

export interface AskObservers {
  readonly log: Log;
  readonly metrics: Pick<ServerMetrics, 'answered'>;
  /** False: the log tells that something was asked and what kind of answer it got, not what. */
  readonly logQuestions: boolean;
}

/** The same service; each question leaves one line in the log and is counted. */
export function observeAsks(asks: AskService, { log, metrics, logQuestions }: AskObservers): AskService {
  return {
    ...asks,
    async ask(request, options = {}) {
      const started = performance.now();
      const common = {
        request: options.request ?? null,
        township: request.township ?? null,
        ...(logQuestions ? { question: request.question } : {}),
      };
      const elapsedMs = (): number => Math.round(performance.now() - started);
      try {
        const answer = await asks.ask(request, options);
        const { kind, reason, verdict, confidence } = answer;
        metrics.answered(answer, (performance.now() - started) / 1000);
        log('info', 'question', { ...common, kind, reason, verdict, confidence, ms: elapsedMs() });
        return answer;
      } catch (error) {
        const cancelled = options.signal?.aborted === true;
        const code = cancelled ? 'CANCELLED' : presentError(error).body.error.code;
        log('info', 'question-refused', { ...common, code, ms: elapsedMs() });
        throw error;
      }
    },
  };
}
