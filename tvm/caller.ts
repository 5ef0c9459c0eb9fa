/**
 * Who asks for a token, as the host has verified it (an authorizer, a session, or nobody at all). Rights and
 * the token id of a user come from here only; nothing in the request can make a caller somebody else.
 */
export type Caller = AnonymousCaller | UserCaller;

export interface AnonymousCaller {
  readonly kind: 'anonymous';
}

export interface UserCaller {
  readonly kind: 'user';
  readonly userName: string;
  readonly groups: readonly string[];
}
