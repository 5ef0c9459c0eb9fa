// What goes over HTTP between a Token Vending Machine and its clients, shared by both sides so that they cannot
// drift apart: types, and the one list of roles.

export const TOKEN_ROLES = ['publish-subscribe', 'subscribe-only', 'publish-only'] as const;

/** What a token lets its holder do on a topic. */
export type TokenRole = (typeof TOKEN_ROLES)[number];

/**
 * `guest-prefix`: an id that begins with `guest:` is what a guest asked to be called; every other one is the name of
 * somebody who has signed in.
 */
export type IdRule = 'guest-prefix';

/**
 * The machine's answer: the original machine's two fields, and optional ones that old clients ignore.
 * (Source of the first two: momentohq/client-sdk-javascript, examples/nodejs/token-vending-machine.)
 */
export interface VendResponse {
  /** Base64 of `{endpoint, api_key}`: what `CredentialProvider.fromDisposableToken` takes. */
  readonly authToken: string;
  /** Epoch seconds on the service's clock. */
  readonly expiresAt: number;
  /** Seconds from the moment of the answer; independent of any clock. */
  readonly expiresIn?: number;
  /** The machine's own time, epoch seconds. */
  readonly serverTime?: number;
  /** Who every message published with this token is from, as attested by the machine. */
  readonly tokenId?: string;
  /** By which rule this machine makes token ids; without it, nobody knows whether an id was checked. */
  readonly idRule?: IdRule;
  readonly role?: TokenRole;
  readonly cacheName?: string;
  /** Topics the token covers; absent means all topics of the cache. */
  readonly topics?: readonly string[];
}

/** Machine-readable reason of a refusal. */
export type WireErrorCode =
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'method_not_allowed'
  | 'throttled'
  | 'internal'
  | 'bad_gateway'
  | 'unavailable'
  | 'timeout';

/** Body of every answer that is not a token. `message` is written for people and holds no secret. */
export interface WireErrorBody {
  readonly error: {
    readonly code: WireErrorCode;
    readonly message: string;
    readonly retryable: boolean;
  };
}
