import { Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { readyKnowledge } from '../knowledge.ts';
import { onlyMethods } from './only-methods.ts';

/** `GET /api/departments/<name>`: everything that an office leads or took over; nothing for a name of no office. */
export function departmentsRoute({ knowledge }: AppDeps): Hono {
  const route = new Hono();
  route.get('/:id{.+}', (c) => c.json(readyKnowledge(knowledge).catalog.department(c.req.param('id'))));
  return onlyMethods(route, '/:id{.+}', ['GET']);
}
