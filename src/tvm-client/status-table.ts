import type { TvmErrorCode } from './tvm-error.ts';
import type { WireErrorCode } from './wire.ts';

/** What each reason that a machine gives means to the client. */
const CODE_OF_REASON: Readonly<Record<WireErrorCode, TvmErrorCode>> = {
  bad_request: 'rejected',
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  method_not_allowed: 'rejected',
  throttled: 'throttled',
  internal: 'unavailable',
  bad_gateway: 'unavailable',
  unavailable: 'unavailable',
  timeout: 'timeout',
};

/** Statuses that mean something else than others of their hundred. */
const CODE_OF_STATUS: ReadonlyMap<number, TvmErrorCode> = new Map([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [429, 'throttled'],
  [504, 'timeout'],
]);

/**
 * What an answer other than 2xx means. The code in its body wins over the status, which gateways and proxies
 * replace more readily. The original machine says 500 to everything.
 * @param body the answer as text; anything.
 */
export function codeOfRefusal(status: number, body: string): TvmErrorCode {
  const codes = new Map<unknown, TvmErrorCode>(Object.entries(CODE_OF_REASON));
  const known = codes.get(reasonIn(body)) ?? CODE_OF_STATUS.get(status);
  return known ?? (status < 500 ? 'rejected' : 'unavailable');
}

function reasonIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { error: { code: unknown } }).error.code;
  } catch {
    return undefined;
  }
}
