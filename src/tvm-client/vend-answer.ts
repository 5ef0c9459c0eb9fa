import { jsonFields } from '../base/json-fields.ts';
import { toldRole } from './told-role.ts';
import type { VendedToken } from './vended-token.ts';

/** When a token ends, as its machine puts it; each number is finite and positive. */
export interface ExpiryClaims {
  /** Seconds from the moment of the answer. */
  readonly expiresIn?: number | undefined;
  /** Epoch seconds on the service's clock. */
  readonly expiresAt?: number | undefined;
  /** The service's clock when it answered, epoch seconds. */
  readonly serverTime?: number | undefined;
}

export interface VendAnswer {
  readonly token: Omit<VendedToken, 'expiresAtMs'>;
  readonly expiry: ExpiryClaims;
}

/**
 * Reads the body of a good answer. Four dialects are spoken by the machines in use:
 * - `{authToken, expiresAt}` with optional fields (`VendResponse`): the original machine, and ours;
 * - the bare token as text: the original Next.js example;
 * - `{token, expiresAtEpoch}`: Momento's moderated-chat example;
 * - `{api_key, endpoint, valid_until}`: a Momento Function.
 * @returns `undefined` when there is no token in it. Never throws.
 */
export function parseVendAnswer(text: string): VendAnswer | undefined {
  const body = text.trim();
  if (BARE_TOKEN.test(body)) return { token: { authToken: body }, expiry: {} };
  const fields = jsonFields(body) ?? {};
  const authToken = nonEmpty(fields.authToken) ?? nonEmpty(fields.token) ?? encodeToken(fields);
  if (authToken === undefined) return undefined;
  return {
    token: {
      authToken,
      tokenId: nonEmpty(fields.tokenId),
      idRule: nonEmpty(fields.idRule),
      role: toldRole(fields.role),
      cacheName: nonEmpty(fields.cacheName),
      topics: Array.isArray(fields.topics) ? fields.topics.filter(isString) : undefined,
    },
    expiry: {
      expiresIn: positive(fields.expiresIn),
      expiresAt: positive(fields.expiresAt ?? fields.expiresAtEpoch ?? fields.valid_until),
      serverTime: positive(fields.serverTime),
    },
  };
}

// Base64 or a JWT: one long word. No JSON or HTML is one.
const BARE_TOKEN = /^[\w+/=.-]{32,}$/;

/** The form in which every Momento SDK takes a key and its endpoint. */
function encodeToken({ api_key, endpoint }: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return nonEmpty(api_key) && nonEmpty(endpoint) && btoa(JSON.stringify({ endpoint, api_key }));
  } catch {
    // Outside Latin-1: no key or host name is.
    return undefined;
  }
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function nonEmpty(value: unknown): string | undefined {
  return (isString(value) && value) || undefined;
}

function positive(value: unknown): number | undefined {
  return Number.isFinite(value) && Number(value) > 0 ? Number(value) : undefined;
}
