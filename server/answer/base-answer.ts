import type { ComposedAnswer } from '../answerer.ts';
import type { Citation, Understood } from '../protocol.ts';
import { leadingDepartments } from './cite.ts';

/** An answer that shows citations; verdict, departments and dispatch line are the citations' own. */
export function answerOf(
  text: string,
  citations: readonly Citation[],
  understood: Understood,
  confidence: number,
  suggestions: readonly string[] = [],
): ComposedAnswer {
  return {
    kind: 'answer',
    reason: null,
    verdict: citations[0]?.verdict ?? null,
    text,
    citations,
    elsewhere: [],
    departments: leadingDepartments(citations),
    options: [],
    dispatch: citations[0]?.dispatch ?? null,
    understood,
    confidence,
    suggestions,
  };
}
