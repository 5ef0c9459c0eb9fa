// What API Gateway answers by itself, before it asks the Lambda or instead of it. One table: the stack in
// tvm/infra configures the real gateway with it, and the gateway in local/ answers from it. A gateway knows no
// conditions: per type of response there is one text, and headers that are literals or copies.

import { type AllowedOrigins, corsHeaders } from '../cors.ts';
import { Refusal, type RefusalOptions } from '../refusal.ts';

/** Other types fall back on one of the defaults. (Source: "Gateway response types" of API Gateway's guide.) */
export type GatewayResponseType =
  | 'DEFAULT_4XX'
  | 'DEFAULT_5XX'
  | 'ACCESS_DENIED'
  | 'INTEGRATION_FAILURE'
  | 'INTEGRATION_TIMEOUT'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'THROTTLED'
  | 'UNAUTHORIZED';

export interface GatewayResponse {
  /** Absent: the status that the gateway has for this type. */
  readonly statusCode?: number;
  /** By name, in API Gateway's notation: `'a literal'` in single quotes, or `method.request.header.Origin`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, as JSON. */
  readonly template: string;
}

const refusals: Readonly<Record<GatewayResponseType, RefusalOptions>> = {
  DEFAULT_4XX: { code: 'bad_request', message: 'The gateway does not understand this request.' },
  // Also what becomes of a Lambda that crashes (502), for which there is no type of its own.
  DEFAULT_5XX: { code: 'internal', message: 'The Token Vending Machine failed; its operator can see why.' },
  ACCESS_DENIED: { code: 'forbidden', message: 'This Token Vending Machine has no token for you.' },
  INTEGRATION_FAILURE: { code: 'unavailable', message: 'The Token Vending Machine cannot be reached.' },
  INTEGRATION_TIMEOUT: { code: 'timeout', message: 'The Token Vending Machine did not answer in time.' },
  MISSING_AUTHENTICATION_TOKEN: { code: 'method_not_allowed', message: 'Ask for a token with GET.' },
  THROTTLED: {
    code: 'throttled',
    message: 'Too many tokens are being asked for at this moment.',
    retryAfterSeconds: 5,
  },
  UNAUTHORIZED: { code: 'unauthorized', message: 'Sign in to get a token.' },
};

const extras: Partial<Record<GatewayResponseType, Pick<GatewayResponse, 'statusCode' | 'headers'>>> = {
  // The gateway's name for every method and path that it does not have, and it has one method at one path.
  MISSING_AUTHENTICATION_TOKEN: { statusCode: 405, headers: { Allow: "'GET, OPTIONS'" } },
};

/** The responses of a machine whose answers the pages of these origins may read. */
export function gatewayResponses(
  allowedOrigins: AllowedOrigins,
): Readonly<Record<GatewayResponseType, GatewayResponse>> {
  const common = { 'Cache-Control': "'no-store'", Vary: "'Origin'", ...corsExpressions(allowedOrigins) };
  const responses = Object.entries(refusals).map(([name, options]) => {
    const type = name as GatewayResponseType;
    const refusal = new Refusal(options);
    const { retryAfterSeconds } = refusal;
    const headers = {
      ...common,
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': `'${retryAfterSeconds}'` }),
      ...extras[type]?.headers,
    };
    const response: GatewayResponse = {
      ...extras[type],
      headers,
      template: JSON.stringify(refusal.toBody()),
    };
    return [type, response];
  });
  return Object.fromEntries(responses) as Record<GatewayResponseType, GatewayResponse>;
}

/**
 * One origin is named. A gateway cannot look an origin up in a list, so with several it returns the one that
 * asked: these answers hold no data, and allow no credentials.
 */
function corsExpressions(allowed: AllowedOrigins): Readonly<Record<string, string>> {
  const origin = allowed === '*' ? '*' : allowed[0];
  if (origin === undefined) return {};
  const expressions = Object.fromEntries(
    Object.entries(corsHeaders(allowed, origin) ?? {}).map(([name, value]) => [name, `'${value}'`]),
  );
  return allowed.length > 1
    ? { ...expressions, 'Access-Control-Allow-Origin': 'method.request.header.Origin' }
    : expressions;
}
