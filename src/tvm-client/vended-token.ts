import type { ToldRole } from './told-role.ts';

/** A Momento disposable token, and what its machine said about it. */
export interface VendedToken {
  /** What `CredentialProvider.fromDisposableToken` takes. */
  readonly authToken: string;
  /**
   * When it ends, epoch ms on the local wall clock as that stood when the token came. For people: the client
   * itself measures elapsed time instead, because that clock may be wrong or set anew.
   */
  readonly expiresAtMs: number;
  /** Who every message published with it is from, as attested by the machine. */
  readonly tokenId?: string | undefined;
  /** By which rule the machine makes token ids, in its words (`IdRule`); a word that nobody knows says nothing. */
  readonly idRule?: string | undefined;
  /**
   * What it allows on its topics; absent when the machine does not say. With `unknown`, a role that came after this
   * client, count on no more than reading.
   */
  readonly role?: ToldRole | undefined;
  readonly cacheName?: string | undefined;
  /** Topics it covers; absent means all topics of the cache, or that the machine does not say. */
  readonly topics?: readonly string[] | undefined;
}
