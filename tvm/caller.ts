/**
 * Who asks for a token, as the host has verified it (an authorizer, a session, or nobody at all). Rights and
 * the token id of a user come from here only; nothing in the request can make a caller somebody else.
 */
export type Caller = AnonymousCaller | UserCaller | UnverifiedCaller | UnnamedCaller;

/** Nobody in particular, where nobody is asked. */
export interface AnonymousCaller {
  readonly kind: 'anonymous';
}

export interface UserCaller {
  readonly kind: 'user';
  /** With `source`, its word for them: together the id that others see. */
  readonly userName: string;
  /**
   * The short name of the identity provider that has signed them in. Absent: the host's own users, none of whom may be
   * called like one of a provider's.
   */
  readonly source?: string;
  /** What rights go by: the user's groups in a user pool, or the one tier of a user of the lambda authorizer. */
  readonly groups: readonly string[];
}

/** One who should have proved who they are, and has not. */
export interface UnverifiedCaller {
  readonly kind: 'unverified';
  /** Why what they sent does not count; for the operator's log, so without anything that came with the request. */
  readonly reason?: string;
}

/** One who has proved who they are, and has no name that could be attested to others. */
export interface UnnamedCaller {
  readonly kind: 'unnamed';
  /** Why, and what to do; goes to them as it is, as that of a `Refusal` does. */
  readonly message: string;
  /** For the operator's log, without anything that came with the request. */
  readonly reason: string;
}
