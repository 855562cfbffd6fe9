import type { Intent } from '../../protocol.ts';
import { type ClassModel, classProbabilities, type NamedFeatures } from './class-model.ts';

/** What a question about one matter may want to know of it. */
export const MATTER_INTENTS = [
  'who',
  'how',
  'township-part',
  'department-part',
  'still',
  'either',
  'compare',
] as const satisfies readonly Intent[];

/** A question's frame and what the rules take it for. @param rule null where the rules are not to be heard */
export function intentFeatures(frame: readonly string[], rule: Intent | null): NamedFeatures {
  return new Map([...frame, ...(rule === null ? [] : [`rule:${rule}`])].map((name) => [name, 1]));
}

/** What the intent is guessed among: a matter's, or everything that an office leads. */
export const GUESSED_INTENTS = [...MATTER_INTENTS, 'department'] as const satisfies readonly Intent[];

/**
 * The likeliest of what a question may want to know: people put it in more ways than rules foresee, and rules are
 * sure where they were made for it.
 */
export function guessIntent(
  frame: readonly string[],
  rule: Intent,
  among: readonly Intent[],
  model: ClassModel,
): Intent {
  const probabilities = classProbabilities(intentFeatures(frame, rule), model);
  const of = (intent: string): number => probabilities[model.classes.indexOf(intent)] ?? 0;
  return [...among].sort((a, b) => of(b) - of(a))[0] ?? 'who';
}
