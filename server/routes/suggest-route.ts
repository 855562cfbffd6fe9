import { Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { readyKnowledge } from '../knowledge.ts';
import type { Suggestions } from '../protocol.ts';
import { onlyMethods } from './only-methods.ts';
import { textParameter } from './query.ts';

// As many as fit under the question box of a phone.
const SUGGESTIONS = 8;

/** `GET /api/suggest?q=`: completions of what is being typed; none for an empty box. */
export function suggestRoute({ knowledge }: AppDeps): Hono {
  const route = new Hono();
  route.get('/', (c) => {
    const { answerer } = readyKnowledge(knowledge);
    const text = textParameter(c, 'q');
    const suggestions = text === null ? [] : answerer.suggest(text, SUGGESTIONS);
    return c.json({ suggestions } satisfies Suggestions);
  });
  return onlyMethods(route, '/', ['GET']);
}
