import type { Cancel } from '../base/cancel.ts';

/** A token as the session uses it. */
export interface SessionToken {
  readonly authToken: string;
  readonly tokenId?: string | undefined;
  readonly role?: 'publish-subscribe' | 'subscribe-only' | 'publish-only' | undefined;
}

/** Why there is no token; `TvmError` fits it by shape. */
export interface TokenFailure extends Error {
  readonly code: string;
  readonly retryable: boolean;
  /** How long the machine asked not to be called, in ms. */
  readonly retryAfterMs?: number | undefined;
  /** The machine answered, but this page may not read the answer (CORS). */
  readonly refusesThisPage?: boolean | undefined;
}

/** Where the session gets its tokens; `TvmClient` fits it by shape. */
export interface TokenSource {
  /** A token that is valid now; cached by the source. @throws TokenFailure */
  getToken(options?: { readonly signal?: AbortSignal | undefined }): Promise<SessionToken>;
  /** Calls the listener with each token that replaced another. While there is one, the source renews tokens early. */
  onRenewed(listener: (token: SessionToken) => void): Cancel;
  /** Drops `rejectedToken` if it is still the current one, so that the next `getToken` fetches another. */
  invalidate(rejectedToken: SessionToken): void;
}
