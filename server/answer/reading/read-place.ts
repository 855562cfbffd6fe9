import type { TownshipView } from '../../protocol.ts';
import { type FindTownship, namesEverywhere } from '../township-names.ts';
import { foreignPlace } from './foreign-place.ts';
import type { Memory } from './memory.ts';

/** For which townships a question asks, and where that was said. */
export interface Place {
  /** Empty: for all. */
  readonly townships: readonly TownshipView[];
  /** The question's words for them, as normalized. */
  readonly words: readonly string[];
  /** It came from an earlier question. */
  readonly carried: boolean;
  /** A place outside the five lists for which the question asks. */
  readonly foreign: string | null;
  /** All townships were asked for in words. */
  readonly everywhere: boolean;
}

/**
 * The question's own words win, then a township that the reader just set, then the conversation's, then the one
 * that is set.
 */
export function readPlace(
  question: string,
  memory: Memory,
  set: TownshipView | null,
  findTownship: FindTownship,
): Place {
  const { foreign, rest } = foreignPlace(question, findTownship);
  const named = findTownship(rest);
  const words = named?.words ?? [];
  const plain = { words, carried: false, foreign: null, everywhere: false };
  if (named) return { ...plain, townships: named.townships };
  if (namesEverywhere(question)) return { ...plain, townships: [], everywhere: true };
  if (foreign !== null) return { ...plain, townships: [], words: [foreign], foreign };
  const setBefore = memory.last?.township ?? null;
  const changed = memory.last !== null && (set?.id ?? null) !== setBefore;
  if (!changed && memory.township) {
    return { ...plain, townships: [memory.township], carried: memory.township.id !== set?.id };
  }
  return { ...plain, townships: set ? [set] : [] };
}
