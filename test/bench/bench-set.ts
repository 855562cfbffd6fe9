import { readFileSync, writeFileSync } from 'node:fs';

/** A text that an engine finds: an item, or how people ask about a matter. */
export interface BenchDocument {
  readonly title: string;
  readonly departments: string;
  readonly cells: string;
  /** Families that it is about: one for an item. */
  readonly families: readonly string[];
}

/** What all engines are given, made once from one index. */
export interface BenchSet {
  readonly items: readonly BenchDocument[];
  readonly wordings: readonly BenchDocument[];
  readonly questions: readonly {
    readonly question: string;
    /** Families that answer it; empty: the lists do not. */
    readonly right: readonly string[];
  }[];
  /** Other questions, asked before the clock runs. */
  readonly warmUp: readonly string[];
}

export function writeBenchSet(path: string, set: BenchSet): void {
  writeFileSync(path, JSON.stringify(set));
}

export function readBenchSet(path: string): BenchSet {
  return JSON.parse(readFileSync(path, 'utf8')) as BenchSet;
}
