// Which pages may ask, and read the answers. Programs other than browsers send no Origin and are not kept out: that is
// the authorizer's work, not CORS's.

import { machineKinds } from './kinds/machine-kinds.ts';

/**
 * Exact origins (`https://chat.example.com`), or `'*'` for all. An empty list serves pages of the machine's
 * own origin: for a same-origin GET, browsers send no Origin.
 */
export type AllowedOrigins = readonly string[] | '*';

// What the original clients send beside their credentials.
const LEGACY_HEADERS = ['usergroup', 'cachename'];
// Chromium's ceiling.
const PREFLIGHT_MAX_AGE_SECONDS = 7_200;

/** Headers that let the page at `origin` read the answer; undefined: it may not. */
export function corsHeaders(
  allowed: AllowedOrigins,
  origin: string | null,
): Readonly<Record<string, string>> | undefined {
  if (origin === null) return {};
  if (allowed !== '*' && !allowed.includes(origin)) return undefined;
  return {
    'Access-Control-Allow-Origin': allowed === '*' ? '*' : origin,
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}

/**
 * Whether a browser says that another site made it ask, without letting that site read the answer: an image, a form, a
 * link, a frame. Those name no Origin, so no list can tell who they are. What is not a browser, or an old one, says
 * nothing, and is let through; so are pages of the machine's own origin, and an address that a person has typed.
 * (Source: Fetch Metadata Request Headers; browsers send them to https and to this very machine only.)
 */
export function isBlindCrossSite(headers: Headers): boolean {
  const site = headers.get('Sec-Fetch-Site');
  return headers.get('Origin') === null && site !== null && site !== 'same-origin' && site !== 'none';
}

/** What a preflight is told on top of `corsHeaders`; a wildcard would not cover `authorization`. */
export function preflightHeaders(): Readonly<Record<string, string>> {
  const credentials = Object.values(machineKinds).flatMap(({ credentialHeaders }) => credentialHeaders);
  return {
    'Access-Control-Allow-Methods': 'GET',
    'Access-Control-Allow-Headers': [...new Set(credentials), ...LEGACY_HEADERS].join(','),
    'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_SECONDS),
  };
}

/** @throws Error for an entry that no Origin header can ever equal, such as one with a path or a trailing slash. */
export function checkAllowedOrigins(allowed: AllowedOrigins): void {
  if (allowed === '*') return;
  for (const origin of allowed) {
    // A pattern such as "https://*.example.com" parses as a host, but is nobody's.
    if (originOf(origin) !== origin || origin.includes('*')) {
      throw new Error(
        `unable to use the allowed origins; "${origin}" is not an origin, expected one such as "https://chat.example.com"`,
      );
    }
  }
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
