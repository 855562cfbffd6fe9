import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppDeps } from '../app.ts';
import { parseAskRequest } from '../ask-request.ts';
import { serverError } from '../errors.ts';
import { readyKnowledge } from '../knowledge.ts';
import { onlyMethods } from './only-methods.ts';

/** `POST /api/ask`. */
export function askRoute({ knowledge, asks, admit, limits }: AppDeps): Hono {
  const route = new Hono();
  const limit = bodyLimit({
    maxSize: limits.messageBytes,
    onError() {
      const details = { limit: limits.messageBytes, characters: limits.questionCharacters };
      throw serverError('BODY_TOO_LARGE', 'the body is over the limit', details);
    },
  });
  route.post('/', limit, async (c) => {
    const { answerer } = readyKnowledge(knowledge);
    const body = parseBody(await c.req.arrayBuffer());
    const request = parseAskRequest(body, answerer.townships, limits.questionCharacters);
    const client = c.get('client');
    admit(client);
    return c.json(await asks.ask(request, { client, request: c.get('request') }));
  });
  return onlyMethods(route, '/', ['POST']);
}

/** @throws ServerError BAD_JSON when the bytes are not UTF-8 or not JSON */
function parseBody(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw serverError('BAD_JSON', 'the body is not JSON', {}, { cause });
  }
}
