import type { Context } from 'hono';
import type { PageFile } from '../page-files.ts';

// The build puts a hash of the content into these names: another content has another name.
const NAME_WITH_HASH = /^\/assets\/.+-[A-Z0-9]{8}\.\w+$/;

/** Sends a file of the page in the best encoding that the browser takes, or 304 when it has it. */
export function sendFile(c: Context, file: PageFile): Response {
  c.header('ETag', file.etag);
  // Other files are kept too, but asked for each time: a new version is seen at once, an old one costs a 304.
  const forGood = NAME_WITH_HASH.test(c.req.path);
  c.header('Cache-Control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache');
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
