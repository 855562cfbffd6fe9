import type { Answer, ServerMessage } from '../server/protocol.ts';

/** The answer of `POST /api/ask` as the parts that the socket would have sent for message `id`. */
export function answerParts(id: string, answer: Answer): readonly ServerMessage[] {
  const { kind, reason, verdict, text, departments, dispatch, confidence, options } = answer;
  return [
    { type: 'understood', id, ...answer.understood },
    { type: 'verdict', id, kind, reason, verdict, text, departments, dispatch, confidence, options },
    { type: 'cards', id, citations: answer.citations, elsewhere: answer.elsewhere },
    { type: 'suggestions', id, suggestions: answer.suggestions },
    { type: 'done', id, conversation: answer.conversation, tookMs: answer.tookMs },
  ];
}
