import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

export interface PreflightTerms {
  /** As the real service lists them, such as `POST, OPTIONS`. */
  readonly methods: string;
  /** How long a browser may go by the answer; not said where undefined. */
  readonly maxAgeSeconds: number | undefined;
}

/** What a preflight is answered by a service that takes whatever headers a page wants to send, pages of public sites included. */
export function preflightHeaders(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { methods, maxAgeSeconds }: PreflightTerms,
): OutgoingHttpHeaders {
  const asked = headers['access-control-request-headers'];
  // Chromium asks this before a public page may call an address of this machine.
  const isPrivateNetwork = headers['access-control-request-private-network'] !== undefined;
  return {
    'access-control-allow-methods': methods,
    ...(maxAgeSeconds !== undefined && { 'access-control-max-age': String(maxAgeSeconds) }),
    ...(asked && { 'access-control-allow-headers': asked }),
    ...(isPrivateNetwork && { 'access-control-allow-private-network': 'true' }),
  };
}
