import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { AllowedOrigins } from '../cors.ts';
import type { Environment } from '../environment.ts';
import { type AuthMode, machineKinds } from '../kinds/machine-kinds.ts';
import { type MachineClock, systemClock } from '../machine-clock.ts';
import type { Policy } from '../policy.ts';
import { Refusal } from '../refusal.ts';
import { createTokenMachine, refusalAnswer } from '../token-machine.ts';
import { faultOf, type Log, logLine } from './log.ts';
import { authorizerOf, toRequest, toResult } from './proxy-event.ts';
import { createSecretVendor, type SecretVendorOptions } from './secret-vendor.ts';

export interface LambdaHandlerOptions extends Pick<SecretVendorOptions, 'readSecret' | 'createVendor'> {
  readonly authMode: AuthMode;
  /** What a kind of machine may have to be told beside its name. Default: nothing. */
  readonly env?: Environment;
  readonly policy: Policy;
  readonly allowedOrigins: AllowedOrigins;
  /** For the key and the token together, in ms. Default 8 s; a REST API cuts its caller off after 29 s. */
  readonly deadlineMs?: number;
  /** Reads the secret and connects now, while the gateway is still on its way, not with the first event. */
  readonly isEager?: boolean;
  readonly clock?: MachineClock;
  readonly log?: Log;
}

export type LambdaHandler = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/**
 * The Token Vending Machine behind a REST API of API Gateway, whose authorizer has verified the caller. It answers
 * every event, never throws, and logs one line for each.
 * @throws Error for a policy or an origin that cannot be meant, or a variable that its kind misses.
 */
export function createLambdaHandler(options: LambdaHandlerOptions): LambdaHandler {
  const {
    authMode,
    env = {},
    policy,
    allowedOrigins,
    deadlineMs,
    isEager = false,
    clock = systemClock,
    log = logLine,
  } = options;
  const { readSecret, createVendor } = options;
  const vendor = createSecretVendor({ readSecret, createVendor, clock });
  const machine = createTokenMachine({
    vendor,
    policy,
    allowedOrigins,
    clock,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  });

  const callerOf = machineKinds[authMode].createCallerOf(env);
  if (isEager) void vendor.warmUp();

  return async (event) => {
    const startedAtMs = clock.monotonicMs();
    const request = toRequest(event);
    const answer = request
      ? await machine(request, () => callerOf({ request, authorizer: authorizerOf(event) }))
      : unreadable;
    const { status, refusal } = answer;
    const fault = faultOf(refusal?.cause);
    log({
      level: status >= 500 ? 'error' : 'info',
      event: 'token',
      requestId: event.requestContext.requestId,
      status,
      durationMs: Math.round(clock.monotonicMs() - startedAtMs),
      ...(refusal ? { code: refusal.code } : {}),
      ...(refusal?.reason === undefined ? {} : { reason: refusal.reason }),
      ...(fault ? { fault } : {}),
    });
    return toResult(answer);
  };
}

const unreadable = refusalAnswer(
  new Refusal({ code: 'bad_request', message: 'This request cannot be read.' }),
);
