import type { Cancel } from '../base/cancel.ts';

/** A token as the session uses it. */
export interface SessionToken {
  readonly authToken: string;
  readonly tokenId?: string | undefined;
  readonly role?: 'publish-subscribe' | 'subscribe-only' | 'publish-only' | undefined;
}

/** Why no token could be had; `TvmError` fits it by shape. */
export interface TokenFailure extends Error {
  readonly code: string;
  readonly retryable: boolean;
  /** How long the machine asked to be left alone, in ms. */
  readonly retryAfterMs?: number | undefined;
  /** The machine answered, and this page may not read what (CORS). */
  readonly refusesThisPage?: boolean | undefined;
}

/** Where the session gets its tokens; `TvmClient` fits it by shape. */
export interface TokenSource {
  /** A token that is valid now; cached by the source. @throws TokenFailure */
  getToken(options?: { readonly signal?: AbortSignal | undefined }): Promise<SessionToken>;
  /** Hears of each token that replaced another. The source renews ahead of expiry while somebody listens. */
  onRenewed(listener: (token: SessionToken) => void): Cancel;
  /** Drops `rejectedToken` if it is still the current one, so that the next `getToken` fetches another. */
  invalidate(rejectedToken: SessionToken): void;
}
