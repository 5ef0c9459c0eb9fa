import type { Cancel } from '../base/cancel.ts';

/** A token as the session uses it. */
export interface SessionToken {
  readonly authToken: string;
  readonly tokenId?: string | undefined;
  /**
   * Whose token ids, unless they begin with `guest:`, are names of people who signed in: everybody's who writes in
   * the cache, or that of this token only; `all-opaque`: everybody's are of people who signed in, and no names. Absent:
   * nobody says so.
   */
  readonly verifiedIds?: 'all' | 'all-opaque' | 'own' | undefined;
  /** Absent where nobody says: then it may, until the service refuses. */
  readonly mayPublish?: boolean | undefined;
  /** What it allows was said in words that this page does not know: for safety, `mayPublish` is false. */
  readonly roleIsUnknown?: boolean | undefined;
}

/** Why there is no token; `TvmError` fits it by shape. */
export interface TokenFailure extends Error {
  readonly code: string;
  readonly retryable: boolean;
  /** How long the machine asked not to be called, in ms. */
  readonly retryAfterMs?: number | undefined;
  /** The machine answered, but this page may not read the answer (CORS). */
  readonly refusesThisPage?: boolean | undefined;
  /** Who is to blame where it is not the machine: the service that signs people in. */
  readonly source?: 'sign-in' | undefined;
  /** What that service said, or what the source met: a name for it, and a sentence. */
  readonly reason?: SignInReason | undefined;
}

export interface SignInReason {
  readonly name: string;
  readonly says: string;
}

export interface TokenWish {
  readonly signal?: AbortSignal | undefined;
  /** A person asks: the machine's wish not to be called does not count. */
  readonly urgent?: boolean | undefined;
}

/** Where the session gets its tokens. */
export interface TokenSource {
  /** A token that is valid now; cached by the source. @throws TokenFailure */
  getToken(options?: TokenWish): Promise<SessionToken>;
  /** Calls the listener with each token that replaced another. While there is one, the source renews tokens early. */
  onRenewed(listener: (token: SessionToken) => void): Cancel;
  /** Drops `rejectedToken` if it is still the current one, so that the next `getToken` fetches another. */
  invalidate(rejectedToken: SessionToken): void;
}
