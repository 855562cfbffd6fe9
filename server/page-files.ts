import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** One file of the page, as it is sent. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null where compression gains nothing. */
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
}

/** The page's files by their path, which begins with `/`. Nothing outside of it can be asked for. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};
const INCOMPRESSIBLE = new Set(['.png', '.ico', '.woff2']);

/**
 * Reads the built page into memory, compressed once.
 * @param folder `web/dist`; empty or missing gives no files
 */
export function readPageFiles(folder: string): PageFiles {
  const entries = list(folder).map((path): [string, PageFile] => {
    const bytes = Uint8Array.from(readFileSync(path));
    return [`/${relative(folder, path).split(sep).join('/')}`, pageFile(path, bytes)];
  });
  return new Map(entries);
}

function list(folder: string): string[] {
  try {
    return (
      readdirSync(folder, { recursive: true, withFileTypes: true })
        // The renderer is for the server itself.
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.mjs'))
        .map((entry) => join(entry.parentPath, entry.name))
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function pageFile(path: string, bytes: Uint8Array<ArrayBuffer>): PageFile {
  const extension = extname(path).toLowerCase();
  const compress = !INCOMPRESSIBLE.has(extension) && bytes.length > 0;
  const brotli = compress
    ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
    : null;
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    bytes,
    brotli: brotli && Uint8Array.from(brotli),
    gzip: compress ? Uint8Array.from(gzipSync(bytes)) : null,
  };
}
