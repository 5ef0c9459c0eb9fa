import type { AuthMode } from '../tvm/kinds/machine-kinds.ts';
import { gatewayResponses } from '../tvm/lambda/gateway-responses.ts';
import { createLambdaHandler, type LambdaHandlerOptions } from '../tvm/lambda/lambda-handler.ts';
import type { RestApiOptions } from './api-gateway/rest-api.ts';
import type { Identities } from './kinds/local-kind.ts';
import { localKinds } from './kinds/local-kinds.ts';

export interface DeployedMachineOptions
  extends Omit<LambdaHandlerOptions, 'env'>,
    Identities,
    Pick<RestApiOptions, 'onFault'> {
  readonly authMode: AuthMode;
  /** Default: 5. */
  readonly vendsPerSecond?: number;
}

// As tvm/infra configures the gateway.
const DEFAULT_VENDS_PER_SECOND = 5;
const PREFLIGHTS_PER_VEND = 4;
const BURST_SECONDS = 2;
const INTEGRATION_TIMEOUT_MS = 20_000;

/** The machine that tvm/infra deploys for one way to authorize: its real functions, behind a gateway of this machine. */
export function deployedMachine(options: DeployedMachineOptions): RestApiOptions {
  const { authMode, allowedOrigins, clock, onFault, vendsPerSecond = DEFAULT_VENDS_PER_SECOND } = options;
  const { authorizer, env } = localKinds[authMode].guard(options);
  return {
    lambda: createLambdaHandler({ ...options, ...(env && { env }) }),
    methods: {
      GET: { throttle: throttle(vendsPerSecond), ...(authorizer && { authorizer }) },
      OPTIONS: { throttle: throttle(vendsPerSecond * PREFLIGHTS_PER_VEND) },
    },
    responses: gatewayResponses(allowedOrigins),
    integrationTimeoutMs: INTEGRATION_TIMEOUT_MS,
    ...(clock && { clock }),
    ...(onFault && { onFault }),
  };
}

function throttle(ratePerSecond: number) {
  return { ratePerSecond, burst: ratePerSecond * BURST_SECONDS };
}
