import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** The address that a request came from; `local` when it came through no socket. */
export function clientAddress(c: Context): string {
  const bindings = c.env as Partial<HttpBindings> | undefined;
  return bindings?.incoming?.socket.remoteAddress ?? 'local';
}
