import type { ComposedAnswer } from '../answerer.ts';
import type { Citation, NoAnswerReason, Understood } from '../protocol.ts';

/** What a refusal says beside its reason. */
export interface RefusalParts {
  readonly text: string;
  readonly understood: Understood;
  readonly confidence: number;
  readonly elsewhere?: readonly Citation[];
  readonly suggestions?: readonly string[];
}

/** A plain refusal; `elsewhere` holds entries that are not the answer. */
export function composeRefusal(reason: NoAnswerReason, parts: RefusalParts): ComposedAnswer {
  return {
    kind: 'none',
    reason,
    verdict: reason === 'not-listed' ? '清单未列' : null,
    text: parts.text,
    citations: [],
    elsewhere: parts.elsewhere ?? [],
    departments: [],
    options: [],
    dispatch: null,
    understood: parts.understood,
    confidence: parts.confidence,
    suggestions: parts.suggestions ?? [],
  };
}
