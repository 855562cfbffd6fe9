import { Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { readyKnowledge } from '../knowledge.ts';
import type { HealthView } from '../protocol.ts';
import { onlyMethods } from './only-methods.ts';

/** `GET /healthz`: 200 as soon as questions are answered, also when newer lists could not be loaded. */
export function healthRoute({ knowledge, reloadProblem }: AppDeps): Hono {
  const route = new Hono();
  route.get('/', (c) => {
    const { catalog } = readyKnowledge(knowledge);
    const problem = reloadProblem();
    const health: HealthView = {
      status: 'ok',
      items: catalog.size,
      townships: catalog.townships.length,
      ...(problem ? { problem: { ...problem, since: new Date(problem.since).toISOString() } } : {}),
    };
    return c.json(health);
  });
  return onlyMethods(route, '/', ['GET']);
}
