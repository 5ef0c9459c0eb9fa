// What a token lets its holder do, from the machine's words to what the topic session wants to know.

import type { Cancel } from '../base/cancel.ts';
import type { SessionToken, TokenSource, TokenWish } from '../topics/token-source.ts';
import type { ToldRole } from '../tvm-client/told-role.ts';
import type { VendedToken } from '../tvm-client/vended-token.ts';

/** Where the machine's tokens come from; `TvmClient` fits it by shape. */
export interface VendedTokens {
  getToken(options?: TokenWish): Promise<VendedToken>;
  onRenewed(listener: (token: VendedToken) => void): Cancel;
  invalidate(rejectedToken: { readonly authToken: string }): void;
}

/**
 * The same tokens, as the session takes them.
 * @param presumedRole of a token whose machine names none, as the original one does; asked for each token.
 */
export function sessionTokens(tokens: VendedTokens, presumedRole: () => VendedToken['role']): TokenSource {
  const read = ({ authToken, tokenId, role = presumedRole() }: VendedToken): SessionToken => ({
    authToken,
    tokenId,
    mayPublish: role && MAY_PUBLISH[role],
    roleIsUnknown: role === 'unknown',
  });
  return {
    getToken: async (options) => read(await tokens.getToken(options)),
    onRenewed: (listener) => tokens.onRenewed((token) => listener(read(token))),
    invalidate: (rejectedToken) => tokens.invalidate(rejectedToken),
  };
}

const MAY_PUBLISH: Readonly<Record<ToldRole, boolean>> = {
  'publish-subscribe': true,
  'publish-only': true,
  'subscribe-only': false,
  unknown: false,
};
