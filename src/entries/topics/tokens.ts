// Where a topic gets its tokens: the words for it that others use.

import type { Cancel } from '../../base/cancel.ts';
import type { ToldRole } from '../../tvm-client/told-role.ts';
import type { TokenRole } from '../../tvm-client/wire.ts';

/** What a Token Vending Machine answers, or the same from elsewhere. Only `authToken` is needed. */
export interface TokenAnswer {
  /** A Momento disposable token: what `CredentialProvider.fromDisposableToken` of Momento's SDKs takes. */
  readonly authToken: string;
  /** How long it is good from now on, in seconds. */
  readonly expiresIn?: number | undefined;
  /**
   * When it ends, epoch seconds on the clock of whoever made it. Only where `expiresIn` is missing. Without both, or
   * with what cannot be, a token is taken to live for 5 minutes, and another is asked for before that.
   */
  readonly expiresAt?: number | undefined;
  /** The id that Momento attests to whoever receives what is published with it. */
  readonly tokenId?: string | undefined;
  /** What it allows on the topic. Default: nobody says, so a publish is tried. */
  readonly role?: TokenRole | undefined;
  /** `guest-prefix`: ids that begin with `guest:` are what guests call themselves, all others were checked. */
  readonly idRule?: string | undefined;
}

/** A token alone, or what came with it. */
export type GivenToken = string | TokenAnswer;

/**
 * Gets a token, for instance from your server. It is called again before the token ends, and when Momento rejects it; at
 * most once in 5 s, and never twice at a time. What it throws is tried again, unless the error has `retryable: false`.
 * @param options.signal aborts after 10 s, or when nobody waits for the token any more
 */
export type TokenFunction = (options: { readonly signal: AbortSignal }) => GivenToken | Promise<GivenToken>;

/** A token as a `TokenSource` hands it out. */
export interface TopicToken {
  /** As in `TokenAnswer`. */
  readonly authToken: string;
  /** As in `TokenAnswer`. */
  readonly tokenId?: string | undefined;
  /** As in `TokenAnswer`; with `unknown`, it is taken to be for reading only. */
  readonly role?: ToldRole | undefined;
  /** As in `TokenAnswer`. */
  readonly idRule?: string | undefined;
}

/** What a topic says when it asks for a token. */
export interface TokenWish {
  /** Nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined;
  /** A person asks: what the machine said about leaving it alone does not count. */
  readonly urgent?: boolean | undefined;
}

/**
 * Keeps a token and renews it, for one or for several topics. `TvmClient` of `momento-chat/tvm-client` is one. Whoever
 * makes it ends it.
 */
export interface TokenSource {
  /**
   * A token that is good now.
   * @throws an error; one with a `code` and a `retryable` of `false` is final
   */
  getToken(wish?: TokenWish): Promise<TopicToken>;
  /** Calls `listener` with each token that took the place of another. While anybody listens, it renews ahead of time. */
  onRenewed(listener: (token: TopicToken) => void): Cancel;
  /** Momento rejected this token: if it is still the current one, the next `getToken` has to bring another. */
  invalidate(rejectedToken: { readonly authToken: string }): void;
}
