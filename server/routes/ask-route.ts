import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppDeps } from '../app.ts';
import { parseAskRequest } from '../ask-request.ts';
import { clientAddress } from '../client-address.ts';
import { serverError } from '../errors.ts';
import { readyKnowledge } from '../knowledge.ts';
import { LIMITS } from '../protocol.ts';
import { onlyMethods } from './only-methods.ts';

/** `POST /api/ask`. */
export function askRoute({ knowledge, asks, admit }: AppDeps): Hono {
  const route = new Hono();
  const limit = bodyLimit({
    maxSize: LIMITS.bodyBytes,
    onError() {
      const details = { limit: LIMITS.bodyBytes, characters: LIMITS.questionCharacters };
      throw serverError('BODY_TOO_LARGE', 'the body is over the limit', details);
    },
  });
  route.post('/', limit, async (c) => {
    const { answerer } = readyKnowledge(knowledge);
    const request = parseAskRequest(parseBody(await c.req.arrayBuffer()), answerer.townships);
    admit(clientAddress(c));
    return c.json(await asks.ask(request));
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
