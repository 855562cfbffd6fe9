/**
 * Whether a request may come from the page that sent it: no `Origin` (not a browser's page), our own host,
 * or an allowed origin. A foreign page must not ask, write or delete through a visitor's browser.
 */
export function isOriginAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined || allowed.includes(origin)) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}
