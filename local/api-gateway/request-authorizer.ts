import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { type MachineClock, systemClock } from '../../tvm/machine-clock.ts';
import type { Authorizer } from './authorizer.ts';
import { type AuthorizerContext, authorizerEvent, methodArn } from './events.ts';
import { allows } from './execute-api-policy.ts';
import { GatewayError } from './gateway-error.ts';
import { isRecord } from './is-record.ts';
import { invoke, type LambdaFunction, LambdaTimeout } from './lambda-function.ts';

export interface RequestAuthorizerOptions {
  readonly lambda: LambdaFunction<APIGatewayRequestAuthorizerEvent>;
  /** Headers without which the function is not called; together they are the key of the cache. */
  readonly identityHeaders: readonly string[];
  /** How long a result counts, for the same identity. */
  readonly resultTtlSeconds: number;
  readonly timeoutMs?: number;
  readonly clock?: MachineClock;
}

interface Result {
  readonly policyDocument: unknown;
  readonly context: AuthorizerContext;
}

interface Cached extends Result {
  readonly untilMs: number;
}

const DEFAULT_TIMEOUT_MS = 29_000;

/** A Lambda authorizer of the kind REQUEST. */
export function createRequestAuthorizer(options: RequestAuthorizerOptions): Authorizer {
  const { lambda, identityHeaders, resultTtlSeconds } = options;
  const { clock = systemClock, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const cache = new Map<string, Cached>();

  const ask = async (event: APIGatewayRequestAuthorizerEvent): Promise<Result> => {
    const askedAtMs = clock.monotonicMs();
    const output = await invoke(lambda, { event, timeoutMs, clock }).catch((error: unknown) => {
      throw errorFor(error);
    });
    return readOutput(output, Math.round(clock.monotonicMs() - askedAtMs));
  };

  return {
    async authorize(request, stage) {
      const identity = identityHeaders.map((name) => request.header(name));
      if (!identity.every(Boolean)) throw new GatewayError('UNAUTHORIZED');
      for (const [key, { untilMs }] of cache) if (untilMs <= clock.monotonicMs()) cache.delete(key);

      const key = JSON.stringify(identity);
      const result = cache.get(key) ?? (await ask(authorizerEvent(request, stage)));
      const mayCall = allows(result.policyDocument, methodArn(stage, request));
      if (mayCall === undefined) throw malformed('its policyDocument is not a policy');
      if (!cache.has(key)) {
        cache.set(key, { ...result, untilMs: clock.monotonicMs() + resultTtlSeconds * 1_000 });
      }
      if (!mayCall) throw new GatewayError('ACCESS_DENIED');
      return result.context;
    },
  };
}

/** The one word that a function can say to have its caller sent away; every other error is its own. */
function errorFor(error: unknown): GatewayError {
  if (error instanceof LambdaTimeout) return new GatewayError('AUTHORIZER_FAILURE', error);
  const isRefusal = error instanceof Error && error.message === 'Unauthorized';
  return isRefusal
    ? new GatewayError('UNAUTHORIZED')
    : new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', error);
}

function readOutput(output: unknown, integrationLatency: number): Result {
  if (!isRecord(output)) throw malformed('it is not an object');
  const { principalId, policyDocument, context = {} } = output;
  if (typeof principalId !== 'string') throw malformed('its principalId is not a string');
  if (!isPlainContext(context)) throw malformed('its context holds more than strings, numbers and booleans');
  const strings: AuthorizerContext = Object.fromEntries(
    Object.entries(context).map(([name, value]) => [name, value === null ? null : String(value)]),
  );
  return { policyDocument, context: { ...strings, principalId, integrationLatency } };
}

function isPlainContext(value: unknown): value is Record<string, string | number | boolean | null> {
  return isRecord(value) && Object.values(value).every(isPlain);
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function malformed(reason: string): GatewayError {
  const cause = new Error(`unable to use the answer of the authorizer; ${reason}`);
  return new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', cause);
}
