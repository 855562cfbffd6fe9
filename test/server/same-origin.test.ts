import { expect, it } from 'vitest';
import { isOriginAllowed } from '../../server/same-origin.ts';

it.each([
  ['no page', undefined, 'localhost:8787', true],
  ['our own page', 'http://localhost:8787', 'localhost:8787', true],
  ['our own page behind a proxy with HTTPS', 'https://zsb.example.cn', 'zsb.example.cn', true],
  ['another host', 'http://evil.example', 'localhost:8787', false],
  ['another port', 'http://localhost:1', 'localhost:8787', false],
  ['a host that begins alike', 'http://localhost:8787.evil.example', 'localhost:8787', false],
  ['a page without an origin', 'null', 'localhost:8787', false],
  ['an allowed page', 'https://zwfw.example.cn', 'localhost:8787', true],
  ['no host', 'http://localhost:8787', undefined, false],
])('%s', (_, origin, host, allowed) => {
  expect(isOriginAllowed(origin, host, ['https://zwfw.example.cn'])).toBe(allowed);
});
