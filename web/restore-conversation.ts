import type { ConversationView } from '../server/protocol.ts';
import type { Conversation, Turn } from './chat-state.ts';

/** A conversation as the server keeps it, in the form in which the device keeps its own. */
export function restoreConversation({ id, turns }: ConversationView): Conversation {
  const restored = turns.map(({ question, township, askedAt, answer }, index): Turn => {
    const { kind, reason, verdict, text, departments, dispatch, confidence, options } = answer;
    return {
      // The message's own id stays with the device that asked.
      id: `${id}/${index}`,
      question,
      township,
      askedAt: Date.parse(askedAt),
      status: 'answered',
      understood: answer.understood,
      verdict: { kind, reason, verdict, text, departments, dispatch, confidence, options },
      citations: answer.citations,
      elsewhere: answer.elsewhere,
      suggestions: answer.suggestions,
      error: null,
    };
  });
  return { id, serverId: id, title: null, updatedAt: restored.at(-1)?.askedAt ?? 0, turns: restored };
}
