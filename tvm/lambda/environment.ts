// What the two Lambda functions read from their environment, and nothing else of theirs does. None of it is a secret.

import type { AllowedOrigins } from '../cors.ts';
import { type Environment, missing, needed } from '../environment.ts';
import { type AuthMode, authModes } from '../kinds/machine-kinds.ts';
import { machineVariables, readAllowedOrigins, readPolicy, readStandInAddress } from '../machine-settings.ts';
import type { Policy } from '../policy.ts';

/** The names, for those who set them. The token function needs the allowed origins too. */
export const environmentNames = {
  ...machineVariables,
  /** Token function; needed. A name of `machineKinds`. */
  authMode: 'TVM_AUTH_MODE',
  /** Token function; needed. ARN or name of the secret with the Momento API key. */
  apiKeySecret: 'TVM_API_KEY_SECRET',
  /** Authorizer function; needed. ARN or name of the secret with the users. */
  usersSecret: 'TVM_USERS_SECRET',
} as const;

export interface TokenFunctionSettings {
  readonly authMode: AuthMode;
  readonly apiKeySecretId: string;
  readonly allowedOrigins: AllowedOrigins;
  readonly policy: Policy;
  readonly standInAddress: string | undefined;
}

export interface AuthorizerSettings {
  readonly usersSecretId: string;
}

/** @throws Error that names the variable, what it holds and what is expected. */
export function readTokenFunctionSettings(env: Environment): TokenFunctionSettings {
  const authMode = readAuthMode(env);
  const allowedOrigins = readAllowedOrigins(env);
  if (allowedOrigins === undefined) throw missing(environmentNames.allowedOrigins);
  return {
    authMode,
    apiKeySecretId: needed(env, environmentNames.apiKeySecret),
    allowedOrigins,
    policy: readPolicy(env, authMode),
    standInAddress: readStandInAddress(env),
  };
}

/** @throws Error that names the variable. */
export function readAuthorizerSettings(env: Environment): AuthorizerSettings {
  return { usersSecretId: needed(env, environmentNames.usersSecret) };
}

function readAuthMode(env: Environment): AuthMode {
  const value = needed(env, environmentNames.authMode);
  const mode = authModes.find((candidate) => candidate === value);
  if (mode === undefined) {
    throw new Error(
      `unable to use ${environmentNames.authMode}; it is "${value}", expected ${authModes.join(', ')}`,
    );
  }
  return mode;
}
