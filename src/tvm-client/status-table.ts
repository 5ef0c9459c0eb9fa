import { jsonFields } from '../base/json-fields.ts';
import type { TvmErrorCode } from './tvm-error.ts';
import type { WireErrorCode } from './wire.ts';

/**
 * What each reason that a machine gives means to the client, and each status that means something else than others of
 * its hundred.
 */
const CODES: Readonly<Record<WireErrorCode | 401 | 403 | 429 | 504, TvmErrorCode>> = {
  bad_request: 'rejected',
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  method_not_allowed: 'rejected',
  throttled: 'throttled',
  internal: 'unavailable',
  bad_gateway: 'unavailable',
  unavailable: 'unavailable',
  timeout: 'timeout',
  401: 'unauthorized',
  403: 'forbidden',
  429: 'throttled',
  504: 'timeout',
};

/**
 * What an answer other than 2xx means. The code in its body wins over the status, which gateways and proxies
 * replace more readily. The original machine says 500 to everything.
 * @param body the answer as text; anything.
 */
export function codeOfRefusal(status: number, body: string): TvmErrorCode {
  const codes = new Map<unknown, TvmErrorCode>(Object.entries(CODES));
  const { code } = Object(jsonFields(body)?.error) as { readonly code?: unknown };
  return codes.get(code) ?? codes.get(String(status)) ?? (status < 500 ? 'rejected' : 'unavailable');
}
