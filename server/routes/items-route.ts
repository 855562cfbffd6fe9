import { Hono } from 'hono';
import { DUTY_LISTS } from '../../indexer/duty-item.ts';
import type { AppDeps } from '../app.ts';
import { checkTownship } from '../ask-request.ts';
import { serverError } from '../errors.ts';
import { readyKnowledge } from '../knowledge.ts';
import { onlyMethods } from './only-methods.ts';
import { choiceParameter, pageParameter, textParameter } from './query.ts';

/** `GET /api/items` and `GET /api/items/<id>`; an id keeps its slashes. */
export function itemsRoute({ knowledge }: AppDeps): Hono {
  const route = new Hono();
  route.get('/', (c) => {
    const { catalog } = readyKnowledge(knowledge);
    const township = textParameter(c, 'township');
    if (township !== null) checkTownship(township, catalog.townships);
    const page = catalog.select({
      township,
      list: choiceParameter(c, 'list', DUTY_LISTS),
      category: textParameter(c, 'category'),
      department: textParameter(c, 'department'),
      q: textParameter(c, 'q'),
      page: pageParameter(c),
    });
    return c.json(page);
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
