/** How long the parts of a run are. */
export interface BenchOptions {
  readonly quick: boolean;
  /** Open chats of the load, one stage each. */
  readonly chats: readonly number[];
  /** Questions of a stage in which nobody pauses; a stage of many chats has more. */
  readonly stageQuestions: number;
  /** Questions that every chat of such a stage asks at least. */
  readonly questionsPerChat: number;
  /** Seconds of a stage in which people pause. */
  readonly leisureSeconds: number;
  /** Questions of the long run: what a busy hotline gets in an hour. */
  readonly hourQuestions: number;
  /** Questions before the resident memory is read. */
  readonly memoryQuestions: number;
  /** Times that a start is measured; the median counts. */
  readonly starts: number;
  /** Times that every engine answers all questions. */
  readonly passes: number;
}

const CHATS = [1, 16, 128, 1000];

/**
 * `--quick` for a look, without it for figures.
 * @throws Error naming an argument that is not known
 */
export function benchOptions(argv: readonly string[]): BenchOptions {
  const unknown = argv.find((argument) => argument !== '--quick');
  if (unknown !== undefined) throw new Error(`${unknown} is not an option; there is --quick`);
  return argv.includes('--quick')
    ? {
        quick: true,
        chats: CHATS,
        stageQuestions: 60,
        questionsPerChat: 1,
        leisureSeconds: 5,
        hourQuestions: 360,
        memoryQuestions: 100,
        starts: 1,
        passes: 1,
      }
    : {
        quick: false,
        chats: CHATS,
        stageQuestions: 2000,
        questionsPerChat: 4,
        leisureSeconds: 60,
        hourQuestions: 3600,
        memoryQuestions: 500,
        starts: 5,
        passes: 3,
      };
}
