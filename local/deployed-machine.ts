import type { AuthMode } from '../tvm/kinds/machine-kinds.ts';
import { gatewayResponses } from '../tvm/lambda/gateway-responses.ts';
import { createLambdaAuthorizer } from '../tvm/lambda/lambda-authorizer.ts';
import { type LambdaHandlerOptions, createLambdaHandler } from '../tvm/lambda/lambda-handler.ts';
import type { Authorizer } from './api-gateway/authorizer.ts';
import { type CognitoAuthorizerOptions, createCognitoAuthorizer } from './api-gateway/cognito-authorizer.ts';
import { createRequestAuthorizer } from './api-gateway/request-authorizer.ts';
import type { RestApiOptions } from './api-gateway/rest-api.ts';

export interface DeployedMachineOptions extends LambdaHandlerOptions, Pick<RestApiOptions, 'onFault'> {
  /** Mode `lambda`: the text of the secret with the users. */
  readonly readUsers: () => Promise<string>;
  /** Mode `cognito`: whose ID tokens count. */
  readonly userPool: CognitoAuthorizerOptions;
  /** Default: 5. */
  readonly vendsPerSecond?: number;
}

// As tvm/infra configures the gateway.
const DEFAULT_VENDS_PER_SECOND = 5;
const PREFLIGHTS_PER_VEND = 4;
const BURST_SECONDS = 2;
const INTEGRATION_TIMEOUT_MS = 20_000;
const AUTHORIZER_RESULT_TTL_SECONDS = 5;

/** The machine that tvm/infra deploys for one way to authorize: its real functions, behind a gateway of this machine. */
export function deployedMachine(options: DeployedMachineOptions): RestApiOptions {
  const { authMode, allowedOrigins, clock, onFault, vendsPerSecond = DEFAULT_VENDS_PER_SECOND } = options;
  const authorizer = authorizers[authMode](options);
  return {
    lambda: createLambdaHandler(options),
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

const authorizers: Readonly<Record<AuthMode, (options: DeployedMachineOptions) => Authorizer | undefined>> = {
  open: () => undefined,
  lambda: ({ readUsers, clock, log }) =>
    createRequestAuthorizer({
      lambda: createLambdaAuthorizer({ readSecret: readUsers, ...(clock && { clock }), ...(log && { log }) }),
      identityHeaders: ['username', 'password'],
      resultTtlSeconds: AUTHORIZER_RESULT_TTL_SECONDS,
      ...(clock && { clock }),
    }),
  cognito: ({ userPool }) => createCognitoAuthorizer(userPool),
};

function throttle(ratePerSecond: number) {
  return { ratePerSecond, burst: ratePerSecond * BURST_SECONDS };
}
