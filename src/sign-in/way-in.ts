// What the page knows of a machine that asks who people are. Guests need none of it.

import type { Cancel } from '../base/cancel.ts';
import type { TvmAuthorizer } from '../tvm-client/authorizer.ts';
import type { Fetch } from '../tvm-client/fetch.ts';
import type { TokenRole } from '../tvm-client/wire.ts';
import type { SignInFailure } from './sign-in-failure.ts';

/** Nobody yet, or somebody who signed out: nothing of whoever was there before may stay. */
export interface SignedOut {
  readonly state: 'signed-out';
  /** It was done in another tab, and counts here too. */
  readonly isElsewhere?: true;
}

export type Identity =
  | SignedOut
  /** `userName` names the person in rooms: it is the machine's token id where that is known. */
  | { readonly state: 'signed-in'; readonly userName: string }
  /** The identity is no longer accepted: the same person may sign in again and go on. */
  | {
      readonly state: 'lost';
      readonly userName: string;
      /** This tab is a copy of another, in which the session went on. */
      readonly isCopy?: true;
    };

/** One for each machine that asks, for as long as the page lives. */
export interface WayIn {
  readonly identity: Identity;
  /** Hears of every change of `identity`. */
  onIdentity(listener: (identity: Identity) => void): Cancel;
  /** Always speaks for the present `identity`; its `rejected` is what turns `signed-in` into `lost`. */
  readonly authorizer: TvmAuthorizer;
  /** In place of the platform's, for what the machine is asked. */
  readonly fetch?: Fetch | undefined;
  /** What whoever is signed in is to be called where their id is no name; nobody vouches for it. */
  readonly claimedName?: string | undefined;
  /** What they sign in with, for their own eyes; `''` where nobody knows. Default: the user name. */
  readonly signInName?: string | undefined;
  /** What the identity's groups stand for, for machines that do not tell the role of their tokens. */
  readonly groupRole?: TokenRole | undefined;
  /** Why there is no token, where not the machine is to blame. @param error of a token client */
  explain?(error: unknown): SignInFailure | undefined;
  /** Asks whoever is signed in to sign in once more, or no longer does; until they have, nothing is lost. */
  askAgain?(isAsking: boolean): void;
  /**
   * A person asks again to be let in: learns what they were given meanwhile, where the identity would not know, and
   * tries again what its service has refused.
   * Never rejects.
   */
  freshen?(options: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /**
   * Forgets all secrets at once and ends in `signed-out`, whatever the network says; never rejects. Where nobody is
   * signed in, nobody hears of it.
   */
  signOut(): Promise<void>;
  /** Another tab signed out: the same, without telling anybody. */
  endedElsewhere(): void;
}
