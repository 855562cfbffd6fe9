import type { ComposedAnswer } from '../answerer.ts';
import { leadingDepartments } from './cite.ts';
import { SENTENCES } from './sentences.ts';

/** The answers to a question of several matters as one, each under its own heading, in the order asked. */
export function joinAnswers(
  answers: readonly { readonly heading: string; readonly answer: ComposedAnswer }[],
): ComposedAnswer {
  const all = answers.map(({ answer }) => answer);
  const citations = all.flatMap((answer) => answer.citations);
  const lead = all.find((answer) => answer.kind === 'answer') ?? all[0];
  if (!lead) throw new Error('no answers to join');
  return {
    ...lead,
    text: answers
      .map(({ heading, answer }, at) => `${SENTENCES.matterHead(at, heading)}\n${answer.text}`)
      .join('\n\n'),
    citations,
    elsewhere: all.flatMap((answer) => answer.elsewhere),
    departments: leadingDepartments(citations),
    confidence: Math.min(...all.map((answer) => answer.confidence)),
    suggestions: [],
  };
}
