import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Notifier } from '../../base/notifier.ts';
import { SingleFlight } from '../../base/single-flight.ts';
import type { TvmAuthorization, TvmAuthorizer } from '../../tvm-client/authorizer.ts';
import { headerTextProblem } from '../header-text.ts';
import type { Identity, SignedOut } from '../way-in.ts';
import type { CognitoAccount } from './cognito-account.ts';
import { CognitoError } from './cognito-error.ts';
import type { CognitoTokens } from './cognito-port.ts';
import { groupFor } from './member-groups.ts';
import type { Keeping, SessionStore, StoredSession } from './session-store.ts';
import { readTokens, type SessionTokens } from './session-tokens.ts';

export interface CognitoSessionOptions {
  readonly account: CognitoAccount;
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly userPoolId: string;
  /** For machines that are asked for tokens of one cache. */
  readonly cacheName: string;
}

const ELSEWHERE: SignedOut = { state: 'signed-out', isElsewhere: true };

/** So that no token runs out on its way to the machine. */
const LEEWAY_MS = 30_000;

/** Who is signed in at a user pool, for as long as that is renewed, and in every tab that shares it. */
export class CognitoSession {
  readonly authorizer: TvmAuthorizer;
  readonly #options: CognitoSessionOptions;
  readonly #identities = new Notifier<Identity>();
  readonly #renewal = new SingleFlight<void>();
  #identity: Identity = { state: 'signed-out' };
  #tokens: SessionTokens | undefined;
  /** From the latest tokens: losing the session does not change the groups. */
  #groups: readonly string[] = [];
  /** Tokens of this person were good while this page looked. */
  #isProved = false;
  #keeping: Keeping = 'tab';
  #unfollow: Cancel | undefined;

  constructor(options: CognitoSessionOptions) {
    this.#options = options;
    const subjectKey = () => this.#subjectKey;
    this.authorizer = {
      get subjectKey() {
        return subjectKey();
      },
      authorize: ({ signal }) => this.#authorize(signal),
      rejected: () => this.#rejected(),
    };
  }

  get identity(): Identity {
    return this.#identity;
  }

  onIdentity(listener: (identity: Identity) => void): Cancel {
    return this.#identities.subscribe(listener);
  }

  get groups(): readonly string[] {
    return this.#groups;
  }

