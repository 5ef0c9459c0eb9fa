import { type Environment, missing } from './environment.ts';
import { readAllowedOrigins, readPolicy, readStandInAddress } from './machine-settings.ts';
import { readMomentoKey } from './momento-key.ts';
import { createMomentoVendor, type MomentoVendorOptions } from './momento-vendor.ts';
import type { TokenHandlerOptions } from './token-handler.ts';

const DEADLINE = 'TVM_DEADLINE_MS';

/**
 * How an embedded machine can find out by itself who calls: nobody is asked, by a token of an OpenID provider, or (`lambda`,
 * as elsewhere) by a user name and a password.
 */
export type EmbeddedMode = 'open' | 'oidc' | 'lambda';

/**
 * All that an embedded machine needs, from the environment of its server: `MOMENTO_API_KEY`, `MOMENTO_ENDPOINT`
 * (v2 keys), and if wished `TVM_CACHE_NAME`, `TVM_POLICY`, `TVM_ALLOWED_ORIGINS` (default: its own origin only)
 * and `TVM_DEADLINE_MS`.
 * @param authMode decides who may do what unless `TVM_POLICY` says it. Default: `open`, everybody as a guest
 * @throws Error that names the variable and what is wrong with it; never its value where that is a secret.
 */
export function optionsFromEnvironment(
  env: Environment,
  authMode: EmbeddedMode = 'open',
): TokenHandlerOptions {
  const deadlineMs = readDeadline(env);
  return {
    vendor: createMomentoVendor(readMomento(env)),
    policy: readPolicy(env, authMode),
    allowedOrigins: readAllowedOrigins(env) ?? [],
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  };
}

function readMomento(env: Environment): MomentoVendorOptions {
  const key = readMomentoKey(env);
  if (!key) throw missing('MOMENTO_API_KEY');
  const standInAddress = readStandInAddress(env);
  if (standInAddress === undefined) return { key };
  if (key.kind === 'legacy') return { key, standInAddress };
  throw new Error('unable to use a stand-in for Momento; MOMENTO_API_KEY is a key of the real service');
}

function readDeadline(env: Environment): number | undefined {
  const value = env[DEADLINE];
  if (!value) return undefined;
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new Error(`unable to use ${DEADLINE}; it is "${value}", expected milliseconds from 1 to 999999`);
}
