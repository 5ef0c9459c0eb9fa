import type { TvmErrorCode } from './tvm-error.ts';
import type { WireErrorCode } from './wire.ts';

/** Each reason of a refusal: the status it comes with, and what it means to the client. */
const REFUSALS: Readonly<Record<WireErrorCode, readonly [status: number, code: TvmErrorCode]>> = {
  bad_request: [400, 'rejected'],
  unauthorized: [401, 'unauthorized'],
  forbidden: [403, 'forbidden'],
  method_not_allowed: [405, 'rejected'],
  throttled: [429, 'throttled'],
  internal: [500, 'unavailable'],
  bad_gateway: [502, 'unavailable'],
  unavailable: [503, 'unavailable'],
  timeout: [504, 'timeout'],
};

/**
 * What an answer other than 2xx means. The code in its body wins over the status, which gateways and proxies
 * replace more readily. The original machine says 500 to everything.
 * @param body the answer as text; anything.
 */
export function codeOfRefusal(status: number, body: string): TvmErrorCode {
  const rows = Object.entries(REFUSALS);
  const wireCode = wireCodeIn(body);
  const row =
    rows.find(([name]) => name === wireCode) ?? rows.find(([, [itsStatus]]) => itsStatus === status);
  if (row) return row[1][1];
  return status < 500 ? 'rejected' : 'unavailable';
}

function wireCodeIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { error: { code: unknown } }).error.code;
  } catch {
    return undefined;
  }
}
