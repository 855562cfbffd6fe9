import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

declare module 'hono' {
  interface ContextVariableMap {
    /** Who asks: see `createClientAddress`. */
    readonly client: string;
  }
}

/** Who stands behind a request: what limits and turns are counted by. */
export interface ClientAddress {
  /**
   * The client's address: an IPv4 address, or the first 64 bits of an IPv6 address, of which one client has all.
   * `local` when the request came through no socket.
   */
  of(request: IncomingMessage | undefined): string;
  /** Whether a connection is a trusted proxy's, which brings many clients. */
  isProxy(remoteAddress: string | undefined): boolean;
}

/**
 * @param trustedProxies addresses or networks whose `X-Forwarded-For` is believed; nobody else's is, since whoever
 *   sends it can write what he likes into it
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const network of trustedProxies) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    trusted.addSubnet(
      address,
      prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix),
      family,
    );
  }
  const isProxy = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return {
    of(request) {
      const remote = plainAddress(request?.socket.remoteAddress ?? '');
      if (remote === null) return 'local';
      if (!isProxy(remote)) return clientOf(remote);
      // Each proxy adds at the end whom it was asked by: the last one that is no proxy is the client.
      const forwarded = String(request?.headers['x-forwarded-for'] ?? '')
        .split(',')
        .map((part) => plainAddress(part.trim()));
      let client = remote;
      for (const address of forwarded.reverse()) {
        if (address === null) break;
        client = address;
        if (!isProxy(address)) break;
      }
      return clientOf(client);
    },
    isProxy: (remoteAddress) => isProxy(plainAddress(remoteAddress ?? '') ?? ''),
  };
}

/** An address without zone, brackets, port or the IPv4-in-IPv6 form; null when it is none. */
function plainAddress(text: string): string | null {
  const address =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) === 0 ? null : plain;
}

function clientOf(address: string): string {
  if (isIP(address) === 4) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const missing = address.includes('::') ? 8 - groups(head).length - groups(tail).length : 0;
  const all = [...groups(head), ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...groups(tail)];
  const network = all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}
