import { Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { openApiDocument } from '../openapi.ts';
import { onlyMethods } from './only-methods.ts';

/** `GET /openapi.json`. */
export function openApiRoute({ knowledge }: AppDeps): Hono {
  const route = new Hono();
  route.get('/', (c) => c.json(openApiDocument(knowledge()?.answerer.townships ?? [])));
  return onlyMethods(route, '/', ['GET']);
}
