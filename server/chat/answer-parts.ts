import type { Answer, ServerMessage } from '../protocol.ts';

/** An answer as the messages that carry it, in the order of the contract. */
export function answerParts(id: string, answer: Answer): ServerMessage[] {
  const { kind, reason, verdict, text, departments, dispatch, confidence, options } = answer;
  const { citations, elsewhere, suggestions, conversation, tookMs } = answer;
  return [
    { type: 'understood', id, ...answer.understood },
    { type: 'verdict', id, kind, reason, verdict, text, departments, dispatch, confidence, options },
    { type: 'cards', id, citations, elsewhere },
    { type: 'suggestions', id, suggestions },
    { type: 'done', id, conversation, tookMs },
  ];
}
