// The two kinds of API keys that Momento has given out, and how to tell them apart.

import { claimsOf } from './json-fields.ts';

/** A key of today: a signed JWT; the endpoint comes with it as a second value. */
export interface V2Key {
  readonly kind: 'v2';
  readonly apiKey: string;
  /** e.g. `cell-us-east-1-1.prod.a.momentohq.com` */
  readonly endpoint: string;
}

/** A key of the older kind, one string that holds its endpoint. */
export interface LegacyKey {
  readonly kind: 'legacy';
  readonly apiKey: string;
}

export type MomentoKey = V2Key | LegacyKey;

/**
 * Reads `MOMENTO_API_KEY`, and `MOMENTO_ENDPOINT` for keys that need it. Undefined: there is no key.
 * @throws Error when a v2 key comes without its endpoint.
 */
export function readMomentoKey(env: Readonly<Record<string, string | undefined>>): MomentoKey | undefined {
  const { MOMENTO_API_KEY: apiKey, MOMENTO_ENDPOINT: endpoint } = env;
  return apiKey?.trim() ? momentoKeyOf({ apiKey, endpoint }) : undefined;
}

/** @throws Error when a v2 key comes without its endpoint. */
export function momentoKeyOf(given: { apiKey: string; endpoint: string | undefined }): MomentoKey {
  const apiKey = given.apiKey.trim();
  if (!isV2Key(apiKey)) return { kind: 'legacy', apiKey };
  const endpoint = given.endpoint?.trim();
  if (!endpoint) {
    throw new Error(
      'unable to use the Momento API key; it is a v2 key and needs its endpoint (MOMENTO_ENDPOINT, or "endpoint" in the secret), which the Momento console shows beside it',
    );
  }
  return { kind: 'v2', apiKey, endpoint };
}

/** (Source: `isV2ApiKey` of @gomomento/sdk-core: a v2 key is a JWT whose claim `t` is `g`.) */
export function isV2Key(apiKey: string): boolean {
  return claimsOf(apiKey)['t'] === 'g';
}
