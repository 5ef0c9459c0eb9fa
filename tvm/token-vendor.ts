import type { Grant } from './policy.ts';

export interface VendOrder {
  readonly grant: Grant;
  /** Absent: messages published with the token carry no id. */
  readonly tokenId?: string;
}

export interface FreshToken {
  /** Base64 of `{endpoint, api_key}`, as `CredentialProvider.fromDisposableToken` takes it. */
  readonly authToken: string;
  /** Epoch seconds on the service's clock. */
  readonly expiresAt: number;
  /** How old it was when it was asked for; absent: it was made for this order. */
  readonly ageSeconds?: number;
}

/** Makes tokens. */
export interface TokenVendor {
  /** @throws Refusal with `throttled`, `bad_gateway`, `unavailable`, `timeout` or `internal`. */
  vend(order: VendOrder): Promise<FreshToken>;
  /** Begins to connect, so that the first token does not wait for it. Never throws. */
  open?(): void;
}
