// What every form of the machine reads from its environment, and reads in the same way. None of it is a secret.

import { type AllowedOrigins, checkAllowedOrigins } from './cors.ts';
import { defaultPolicy } from './default-policy.ts';
import type { Environment } from './environment.ts';
import type { AuthMode } from './kinds/machine-kinds.ts';
import { parsePolicy } from './parse-policy.ts';
import type { Policy } from './policy.ts';

/** The names, for those who set them. */
export const machineVariables = {
  /** Origins of pages, separated by commas; `*` for all; empty for none but the machine's own. */
  allowedOrigins: 'TVM_ALLOWED_ORIGINS',
  /** The cache of the default policy. Default: `chat`. */
  cacheName: 'TVM_CACHE_NAME',
  /** A policy as JSON, instead of the default one. */
  policy: 'TVM_POLICY',
  /** `host:port` of a stand-in for Momento without TLS; for tests and local use. */
  standIn: 'TVM_MOMENTO_STAND_IN',
} as const;

/**
 * Undefined: the variable is not set.
 * @throws Error that names the origin which can be none.
 */
export function readAllowedOrigins(env: Environment): AllowedOrigins | undefined {
  const value = env[machineVariables.allowedOrigins]?.trim();
  if (value === undefined || value === '*') return value;
  const origins = value
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  checkAllowedOrigins(origins);
  return origins;
}

/** @throws Error that lists every problem of the policy. */
export function readPolicy(env: Environment, authMode: AuthMode): Policy {
  const json = env[machineVariables.policy];
  if (!json) {
    return parsePolicy(defaultPolicy({ authMode, cacheName: env[machineVariables.cacheName] || 'chat' }));
  }
  try {
    return parsePolicy(JSON.parse(json));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is not JSON';
    throw new Error(`unable to use ${machineVariables.policy}; ${reason}`);
  }
}

export function readStandInAddress(env: Environment): string | undefined {
  return env[machineVariables.standIn] || undefined;
}
