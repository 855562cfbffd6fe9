import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParseProblem } from './duty-item.ts';

/** A problem that was looked at and stays: one line of `seeds/known-problems.jsonl`. */
export interface KnownProblem {
  readonly code: string;
  readonly file: string;
  /** The item, or where there is none the line. */
  readonly at: string | number;
  readonly reason: string;
}

/** Reads the known problems; none when there is no file. */
export function readKnownProblems(root: string): KnownProblem[] {
  const path = join(root, 'seeds', 'known-problems.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as KnownProblem);
}

/** Parts problems into known and new ones, and names the known ones that occur no more. */
export function sortProblems(
  problems: readonly ParseProblem[],
  known: readonly KnownProblem[],
): { fresh: ParseProblem[]; familiar: ParseProblem[]; gone: KnownProblem[] } {
  const keyOf = (code: string, file: string, at: string | number): string => `${code} ${file} ${at}`;
  const keys = new Set(known.map(({ code, file, at }) => keyOf(code, file, at)));
  const keyOfProblem = ({ code, file, itemId, line }: ParseProblem): string =>
    keyOf(code, file, itemId ?? line);
  const occurring = new Set(problems.map(keyOfProblem));
  return {
    fresh: problems.filter((problem) => !keys.has(keyOfProblem(problem))),
    familiar: problems.filter((problem) => keys.has(keyOfProblem(problem))),
    gone: known.filter(({ code, file, at }) => !occurring.has(keyOf(code, file, at))),
  };
}
