import type { EngineComparison } from './measure-engines.ts';
import type { StageFigures } from './measure-load.ts';
import type { StartFigures } from './measure-starts.ts';

/** Where the figures were measured. */
export interface Machine {
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted a core in the minute before the run: what others had running. */
  readonly loadBefore: number;
}

export interface ServerLoad {
  readonly stages: readonly StageFigures[];
  readonly hour: StageFigures;
}

/** Everything that one run measured. */
export interface BenchFigures {
  readonly machine: Machine;
  readonly quick: boolean;
  readonly leisureSeconds: number;
  readonly memoryQuestions: number;
  readonly questionCount: number;
  readonly starts: StartFigures;
  readonly product: ServerLoad;
  readonly plain: ServerLoad;
  readonly engines: EngineComparison;
}
