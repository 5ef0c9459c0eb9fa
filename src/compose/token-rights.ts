// What a token lets its holder do and whom it vouches for, from the machine's words to what the topic session wants to
// know.

import type { Cancel } from '../base/cancel.ts';
import type { MachineBase } from '../sign-in/machine.ts';
import type { SessionToken, TokenSource, TokenWish } from '../topics/token-source.ts';
import type { ToldRole } from '../tvm-client/told-role.ts';
import type { VendedToken } from '../tvm-client/vended-token.ts';
import type { IdRule } from '../tvm-client/wire.ts';

/** What is read of a token. */
type ToldToken = Pick<VendedToken, 'authToken' | 'tokenId' | 'role' | 'idRule'>;

/** Where the machine's tokens come from; `TvmClient` fits it by shape. */
export interface VendedTokens {
  getToken(options?: TokenWish): Promise<ToldToken>;
  onRenewed(listener: (token: ToldToken) => void): Cancel;
  invalidate(rejectedToken: { readonly authToken: string }): void;
}

/** What the page knows of a machine's tokens beside what the machine says. */
export interface TokenPresumptions {
  /** The role of a token whose machine names none, as the original one does; asked for each token. */
  readonly role: () => VendedToken['role'];
  /** Called before a person's wish is told to the machine. */
  readonly freshen?: ((options: TokenWish) => Promise<void>) | undefined;
  /** People have to sign in there. */
  readonly asksWho: boolean;
  /** What the configuration says of the ids in the cache; it counts more than what the machine says. */
  readonly verifiedIds?: MachineBase['verifiedIds'];
  /** What an error comes to where not the machine is to blame. */
  readonly explain?: ((error: unknown) => Error | undefined) | undefined;
}

// The only rule that this page knows: guests have a prefix, all others have signed in.
const KNOWN_RULE: IdRule = 'guest-prefix';

/** The same tokens, as the session takes them. */
export function sessionTokens(tokens: VendedTokens, presumed: TokenPresumptions): TokenSource {
  const read = (token: ToldToken): SessionToken => {
    const { authToken, tokenId, role = presumed.role() } = token;
    return {
      authToken,
      tokenId,
      verifiedIds: verifiedIds(token, presumed),
      mayPublish: role && MAY_PUBLISH[role],
      roleIsUnknown: role === 'unknown',
    };
  };
  return {
    getToken: async (options = {}) => {
      if (options.urgent) await presumed.freshen?.(options);
      try {
        return read(await tokens.getToken(options));
      } catch (error) {
        throw presumed.explain?.(error) ?? error;
      }
    },
    onRenewed: (listener) => tokens.onRenewed((token) => listener(read(token))),
    invalidate: (rejectedToken) => tokens.invalidate(rejectedToken),
  };
}

/**
 * A machine speaks for the ids that it makes itself. Where others vend for the same cache, only the configuration knows
 * theirs. Who had to sign in has an id of their own in any case.
 */
function verifiedIds({ idRule }: ToldToken, presumed: TokenPresumptions): SessionToken['verifiedIds'] {
  if (presumed.verifiedIds === 'opaque') return 'all-opaque';
  if (presumed.verifiedIds ?? idRule === KNOWN_RULE) return 'all';
  return presumed.asksWho || idRule === KNOWN_RULE ? 'own' : undefined;
}

const MAY_PUBLISH: Readonly<Record<ToldRole, boolean>> = {
  'publish-subscribe': true,
  'publish-only': true,
  'subscribe-only': false,
  unknown: false,
};
