import { Hono } from 'hono';
import metadata from '../../package.json' with { type: 'json' };
import type { AppDeps } from '../app.ts';
import { readyKnowledge } from '../knowledge.ts';
import { PROTOCOL_VERSION, type ReadyView } from '../protocol.ts';
import { onlyMethods } from './only-methods.ts';

/** `GET /readyz`: 200 when index and model are loaded, with what they are. */
export function readyRoute({ knowledge }: AppDeps): Hono {
  const route = new Hono();
  route.get('/', (c) => {
    const { format, tokenizer, model, seeds } = readyKnowledge(knowledge).stamp;
    const ready: ReadyView = {
      status: 'ready',
      version: metadata.version,
      protocol: PROTOCOL_VERSION,
      index: { format, tokenizer, model, seeds },
    };
    return c.json(ready);
  });
  return onlyMethods(route, '/', ['GET']);
}
