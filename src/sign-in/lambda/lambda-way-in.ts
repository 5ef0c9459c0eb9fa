import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import type { TvmAuthorizer } from '../../tvm-client/authorizer.ts';
import { type HeaderTextProblem, headerTextProblem } from '../header-text.ts';
import type { Identity, WayIn } from '../way-in.ts';
import type { MachineFailure, RequestToken } from '../way-in-parts.ts';

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

export type LambdaSignInOutcome =
  | { readonly ok: true }
  /** Nothing was sent: this field cannot be. */
  | { readonly ok: false; readonly field: keyof Credentials; readonly problem: HeaderTextProblem }
  | { readonly ok: false; readonly field: undefined; readonly failure: MachineFailure };

export interface LambdaWayInOptions {
  readonly requestToken: RequestToken;
}

/**
 * The way in through a machine that knows people by the headers `username` and `password`. The password is kept in
 * memory, here and nowhere else.
 */
export class LambdaWayIn implements WayIn {
  readonly authorizer: TvmAuthorizer;
  readonly #requestToken: LambdaWayInOptions['requestToken'];
  readonly #identities = new Notifier<Identity>();
  #identity: Identity = { state: 'signed-out' };
  #credentials: Credentials | undefined;

  constructor({ requestToken }: LambdaWayInOptions) {
    this.#requestToken = requestToken;
    // Without a `subjectKey`: each tab asks for the password, so no tab takes another's word for who is there.
    this.authorizer = {
      authorize: async () => authorization(this.#credentials),
      rejected: async () => {
        this.#lose();
        return 'signed-out';
      },
    };
  }

  get identity(): Identity {
    return this.#identity;
  }

  onIdentity(listener: (identity: Identity) => void): Cancel {
    return this.#identities.subscribe(listener);
  }

  /**
   * Tries the credentials on the machine at once; only where it takes them, they count from now on.
   * @throws the reason of `signal` when that aborts.
   */
  async signIn(
    { userName: typedName, password }: Credentials,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<LambdaSignInOutcome> {
    const credentials: Credentials = { userName: typedName.trim(), password };
    for (const field of ['userName', 'password'] as const) {
      const problem = headerTextProblem(credentials[field]);
      if (problem) return { ok: false, field, problem };
    }
    const candidate: TvmAuthorizer = {
      authorize: async () => authorization(credentials),
      rejected: async () => 'signed-out',
    };
    const outcome = await this.#requestToken(candidate, { signal });
    signal.throwIfAborted();
    if (!outcome.ok) return { ok: false, field: undefined, failure: outcome.failure };
    this.#credentials = credentials;
    this.#become({ state: 'signed-in', userName: outcome.token.tokenId ?? credentials.userName });
    return { ok: true };
  }

  async signOut(): Promise<void> {
    this.#end({ state: 'signed-out' });
  }

  endedElsewhere(): void {
    this.#end({ state: 'signed-out', isElsewhere: true });
  }

  #end(identity: Identity): void {
    this.#credentials = undefined;
    if (this.#identity.state !== 'signed-out') this.#become(identity);
  }

  /** The machine took the credentials once, and takes them no more. */
  #lose(): void {
    this.#credentials = undefined;
    if (this.#identity.state !== 'signed-in') return;
    this.#become({ state: 'lost', userName: this.#identity.userName });
  }

  #become(identity: Identity): void {
    this.#identity = identity;
    this.#identities.notify(identity);
  }
}

function authorization(credentials: Credentials | undefined) {
  if (!credentials) throw new Error('unable to authorize; nobody is signed in');
  return { headers: { username: credentials.userName, password: credentials.password } };
}
