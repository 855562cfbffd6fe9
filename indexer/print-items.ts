import { loadItems } from './load-items.ts';

/** `npm run --silent items`: every item, one JSON object a line. */
const { items } = loadItems(process.cwd());
process.stdout.write(items.map(({ item }) => `${JSON.stringify(item)}\n`).join(''));
