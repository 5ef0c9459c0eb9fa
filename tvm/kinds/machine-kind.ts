import type { Caller } from '../caller.ts';
import type { Environment } from '../environment.ts';

/** What is particular to one kind of machine: how it finds out who calls. */
export interface MachineKind {
  /** Nobody is asked who they are. Only such a machine has tokens for guests by default. */
  readonly isForGuests: boolean;
  /** The request headers that bring its credentials, in lower case. */
  readonly credentialHeaders: readonly string[];
  /**
   * Makes what finds out who calls, once for each function.
   * @param env of the function, for a kind that needs to be told more than its name
   * @throws Error that names the variable which is missing or wrong
   */
  readonly createCallerOf: (env: Environment) => CallerOf;
}

/** Rights and names come from its answer only. It may throw a `Refusal`. */
export type CallerOf = (call: GatewayCall) => Caller | Promise<Caller>;

export interface GatewayCall {
  /** As the client sent it: nothing in it is verified. */
  readonly request: Request;
  /** What the gateway's authorizer has verified, in the form that is its own; undefined: there was none. */
  readonly authorizer: unknown;
}
