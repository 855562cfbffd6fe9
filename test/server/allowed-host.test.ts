import { expect, it } from 'vitest';
import { isHostAllowed } from '../../server/allowed-host.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

it.each([
  ['localhost', true],
  ['LOCALHOST:8787', true],
  ['127.0.0.1:8787', true],
  ['[::1]:8787', true],
  ['[::1]', true],
  [undefined, true],
  ['evil.example', false],
  ['evil.example:8787', false],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['', false],
])('%j: %s', (host, allowed) => {
  expect(isHostAllowed(host, LOOPBACK)).toBe(allowed);
});

it('lets any name pass where none is set', () => {
  expect(isHostAllowed('evil.example', null)).toBe(true);
});
