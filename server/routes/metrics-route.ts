import { Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { METRICS_TYPE } from '../metrics.ts';
import { onlyMethods } from './only-methods.ts';

/** `GET /metrics`, for Prometheus; answers before the index is ready too. */
export function metricsRoute({ metrics }: AppDeps): Hono {
  const route = new Hono();
  route.get('/', (c) => c.body(metrics.text(), 200, { 'Content-Type': METRICS_TYPE }));
  return onlyMethods(route, '/', ['GET']);
}
