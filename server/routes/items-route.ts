import { Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { serverError } from '../errors.ts';
import { readyKnowledge } from '../knowledge.ts';
import { itemFilter } from './item-filter.ts';
import { onlyMethods } from './only-methods.ts';

/** `GET /api/items` and `GET /api/items/<id>`; an id keeps its slashes. */
export function itemsRoute({ knowledge }: AppDeps): Hono {
  const route = new Hono();
  route.get('/', (c) => {
    const { catalog } = readyKnowledge(knowledge);
    return c.json(catalog.select(itemFilter(c, catalog)));
  });
  route.get('/:id{.+}', (c) => {
    const { catalog } = readyKnowledge(knowledge);
    const id = c.req.param('id');
    const item = catalog.detail(id);
    if (!item) throw serverError('ITEM_UNKNOWN', 'unknown item', { value: id, example: catalog.exampleId });
    return c.json(item);
  });
  return onlyMethods(onlyMethods(route, '/', ['GET']), '/:id{.+}', ['GET']);
}
