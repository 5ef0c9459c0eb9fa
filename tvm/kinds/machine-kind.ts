import type { Caller } from '../caller.ts';
import type { Environment } from '../environment.ts';
import type { TokenRequest } from '../token-request.ts';
import type { Gateway } from './gateway.ts';
import type { OidcSettings } from './oidc-settings.ts';

/** What is particular to one kind of machine: how it finds out who calls. */
export interface MachineKind {
  /** Nobody is asked who they are. Only such a machine has tokens for guests by default. */
  readonly isForGuests: boolean;
  /** The request headers that bring its credentials, in lower case. */
  readonly credentialHeaders: readonly string[];
  /**
   * Makes what finds out who calls, once for each function.
   * @throws Error that names the variable which is missing or wrong
   */
  readonly createCallers: (setup: KindSetup) => Callers;
  /** What an operator can do to have it behind any gateway; absent: nothing. */
  readonly behindAnyGateway?: string;
}

export interface KindSetup {
  /** Of the function, for a kind that needs to be told more than its name. */
  readonly env: Environment;
  readonly createIdTokenVerifier: (userPoolId: string) => IdTokenVerifier;
  /** The function returned gets the header `Authorization`, and may throw a `Refusal`. */
  readonly createOidcCallerOf: (settings: OidcSettings) => (authorization: string | null) => Promise<Caller>;
}

/**
 * Checks signature, expiry and pool of an ID token; for which app client it is, the kind decides.
 * @returns its claims; undefined: it does not count.
 * @throws Refusal where that cannot be found out now.
 */
export type IdTokenVerifier = (token: string) => Promise<unknown>;

/** By the gateway that may stand before such a machine; one that is not here cannot say who calls. */
export type Callers = Readonly<Partial<Record<Gateway, CallerOf>>>;

/** Rights and names come from its answer only. It may throw a `Refusal`. */
export type CallerOf = (call: GatewayCall) => Caller | Promise<Caller>;

export interface GatewayCall {
  /** As the client sent it: nothing in it is verified. */
  readonly request: TokenRequest;
  /** What the gateway's authorizer has verified, in the form that is its own; undefined: there was none. */
  readonly authorizer: unknown;
}
