// What every form of the Token Vending Machine must do. A form (an adapter) is tried by a few lines:
//
//   runContract('Express', { modes: ['open'], start: async (world) => ({ fetch, close }) });
//
// The suite brings the world (a stand-in for Momento, a policy, users, a user pool) and the requests; the target
// builds its machine in that world and passes the requests to it.

import type { AuthMode } from '../../../tvm/kinds/machine-kinds.ts';
import type { OidcSettings } from '../../../tvm/kinds/oidc-settings.ts';
import type { MomentoVendorOptions } from '../../../tvm/momento-vendor.ts';
import type { Policy } from '../../../tvm/policy.ts';

export type { AuthMode };

/** In which form the groups of a Cognito user reach the machine: what verifies ID tokens decides that. */
export type GroupShape = 'list' | 'comma' | 'brackets';

/** One form of the machine. */
export interface ContractTarget {
  /** The ways to authorize that it can be built with; the suite runs once for each. */
  readonly modes: readonly AuthMode[];
  /**
   * Who finds out who calls. `headers` (default): the target does, from `username` and `password` or from the ID
   * token in `authorization`. `identity`: something before it has, so that it gets `ContractRequest.identity`
   * and cases of wrong passwords and false tokens do not apply. In mode `oidc` every target does it by `headers`.
   */
  readonly authorizesBy?: 'headers' | 'identity';
  /** With `identity` only: the shapes it reads. Default: `list`. */
  readonly groupShapes?: readonly GroupShape[];
  /** Default: false. If so, nobody waits for a silent Momento: a machine of its own, which soon gives up, meets that. */
  readonly startsAtOnce?: boolean;
  /** Builds the machine in this world. Called once for each mode, where it `startsAtOnce` once more with a short deadline. */
  start(world: ContractWorld): Promise<ContractMachine>;
}

/** What a machine under the contract is built with. */
export interface ContractWorld {
  readonly mode: AuthMode;
  readonly policy: Policy;
  readonly allowedOrigins: readonly string[];
  /** The key, and the stand-in that takes it: what `createMomentoVendor` takes. */
  readonly momento: MomentoVendorOptions;
  /** How long Momento may take before the machine answers 504. */
  readonly deadlineMs: number;
  /** Mode `lambda`: who can sign in. */
  readonly users: readonly ContractUser[];
  /** The same users as the text of the secret that `tvm/lambda` keeps them in, with hashes that cost little. */
  readonly usersSecret: string;
  /** Mode `cognito`: whose ID tokens count. */
  readonly pool: ContractPool;
  /** Mode `oidc`: likewise, and what ids begin with. */
  readonly provider: OidcSettings & { readonly shortName: string };
}

export interface ContractUser {
  readonly userName: string;
  readonly password: string;
  /** A group of the policy. */
  readonly tier: string;
}

/** A user pool as an authorizer sees it; `GET <issuer>/.well-known/jwks.json` answers, as at cognito-local. */
export interface ContractPool {
  /** `http://127.0.0.1:PORT/<user pool id>` */
  readonly issuer: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** What the address above gives. */
  readonly jwks: { readonly keys: readonly JsonWebKey[] };
}

export interface ContractRequest {
  readonly method: string;
  /** `''` or from the question mark on, URL-encoded. */
  readonly query: string;
  /** As the client sends them, credentials included; names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  /** For targets that authorize by `identity`: what was verified; undefined: nobody was. */
  readonly identity: VerifiedIdentity | undefined;
}

export type VerifiedIdentity =
  | { readonly kind: 'user'; readonly userName: string; readonly tier: string }
  /** Claims of an ID token; `cognito:groups` in one of the target's `groupShapes`. */
  | { readonly kind: 'claims'; readonly claims: Readonly<Record<string, unknown>> };

export interface ContractMachine {
  fetch(request: ContractRequest): Promise<Response>;
  close(): Promise<void>;
}