  /** As the latest tokens say. */
  get claimedName(): string | undefined {
    return this.#tokens?.claimedName;
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** Where the session is stored from now on. */
  keepFor(keeping: Keeping): void {
    this.#keeping = keeping;
    const { state } = this.#identity;
    if (state === 'signed-out') return;
    this.#store({ userName: this.#identity.userName, tokens: this.#tokens });
    this.#follow();
  }

  /** @throws CognitoError for what is no ID token. */
  begin(given: CognitoTokens): void {
    const tokens = readTokens(given, this.#options.clock.wallMs());
    if (!tokens) throw new CognitoError('MalformedAnswer', 'the answer holds no ID token');
    this.#hold(tokens);
    this.#become({ state: 'signed-in', userName: tokens.userName });
  }

  /** Goes on with what is stored, renewed where it has run out. One that cannot be renewed for now is kept. */
  async restore(): Promise<void> {
    const { store } = this.#options;
    const keeping = store.load('tab') ? 'tab' : 'device';
    const stored = store.load(keeping);
    if (!stored) return;
    const { userName, tokens } = stored;
    this.#keeping = keeping;
    this.#take(tokens);
    if (!tokens) return this.#become({ state: 'lost', userName });
    this.#isProved = this.#isFresh(tokens);
    try {
      if (!this.#isProved) await this.#renew();
    } catch {
      // Tried again by whoever needs it next.
    }
    if (this.#tokens?.subject === tokens.subject) this.#become({ state: 'signed-in', userName });
  }

  /** Forgets everything, here and in storage. @returns what was held. */
  end(): SessionTokens | undefined {
    this.#options.store.clear('tab', 'device');
    return this.#leave({ state: 'signed-out' });
  }

  /** Another tab signed out; what somebody else may have stored since is not ours to remove. */
  endElsewhere(): void {
    const { store } = this.#options;
    const stored = store.load('device')?.userName;
    const isOurs = this.#identity.state !== 'signed-out' && this.#identity.userName === stored;
    store.clear('tab', ...(isOurs ? (['device'] as const) : []));
    this.#leave(ELSEWHERE);
  }

  #leave(signedOut: SignedOut): SessionTokens | undefined {
    const tokens = this.#tokens;
    this.#tokens = undefined;
    this.#groups = [];
    this.#isProved = false;
    // Whoever comes next on this device says anew whether to stay.
    this.#keeping = 'tab';
    if (this.#identity.state !== 'signed-out') this.#become(signedOut);
    return tokens;
  }

  get #subjectKey(): string | undefined {
    return this.#isProved && this.#tokens ? `${this.#options.userPoolId} ${this.#tokens.subject}` : undefined;
  }

  async #authorize(signal: AbortSignal): Promise<TvmAuthorization> {
    if (this.#tokens && !this.#isFresh(this.#tokens)) await this.#renew(signal);
    if (!this.#tokens) throw new Error('unable to authorize; nobody is signed in');
    const { idToken, groups } = this.#tokens;
    const { cacheName } = this.#options;
    const group = groupFor(groups);
    return {
      headers: {
        authorization: `Bearer ${idToken}`,
        // The machine of momentohq/client-sdk-javascript (examples/web) answers 500 without these; one that goes by
        // verified claims ignores them.
        ...(group ? { usergroup: group } : {}),
        ...(headerTextProblem(cacheName) ? {} : { cachename: cacheName }),
      },
    };
  }

  async #rejected(): Promise<'retry' | 'signed-out'> {
    await this.#renew();
    return this.#tokens ? 'retry' : 'signed-out';
  }

  /** Afterwards there are fresh tokens, or none. @throws CognitoError, `retryable`; the reason of `signal`. */
  async #renew(signal?: AbortSignal): Promise<void> {
    await this.#renewal.run((abandoned) => this.#refresh(abandoned), signal);
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const tokens = this.#tokens;
    if (!tokens) return;
    const renewed = await this.#options.account.refresh(tokens, signal).catch(nothingIfOver);
    if (this.#tokens !== tokens) return;
    // What another tab did may not have been heard of yet: its word stands.
    if (this.#isReplaced(tokens)) this.#onDeviceChange();
    else if (renewed) this.#hold(renewed);
    else this.#lose(tokens);
  }

  #take(tokens: SessionTokens | undefined): void {
    this.#tokens = tokens;
    if (tokens) this.#groups = tokens.groups;
  }

  #hold(tokens: SessionTokens): void {
    this.#take(tokens);
    this.#isProved = true;
    this.#store({ userName: tokens.userName, tokens });
  }

  #lose({ userName }: SessionTokens): void {
    this.#tokens = undefined;
    this.#isProved = false;
    this.#store({ userName, tokens: undefined });
    this.#become({ state: 'lost', userName });
  }

  #store(session: StoredSession): void {
    // Where it cannot be stored it lasts as long as the page.
    if (!this.#options.store.save(session, this.#keeping)) this.#keeping = 'tab';
  }

  /** Another tab has changed the session of the device. */
  #onDeviceChange(): void {
    const present = this.#identity;
    const stored = this.#options.store.load('device');
    const subject = this.#tokens?.subject;
    const isSame = present.state !== 'signed-out' && stored?.userName === present.userName;
    if (!isSame || (subject && stored.tokens && stored.tokens.subject !== subject)) {
      // Signed out there, or somebody else is in: what is stored now is not ours to remove.
      this.#leave(ELSEWHERE);
      return;
    }
    this.#take(stored.tokens);
    this.#isProved = stored.tokens !== undefined && this.#isFresh(stored.tokens);
    const state = stored.tokens ? 'signed-in' : 'lost';
    if (state !== present.state) this.#become({ state, userName: stored.userName });
  }

  /** The device holds another session by now, or none. */
  #isReplaced({ refreshToken }: SessionTokens): boolean {
    if (this.#keeping !== 'device') return false;
    return this.#options.store.load('device')?.tokens?.refreshToken !== refreshToken;
  }

  #isFresh({ expiresAtMs }: SessionTokens): boolean {
    return expiresAtMs - LEEWAY_MS > this.#options.clock.wallMs();
  }

  #become(identity: Identity): void {
    this.#identity = identity;
    this.#follow();
    this.#identities.notify(identity);
  }

  /** Listens to other tabs while they share the session. */
  #follow(): void {
    const shares = this.#keeping === 'device' && this.#identity.state !== 'signed-out';
    if (shares) {
      this.#unfollow ??= this.#options.store.onDeviceChange(() => this.#onDeviceChange());
    } else {
      this.#unfollow?.();
      this.#unfollow = undefined;
    }
  }
}

function nothingIfOver(error: unknown): undefined {
  if (error instanceof CognitoError && !error.retryable) return undefined;
  throw error;
}
