/**
 * Whether a request names this server as its host. A foreign page can have its own name point at this machine and
 * then asks as if it were ours ("DNS rebinding"); its `Host` gives it away.
 * @param host the header, with or without a port; undefined comes from no browser
 * @param allowed names and addresses without port; null = any
 */
export function isHostAllowed(host: string | undefined, allowed: readonly string[] | null): boolean {
  if (host === undefined || allowed === null) return true;
  const name = host
    .toLowerCase()
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  return allowed.some((other) => other.toLowerCase() === name);
}
