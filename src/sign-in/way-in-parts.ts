import type { Clock } from '../base/clock.ts';
import type { TvmAuthorizer } from '../tvm-client/authorizer.ts';
import type { TvmErrorCode } from '../tvm-client/tvm-error.ts';
import type { VendedToken } from '../tvm-client/vended-token.ts';

/** The machine's answer to somebody who wants in; `TvmError` fits the failure by shape. */
export type TokenOutcome =
  | { readonly ok: true; readonly token: Pick<VendedToken, 'tokenId'> }
  | { readonly ok: false; readonly failure: MachineFailure };

export interface MachineFailure {
  readonly code: TvmErrorCode;
  /** Something answers, but this page may not read what (CORS). */
  readonly refusesThisPage: boolean;
}

/** Asks the machine once for a token; rejects only with the reason of `signal`. */
export type RequestToken = (
  authorizer: TvmAuthorizer,
  options: { readonly signal: AbortSignal },
) => Promise<TokenOutcome>;

/** What a way in gets from the page. */
export interface WayInParts {
  readonly clock: Clock;
  /** For machines that are asked for tokens of one cache. */
  readonly cacheName: string;
  readonly requestToken: RequestToken;
  readonly storage: {
    // Getters, because a browser that blocks storage throws as soon as it is asked for it.
    readonly tab: () => Storage;
    readonly device: () => Storage;
    readonly database: () => IDBFactory | undefined;
  };
  /** What tabs hear of each other by, and take turns with; either may be missing. */
  readonly tabs: {
    /** @throws where the browser has none */
    readonly openChannel: (name: string, onMessage: (data: unknown) => void) => WayInChannel;
    readonly locks?:
      | { request(name: string, options: LockOptions, callback: () => Promise<void>): Promise<void> }
      | undefined;
  };
}

/** One end of a `BroadcastChannel`. */
export interface WayInChannel {
  post(message: unknown): void;
}
