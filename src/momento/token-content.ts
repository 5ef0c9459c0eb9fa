import { textOfBase64 } from '../base/base64-text.ts';
import { jsonFields } from '../base/json-fields.ts';
import { claimsOf } from '../base/jwt-claims.ts';

/** What a token says of itself. */
export interface TokenContent {
  /** What it is shown as to the service. */
  readonly apiKey: string;
  /** The host of the caches, unchecked; undefined where the token leaves it to the caller. */
  readonly cacheHost: string | undefined;
}

/**
 * Reads a token of any kind that the SDK takes from a machine. (Source: `StringMomentoTokenProvider` and
 * `decodeAuthToken` of @gomomento/sdk-core 1.118.0, which test/momento/token-content.test.ts compares.)
 * @returns undefined for what is none.
 */
export function contentOf(token: string): TokenContent | undefined {
  const json = jsonIn(token);
  return json === undefined ? contentOfJwt(token) : contentOfJson(json);
}

/** The text in a token that is base64 through and through. */
function jsonIn(token: string): string | undefined {
  try {
    // What the platform would pass over is not the base64 of anything: white space, missing padding.
    return btoa(atob(token)) === token ? textOfBase64(token) : undefined;
  } catch {
    return undefined;
  }
}

function contentOfJson(json: string): TokenContent | undefined {
  const { api_key: apiKey, endpoint } = jsonFields(json) ?? {};
  return isText(apiKey) && isText(endpoint) ? { apiKey, cacheHost: `cache.${endpoint}` } : undefined;
}

/** The oldest kind. It names the hosts of control (`cp`) and caches (`c`), or none of them. */
function contentOfJwt(token: string): TokenContent | undefined {
  const claims = claimsOf(token);
  // A key of today (v2): not for pages.
  if (!claims || claims['t'] === 'g') return undefined;
  const { cp: controlHost, c: cacheHost } = claims;
  return { apiKey: token, cacheHost: isText(controlHost) && isText(cacheHost) ? cacheHost : undefined };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
