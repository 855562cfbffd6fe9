import { Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { unpackAnswer } from '../conversations-record.ts';
import { serverError } from '../errors.ts';
import { readyKnowledge } from '../knowledge.ts';
import type { ConversationView } from '../protocol.ts';
import { onlyMethods } from './only-methods.ts';

// More turns than anyone reads in one conversation; bounds the answer's size.
const TURNS_SHOWN = 500;

/** `GET` and `DELETE /api/conversations/<id>`. Who knows the id, which nobody can guess, may read and delete. */
export function conversationRoute({ knowledge, conversations }: AppDeps): Hono {
  const route = new Hono();
  route.get('/:id', (c) => {
    const { catalog } = readyKnowledge(knowledge);
    const id = c.req.param('id');
    const turns = conversations.turns(id, TURNS_SHOWN);
    if (turns.length === 0) throw serverError('CONVERSATION_UNKNOWN', 'unknown conversation');
    return c.json({
      id,
      turns: turns.map(({ question, township, askedAt, answer }) => ({
        question,
        township,
        askedAt: new Date(askedAt).toISOString(),
        answer: unpackAnswer(answer, (item) => catalog.view(item)),
      })),
    } satisfies ConversationView);
  });
  route.delete('/:id', (c) => {
    if (!conversations.remove(c.req.param('id'))) {
      throw serverError('CONVERSATION_UNKNOWN', 'unknown conversation');
    }
    return c.body(null, 204);
  });
  return onlyMethods(route, '/:id', ['GET', 'DELETE']);
}
