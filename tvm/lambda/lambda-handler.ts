import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { answerEntry } from '../answer-entry.ts';
import type { AllowedOrigins } from '../cors.ts';
import type { Environment } from '../environment.ts';
import { type Gateway, gatewayNames, gateways } from '../kinds/gateway.ts';
import type { Callers, KindSetup, MachineKind } from '../kinds/machine-kind.ts';
import { type AuthMode, machineKinds } from '../kinds/machine-kinds.ts';
import { type MachineClock, systemClock } from '../machine-clock.ts';
import { createLazyOidcCallerOf } from '../oidc/lazy-oidc-caller.ts';
import type { Policy } from '../policy.ts';
import { Refusal } from '../refusal.ts';
import { tell } from '../tell.ts';
import { type CallerSource, createTokenMachine, refusalAnswer } from '../token-machine.ts';
import type { TokenRequest } from '../token-request.ts';
import { outcomeOf } from '../vend-outcome.ts';
import { embeddedMetrics } from './embedded-metrics.ts';
import { type GatewayEvent, readEvent, toResult } from './gateway-event.ts';
import { createLazyIdTokenVerifier } from './lazy-id-token-verifier.ts';
import { type Log, logLine, requestIdOf } from './log.ts';
import { createSecretVendor, type SecretVendorOptions } from './secret-vendor.ts';

export interface LambdaHandlerOptions
  extends Pick<SecretVendorOptions, 'readSecret' | 'createVendor'>,
    Partial<Pick<KindSetup, 'createIdTokenVerifier' | 'createOidcCallerOf'>> {
  readonly authMode: AuthMode;
  /** The only one that may speak. Default: any that can say who calls. */
  readonly gateway?: Gateway | undefined;
  /** What a kind of machine may have to be told beside its name. Default: nothing. */
  readonly env?: Environment;
  readonly policy: Policy;
  readonly allowedOrigins: AllowedOrigins;
  /** For the key and the token together, in ms. Default 8 s; a gateway cuts its caller off after 29 s. */
  readonly deadlineMs?: number;
  /** Reads the secret and connects now, while the gateway is still on its way, not with the first event. */
  readonly isEager?: boolean;
  /** Lambda's, under which its answers are counted. Default: they are only logged. */
  readonly functionName?: string | undefined;
  readonly clock?: MachineClock;
  readonly log?: Log;
}

/** @param context of the invocation; only its id is used, where the gateway gives none. */
export type LambdaHandler = (
  event: unknown,
  context?: Pick<Context, 'awsRequestId'>,
) => Promise<APIGatewayProxyResult>;

/**
 * The Token Vending Machine behind a gateway, whose authorizer has verified the caller where one has to be. It
 * answers every event, never throws, and logs one line for each.
 * @throws Error for a policy or an origin that cannot be meant, a variable that its kind misses, or a gateway that
 * cannot say who calls.
 */
export function createLambdaHandler(options: LambdaHandlerOptions): LambdaHandler {
  const { authMode, gateway, env = {}, isEager = false, clock = systemClock, log = logLine } = options;
  const { readSecret, createVendor, functionName } = options;
  const vendor = createSecretVendor({ readSecret, createVendor, clock });
  const machine = createTokenMachine({
    ...options,
    vendor,
    clock,
  });
  const callers = machineKinds[authMode].createCallers({
    createIdTokenVerifier: createLazyIdTokenVerifier,
    createOidcCallerOf: createLazyOidcCallerOf,
    ...options,
    env,
  });
  if (gateway && !callers[gateway]) {
    throw new Error(`unable to start; ${mismatch({ authMode, gateway, callers })}`);
  }

  // Once the module is there: whoever imports it does not wait for TLS to be set up.
  if (isEager) setImmediate(() => void vendor.warmUp());

  const answerTo = async (event: GatewayEvent | undefined) => {
    if (!event) return unknownEvent;
    if (!event.request) return unreadable;
    return machine(event.request, callerSource(event, event.request));
  };
  const callerSource = (event: GatewayEvent, request: TokenRequest): CallerSource => {
    const callerOf = gateway === undefined || gateway === event.gateway ? callers[event.gateway] : undefined;
    return () => {
      if (callerOf) return callerOf({ request, authorizer: event.authorizer });
      const { gateway: speaking } = event;
      throw misplaced(callers[speaking] ? otherGateway : mismatch({ authMode, gateway: speaking, callers }));
    };
  };

  return async (event, context) => {
    const startedAtMs = clock.monotonicMs();
    const read = readEvent(event);
    const answer = await answerTo(read);
    const durationMs = Math.round(clock.monotonicMs() - startedAtMs);
    const entry = answerEntry(answer);
    const outcome = outcomeOf(answer);
    const { level } = entry;
    tell(() =>
      log({
        ...entry,
        event: 'token',
        requestId: requestIdOf(event) ?? context?.awsRequestId ?? 'none',
        durationMs,
        ...embeddedMetrics({ functionName, outcome, level, durationMs, wallMs: clock.wallMs() }),
      }),
    );
    return read ? read.toResult(answer) : toResult(answer);
  };
}

const unreadable = refusalAnswer(
  new Refusal({ code: 'bad_request', message: 'This request cannot be read.' }),
);

const unknownEvent = refusalAnswer(
  new Refusal({
    code: 'bad_request',
    message: 'This request cannot be read.',
    reason: 'the event is of no gateway that this machine knows',
  }),
);

const otherGateway = 'the event is of another gateway than the one that TVM_GATEWAY names';

function misplaced(reason: string): Refusal {
  return new Refusal({
    code: 'forbidden',
    message: 'This Token Vending Machine has no token for callers on this way.',
    reason,
  });
}

interface Pair {
  readonly authMode: AuthMode;
  readonly gateway: Gateway;
  readonly callers: Callers;
}

function mismatch({ authMode, gateway, callers }: Pair): string {
  const others = gateways.filter((other) => callers[other]).map((other) => gatewayNames[other]);
  const { behindAnyGateway } = machineKinds[authMode] as MachineKind;
  const ways = [`use ${others.join(' or ')}`, behindAnyGateway].filter((way) => way !== undefined);
  return `mode "${authMode}" does not work behind ${gatewayNames[gateway]}, which has verified nobody: ${ways.join(', or ')}`;
}
