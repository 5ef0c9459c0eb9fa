import type { TvmErrorCode, TvmErrorDetails } from './tvm-error.ts';
import type { VendAnswer } from './vend-answer.ts';

/** What other clients need to know of a failure; `TvmError` fits it by shape. */
export interface SharedFailure extends Pick<TvmErrorDetails, 'status' | 'refusesThisPage'> {
  readonly code: TvmErrorCode;
}

/** What one client knows that saves another one of the same identity a request. */
export interface TokenNews {
  /** A token that is good, its `expiry` an `expiresIn` that counts from now. */
  readonly answer?: VendAnswer | undefined;
  /** Why the last request failed; absent when it did not. */
  readonly failure?: SharedFailure | undefined;
  /** How long the machine must not be asked again, in ms. */
  readonly waitMs: number;
}

export interface TurnOptions {
  /** The token to be replaced: neither this one nor one that it replaced helps. */
  readonly replaces: string | undefined;
  /** What this client can tell others, now and later, until `close`. */
  readonly knows: () => TokenNews;
  readonly signal: AbortSignal;
  /** A person asks: of others' failures, only those of the last 5 s count. */
  readonly urgent?: boolean | undefined;
}

/** Where clients of one identity (the tabs of a browser) share one token. An instance serves one client. */
export interface TokenShare {
  /**
   * Runs `work` when it is this client's turn, with what others know: a failure to take for its own (`failure`),
   * or else a token to take over (`answer`), or nothing, in which case it asks the machine.
   * @throws what `work` throws; the reason of `signal` when that aborts before the turn has come.
   */
  turn<T>(work: (news?: TokenNews) => Promise<T>, options: TurnOptions): Promise<T>;
}

/** For a client that shares with nobody. */
export const noShare: TokenShare = {
  turn: (work) => work(),
};
