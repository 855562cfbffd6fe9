import { type Context, Hono } from 'hono';
import type { AppDeps } from '../app.ts';
import { serverError } from '../errors.ts';
import type { PageFile } from '../page-files.ts';

// Addresses that the page itself reads (web/route.ts); `/items/xiazhen/cooperative/13` is a link that can be shared.
const PAGE_ADDRESSES = [
  '/',
  '/ask',
  '/items/*',
  '/browse',
  '/department/*',
  '/compare',
  '/overview',
  '/learn',
  '/history',
  '/settings',
];

/** The built page: its files, and `index.html` for every address that the page reads. */
export function pageRoute({ page }: Pick<AppDeps, 'page'>): Hono {
  const route = new Hono();
  const index = page.get('/index.html');
  for (const address of index ? PAGE_ADDRESSES : []) {
    route.get(address, (c) => sendFile(c, index as PageFile));
  }
  route.get('*', (c) => {
    const file = page.get(c.req.path);
    if (!file) throw serverError('ROUTE_UNKNOWN', 'no such page');
    return sendFile(c, file);
  });
  return route;
}

function sendFile(c: Context, file: PageFile): Response {
  c.header('ETag', file.etag);
  // Kept, but asked for each time: a new version is seen at once, an old one costs a 304.
  c.header('Cache-Control', 'no-cache');
  c.header('Vary', 'Accept-Encoding');
  if (
    c.req
      .header('If-None-Match')
      ?.split(/\s*,\s*/)
      .includes(file.etag)
  )
    return c.body(null, 304);
  c.header('Content-Type', file.type);
  const accepted = c.req.header('Accept-Encoding') ?? '';
  for (const [encoding, bytes] of [
    ['br', file.brotli],
    ['gzip', file.gzip],
  ] as const) {
    if (!bytes || !accepts(accepted, encoding)) continue;
    c.header('Content-Encoding', encoding);
    return c.body(bytes);
  }
  return c.body(file.bytes);
}

/** Whether an Accept-Encoding header names an encoding and does not exclude it with q=0. */
function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((word) => word.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}
