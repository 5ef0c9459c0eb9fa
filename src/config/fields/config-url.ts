// Where credentials and tokens may go. Everything that could send them in the clear is refused.

/**
 * Reads a URL of the configuration: https, or http on this very machine, and without credentials in it.
 * @param base resolves a relative one; what stays on the page's own origin may use the page's own protocol.
 *   Without it only a full URL is taken.
 * @returns undefined when it is none, or none that may be used
 */
export function parseConfigUrl(value: string, base?: string): URL | undefined {
  const url = parseUrl(value, base);
  if (!url || value.trim() === '' || url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'https:') return url;
  if (url.protocol !== 'http:') return undefined;
  const isOwnOrigin = base !== undefined && url.origin === new URL(base).origin;
  return isOwnOrigin || isLoopback(url.hostname) ? url : undefined;
}

/** As `URL.parse`, which many browsers lack. */
export function parseUrl(value: string, base: string | undefined): URL | undefined {
  try {
    return new URL(value, base);
  } catch {
    return undefined;
  }
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  );
}
