import type { SessionToken, TokenSource } from './token-source.ts';

/** The same tokens; one whose machine does not tell its role gets the one that is presumed at that moment. */
export function withPresumedRole(tokens: TokenSource, presumed: () => SessionToken['role']): TokenSource {
  const complete = (token: SessionToken): SessionToken =>
    token.role === undefined ? { ...token, role: presumed() } : token;
  return {
    getToken: async (options) => complete(await tokens.getToken(options)),
    onRenewed: (listener) => tokens.onRenewed((token) => listener(complete(token))),
    invalidate: (rejectedToken) => tokens.invalidate(rejectedToken),
  };
}
