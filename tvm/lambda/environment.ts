// What the two Lambda functions read from their environment, and nothing else of theirs does. None of it is a secret.

import type { AllowedOrigins } from '../cors.ts';
import { type Environment, missing, needed } from '../environment.ts';
import { type Gateway, gateways } from '../kinds/gateway.ts';
import { type AuthMode, authModes } from '../kinds/machine-kinds.ts';
import { machineVariables, readAllowedOrigins, readPolicy, readStandInAddress } from '../machine-settings.ts';
import type { Policy } from '../policy.ts';

/** The names, for those who set them. The token function needs the allowed origins too. */
export const environmentNames = {
  ...machineVariables,
  /** Token function; needed. A name of `machineKinds`. */
  authMode: 'TVM_AUTH_MODE',
  /** Token function; a name of `gatewayNames`. Default: any gateway that can say who calls. */
  gateway: 'TVM_GATEWAY',
  /** Token function; needed. ARN or name of the secret with the Momento API key. */
  apiKeySecret: 'TVM_API_KEY_SECRET',
  /** Authorizer function; needed. ARN or name of the secret with the users. */
  usersSecret: 'TVM_USERS_SECRET',
} as const;

/** Set by Lambda, and by nobody who deploys. */
const FUNCTION_NAME = 'AWS_LAMBDA_FUNCTION_NAME';

export interface TokenFunctionSettings {
  readonly authMode: AuthMode;
  readonly gateway: Gateway | undefined;
  readonly apiKeySecretId: string;
  readonly allowedOrigins: AllowedOrigins;
  readonly policy: Policy;
  readonly standInAddress: string | undefined;
  readonly functionName: string | undefined;
}

export interface AuthorizerSettings {
  readonly usersSecretId: string;
  readonly functionName: string | undefined;
}

/** @throws Error that names the variable, what it holds and what is expected. */
export function readTokenFunctionSettings(env: Environment): TokenFunctionSettings {
  const authMode = oneOf(authModes, needed(env, environmentNames.authMode), environmentNames.authMode);
  const gateway = env[environmentNames.gateway]?.trim();
  const allowedOrigins = readAllowedOrigins(env);
  if (allowedOrigins === undefined) throw missing(environmentNames.allowedOrigins);
  return {
    authMode,
    gateway: gateway ? oneOf(gateways, gateway, environmentNames.gateway) : undefined,
    apiKeySecretId: needed(env, environmentNames.apiKeySecret),
    allowedOrigins,
    policy: readPolicy(env, authMode),
    standInAddress: readStandInAddress(env),
    functionName: env[FUNCTION_NAME],
  };
}

/** @throws Error that names the variable. */
export function readAuthorizerSettings(env: Environment): AuthorizerSettings {
  return {
    usersSecretId: needed(env, environmentNames.usersSecret),
    functionName: env[FUNCTION_NAME],
  };
}

function oneOf<Name extends string>(names: readonly Name[], value: string, variable: string): Name {
  const name = names.find((candidate) => candidate === value);
  if (name !== undefined) return name;
  throw new Error(`unable to use ${variable}; it is "${value}", expected ${names.join(', ')}`);
}
