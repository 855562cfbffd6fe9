import { Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { readyKnowledge } from '../knowledge.ts';
import type { FamiliesView } from '../protocol.ts';
import { onlyMethods } from './only-methods.ts';

/** `GET /api/families`: each duty with who is responsible for it in the townships that list it. */
export function familiesRoute({ knowledge }: AppDeps): Hono {
  const route = new Hono();
  route.get('/', (c) => {
    const { catalog } = readyKnowledge(knowledge);
    return c.json({ townships: catalog.townships, families: catalog.families } satisfies FamiliesView);
  });
  return onlyMethods(route, '/', ['GET']);
}
