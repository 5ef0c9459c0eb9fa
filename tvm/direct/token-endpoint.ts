import { claimsOf, jsonFieldsOf } from '../json-fields.ts';
import { isV2Key, type MomentoKey } from '../momento-key.ts';

/** Where tokens are asked for, and with what. */
export interface TokenEndpoint {
  /** As the key has it: unchecked. */
  readonly host: string;
  /** What proves to Momento who asks. */
  readonly authToken: string;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Reads a key of any kind that Momento has given out. (Source: `decodeAuthToken` and `ApiKeyV2TokenProvider` of
 * @gomomento/sdk-core 1.118.0.)
 * @throws Error for a key that cannot be read; the key is not in the text.
 */
export function tokenEndpointOf(key: MomentoKey): TokenEndpoint {
  const endpoint = key.kind === 'v2' ? ofV2(key.apiKey, key.endpoint) : ofLegacy(key.apiKey);
  if (endpoint) return endpoint;
  throw new Error(`unable to use the Momento API key; it does not read as a ${key.kind} key`);
}

function ofV2(apiKey: string, endpoint: string): TokenEndpoint | undefined {
  return isV2Key(apiKey) ? { host: `token.${endpoint}`, authToken: apiKey } : undefined;
}

function ofLegacy(apiKey: string): TokenEndpoint | undefined {
  if (BASE64.test(apiKey)) {
    const { endpoint, api_key } = jsonFieldsOf(Buffer.from(apiKey, 'base64').toString()) ?? {};
    return isText(endpoint) && isText(api_key)
      ? { host: `token.${endpoint}`, authToken: api_key }
      : undefined;
  }
  // The oldest kind: a JWT that names its endpoints itself, and has none for tokens alone.
  const { c: host } = claimsOf(apiKey);
  return isText(host) && !isV2Key(apiKey) ? { host, authToken: apiKey } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
