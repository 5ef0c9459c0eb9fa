import type { GatewayResponse } from '../../tvm/lambda/gateway-responses.ts';
import type { RestRequest } from './rest-request.ts';

/**
 * What can go wrong in this gateway, by API Gateway's own names, with the status of each unless the response is
 * configured otherwise. (Source: "Gateway response types" of API Gateway's guide.)
 */
const defaultStatuses = {
  ACCESS_DENIED: 403,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  // Of the errors without a type of their own only this one occurs here: a Lambda that throws, or answers nonsense.
  DEFAULT_5XX: 502,
  INTEGRATION_TIMEOUT: 504,
  MISSING_AUTHENTICATION_TOKEN: 403,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
} as const;

export type GatewayErrorType = keyof typeof defaultStatuses;

/** The gateway answers by itself. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly type: GatewayErrorType;

  /** @param cause for whoever runs the gateway; callers never see it. */
  constructor(type: GatewayErrorType, cause?: unknown) {
    super(`the gateway answered ${type}`, cause === undefined ? undefined : { cause });
    this.type = type;
  }
}

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

interface ErrorContext {
  readonly request: RestRequest;
  /** By type. One that has none falls back on `DEFAULT_4XX` or `DEFAULT_5XX`. */
  readonly responses: Readonly<Record<string, GatewayResponse>>;
}

/** @throws Error where the responses do not cover the type, or hold what no gateway understands. */
export function answerFor({ type }: GatewayError, { request, responses }: ErrorContext): GatewayAnswer {
  const status = defaultStatuses[type];
  const response = responses[type] ?? responses[status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'];
  if (!response) throw new Error(`unable to answer ${type}; neither it nor its default is configured`);
  const headers = Object.entries(response.headers).flatMap(([name, expression]) => {
    const value = evaluate(expression, request);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    status: response.statusCode ?? status,
    headers: { 'Content-Type': 'application/json', ...Object.fromEntries(headers) },
    body: response.template,
  };
}

const COPY_OF_HEADER = 'method.request.header.';

/** A header of a response, in the notation of API Gateway; undefined: the request has none to copy. */
function evaluate(expression: string, request: RestRequest): string | undefined {
  const literal = /^'(.*)'$/.exec(expression)?.[1];
  if (literal !== undefined) return literal;
  if (expression.startsWith(COPY_OF_HEADER)) return request.header(expression.slice(COPY_OF_HEADER.length));
  throw new Error(
    `unable to evaluate a gateway response; ${expression} is neither a 'literal' nor ${COPY_OF_HEADER}…`,
  );
}
