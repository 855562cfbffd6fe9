import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClientAddress } from '../../server/client-address.ts';

function request(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

describe('the client’s address', () => {
  it('is the connection’s, whatever it claims', () => {
    const { of } = createClientAddress([]);
    expect(of(request('203.0.113.5', '198.51.100.1'))).toBe('203.0.113.5');
    fc.assert(
      fc.property(fc.string(), (claim) => {
        expect(of(request('203.0.113.5', claim))).toBe('203.0.113.5');
      }),
    );
    expect(of(undefined)).toBe('local');
  });

  it('is the IPv4 address inside an IPv6 one, and the network of a true IPv6 one', () => {
    const { of } = createClientAddress([]);
    expect(of(request('::ffff:203.0.113.5'))).toBe('203.0.113.5');
    expect(of(request('2001:db8:1:2:3:4:5:6'))).toBe('2001:db8:1:2::/64');
    expect(of(request('2001:0db8:0001:0002::9'))).toBe('2001:db8:1:2::/64');
    expect(of(request('2001:db8::1'))).toBe('2001:db8:0:0::/64');
    expect(of(request('::1'))).toBe('0:0:0:0::/64');
    expect(of(request('fe80::1%eth0'))).toBe('fe80:0:0:0::/64');
  });

  it('is what a trusted proxy says', () => {
    const { of, isProxy } = createClientAddress(['127.0.0.1', '10.0.0.0/8']);
    expect(of(request('127.0.0.1', '198.51.100.1'))).toBe('198.51.100.1');
    expect(of(request('::ffff:127.0.0.1', '198.51.100.1:4711'))).toBe('198.51.100.1');
    expect(of(request('127.0.0.1', '[2001:db8::1]:4711'))).toBe('2001:db8:0:0::/64');
    expect(of(request('127.0.0.1'))).toBe('127.0.0.1');
    expect([isProxy('127.0.0.1'), isProxy('10.9.9.9'), isProxy('11.0.0.1'), isProxy(undefined)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is the last one that is no proxy: what stands before it was written by the client', () => {
    const { of } = createClientAddress(['127.0.0.1', '10.0.0.0/8']);
    expect(of(request('127.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.7'))).toBe('198.51.100.1');
    expect(of(request('127.0.0.1', '1.1.1.1, what, 10.0.0.7'))).toBe('10.0.0.7');
    expect(of(request('127.0.0.1', ''))).toBe('127.0.0.1');
  });

  it('is an address, whatever a proxy passes on', () => {
    const { of } = createClientAddress(['127.0.0.1']);
    fc.assert(
      fc.property(fc.string(), (claim) => {
        expect(of(request('127.0.0.1', claim))).toMatch(/^[0-9a-f:./]+$/);
      }),
    );
  });
});
