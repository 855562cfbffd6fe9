import type { Hono } from 'hono';
import { serverError } from '../errors.ts';

/** Ends a path of a route: every method that it has no handler for is refused, with those that it has. */
export function onlyMethods(route: Hono, path: string, methods: readonly string[]): Hono {
  const allowed = methods.join(', ');
  return route.all(path, (c) => {
    c.header('Allow', allowed);
    throw serverError('METHOD_NOT_ALLOWED', 'wrong method', { method: c.req.method, allowed });
  });
}
