import { serverError } from './errors.ts';
import { createFairQueue } from './fair-queue.ts';

/** Whose turn a question takes. */
export interface QuestionTurn {
  /** Who asks: the questions of clients are answered in turn. */
  readonly client: string;
  /** Questions of one conversation are answered one after the other. */
  readonly conversation: string;
  /** Aborted while it waits: the question gives up its place. */
  readonly signal?: AbortSignal | undefined;
}

/** Lets so many questions be answered at once; the others wait for their turn, fairly shared among clients. */
export interface QuestionQueue {
  /**
   * @throws ServerError BUSY when too many wait, also later when this question must give way to a client that asks
   *   less; the signal's reason when it was aborted before its turn; what `work` throws
   */
  run<Result>(turn: QuestionTurn, work: () => Promise<Result>): Promise<Result>;
  readonly waiting: number;
  readonly running: number;
}

export interface QuestionQueueOptions {
  /** Questions that may wait for their turn. */
  readonly bound: number;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
}

// One is embedded while others are searched for; more at once would only wait for each other.
const AT_ONCE = 8;
// Until a question has been timed.
const FIRST_GUESS_MS = 20;
// How much the newest question counts in the mean time.
const NEWEST = 0.1;
const LONGEST_WAIT_SECONDS = 60;

interface Job {
  readonly turn: QuestionTurn;
  readonly start: () => void;
  readonly refuse: (reason: unknown) => void;
}

export function createQuestionQueue(options: QuestionQueueOptions): QuestionQueue {
  const { bound, now = () => performance.now() } = options;
  const queue = createFairQueue<Job>(bound);
  const answering = new Set<string>();
  let running = 0;
  let meanMs = FIRST_GUESS_MS;

  const busy = (): Error => {
    const seconds = Math.ceil((queue.size * meanMs) / AT_ONCE / 1000);
    return serverError('BUSY', `${queue.size} questions wait`, {
      seconds: Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS),
    });
  };

  function startNext(): void {
    while (running < AT_ONCE) {
      const job = queue.take(({ turn }) => !answering.has(turn.conversation));
      if (!job) return;
      running += 1;
      answering.add(job.turn.conversation);
      job.start();
    }
  }

  async function work<Result>(turn: QuestionTurn, run: () => Promise<Result>): Promise<Result> {
    const started = now();
    try {
      return await run();
    } finally {
      meanMs += NEWEST * (now() - started - meanMs);
      running -= 1;
      answering.delete(turn.conversation);
      startNext();
    }
  }

  return {
    get waiting() {
      return queue.size;
    },
    get running() {
      return running;
    },
    async run(turn, run) {
      turn.signal?.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const giveUp = (): void => {
          if (queue.remove(turn.client, job)) reject(turn.signal?.reason);
        };
        const leave = (): void => turn.signal?.removeEventListener('abort', giveUp);
        const job: Job = {
          turn,
          start() {
            leave();
            resolve();
          },
          refuse(reason) {
            leave();
            reject(reason);
          },
        };
        turn.signal?.addEventListener('abort', giveUp);
        queue.offer(turn.client, job)?.refuse(busy());
        startNext();
      });
      return work(turn, run);
    },
  };
}
