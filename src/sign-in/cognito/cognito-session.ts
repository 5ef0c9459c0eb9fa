import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Notifier } from '../../base/notifier.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import type { TvmAuthorization, TvmAuthorizer } from '../../tvm-client/authorizer.ts';
import { headerTextProblem } from '../header-text.ts';
import { IdentityError } from '../identity-error.ts';
import type { Renewals } from '../renewals.ts';
import type { Identity, SignedOut } from '../way-in.ts';
import { CognitoError } from './cognito-error.ts';
import type { CognitoTokens } from './cognito-port.ts';
import { groupFor } from './member-groups.ts';
import type { Keeping, SessionStore, StoredSession } from './session-store.ts';
import type { SessionTabs } from './session-tabs.ts';
import { readTokens, type SessionTokens } from './session-tokens.ts';

export interface CognitoSessionOptions {
  readonly renewals: Renewals<SessionTokens>;
  readonly store: SessionStore;
  readonly tabs: SessionTabs;
  readonly clock: Clock;
  readonly userPoolId: string;
  /** For machines that are asked for tokens of one cache. */
  readonly cacheName: string;
  /** How long a sign-in can be renewed, from its first tokens on; undefined: nobody knows. */
  readonly sessionDays?: number | undefined;
  /** Gets tokens that came after the session had ended. */
  readonly onLeftOver: (tokens: SessionTokens) => void;
}

const DAY_MS = 86_400_000;
const ELSEWHERE: SignedOut = { state: 'signed-out', isElsewhere: true };

/** So that no token runs out on its way to the machine; of those that live for seconds, less. */
const LONGEST_LEEWAY_MS = 30_000;
/** However often somebody presses or reloads. */
const FRESHEN_SPACING_MS = 5_000;
/** How long the service may take over a renewal, with all that is sent once more. */
const RENEWAL_MS = 15_000;

/** Who is signed in at a user pool, for as long as that is renewed, and in every tab that shares it. */
export class CognitoSession {
  readonly authorizer: TvmAuthorizer;
  readonly #options: CognitoSessionOptions;
  readonly #identities = new Notifier<Identity>();
  #identity: Identity = { state: 'signed-out' };
  #tokens: SessionTokens | undefined;
  /** What was typed to sign in; undefined where a page before this one has not stored it. */
  #signInName: string | undefined;
  /** From the latest tokens: losing the session does not change the groups. */
  #groups: readonly string[] = [];
  /** Tokens of this person were good while this page looked. */
  #isProved = false;
  #keeping: Keeping = 'tab';
  #renewing: Promise<void> | undefined;
  /** The service has been asked. */
  #asking: Promise<void> | undefined;
  /** Wall time, epoch ms. */
  #freshenedAtMs = 0;
  /** How often a session ended here. */
  #endings = 0;

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
    options.tabs.listen({
      onChange: () => void this.#onDeviceChange(),
      present: async () => {
        await this.#asking?.catch(() => {});
        return this.#stored;
      },
    });
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

  /** As the latest tokens say; `undefined` without. */
  get claims(): Pick<SessionTokens, 'claimedName' | 'address'> | undefined {
    return this.#tokens;
  }

  /** What whoever is signed in, or was, typed to sign in; `undefined` where that is not known. */
  get signInName(): string | undefined {
    return this.#signInName;
  }

  get sessionDays(): number | undefined {
    return this.#options.sessionDays;
  }

  /** When the sign-in can be renewed no more, wall time, epoch ms; undefined where nobody knows. */
  get endsAtMs(): number | undefined {
    const { sessionDays } = this.#options;
    if (sessionDays === undefined || this.#tokens?.sessionAgeMs === undefined) return undefined;
    const { expiresAtMs, lifeMs, sessionAgeMs } = this.#tokens;
    // Tokens that rotate end when the first one would have.
    return expiresAtMs - lifeMs - sessionAgeMs + sessionDays * DAY_MS;
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** Where the session is stored from now on. @returns a promise that never rejects, for when it is */
  async keepFor(keeping: Keeping): Promise<void> {
    this.#keeping = keeping;
    await this.#save();
  }

  /**
   * @param signInName what they typed to sign in
   * @returns a promise that never rejects, for when it is stored: who is signed in is known at once
   * @throws CognitoError for what is no ID token.
   */
  begin(given: CognitoTokens, signInName: string): Promise<void> {
    const tokens = readTokens(given, { nowMs: this.#options.clock.wallMs() });
    if (!tokens) throw new CognitoError('MalformedAnswer', 'the answer holds no ID token');
    const before = this.#tokens;
    this.#take(tokens);
    this.#signInName = signInName;
    this.#isProved = true;
    // Who signs in again, over a sign-in that still lives, has ended that one.
    if (before && before.family !== tokens.family) this.#options.onLeftOver(before);
    this.#become({ state: 'signed-in', userName: tokens.userName });
    return this.#save();
  }

  /**
   * Goes on with what is stored, renewed where it has run out. One that cannot be renewed for now is kept. Never
   * rejects.
   */
  async restore(): Promise<void> {
    const endings = this.#endings;
    const stored = await this.#options.store.load().catch(() => undefined);
    if (!stored || this.#endings !== endings || this.#identity.state !== 'signed-out') return;
    const { userName, signInName, tokens, keeping } = stored;
    this.#keeping = keeping;
    this.#signInName = signInName;
    this.#take(tokens);
    if (!tokens) return this.#become({ state: 'lost', userName });
    this.#isProved = this.#isFresh(tokens);
    // Tried again by whoever needs it next.
    await (this.#isProved ? this.freshen() : this.#renew().catch(() => {}));
    if (this.#tokens?.subject === tokens.subject) this.#become({ state: 'signed-in', userName });
  }

  /**
   * Somebody wants in: what was refused is tried again by whoever needs it next. Where their groups do not say that they
   * may, what they were given since the ID token was made stands in a new one only: asks for that, at most once in 5 s.
   * Never rejects.
   */
  async freshen(signal?: AbortSignal): Promise<void> {
    this.#options.renewals.tryNow();
    const tokens = this.#tokens;
    if (!tokens || groupFor(tokens.groups) !== undefined) return;
    const nowMs = this.#options.clock.wallMs();
    const madeAtMs = tokens.expiresAtMs - tokens.lifeMs;
    if (Math.abs(nowMs - Math.max(madeAtMs, this.#freshenedAtMs)) < FRESHEN_SPACING_MS) return;
    this.#freshenedAtMs = nowMs;
    await this.#renew(signal).catch(() => {});
  }

  /** Forgets everything here at once, and then in storage. @returns what was held, and when nothing is stored. */
  end(): { readonly tokens: SessionTokens | undefined; readonly forgotten: Promise<void> } {
    const forgotten = this.#forget();
    return { tokens: this.#leave({ state: 'signed-out' }), forgotten };
  }

  /** Another tab signed out; what somebody else may have stored since is not ours to remove. */
  endElsewhere(): void {
    const { state } = this.#identity;
    void this.#forget({ owner: state === 'signed-out' ? undefined : this.#identity.userName });
    this.#leave(ELSEWHERE);
  }

  async #forget(options?: { readonly owner: string | undefined }): Promise<void> {
    await this.#options.store.clear(options).catch(() => {});
    if (!options) this.#options.tabs.announce();
  }

  #leave(signedOut: SignedOut): SessionTokens | undefined {
    const tokens = this.#tokens;
    this.#endings += 1;
    this.#tokens = undefined;
    this.#signInName = undefined;
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

  /** For actions of whoever is signed in; renewed when the ID token is. @throws as `authorizer` */
  async accessToken(signal: AbortSignal): Promise<string> {
    return (await this.#freshTokens(signal)).accessToken;
  }

  async #freshTokens(signal: AbortSignal): Promise<SessionTokens> {
    if (this.#tokens && !this.#isFresh(this.#tokens)) await this.#renew(signal);
    if (!this.#tokens) throw new Error('unable to authorize; nobody is signed in');
    return this.#tokens;
  }

  async #authorize(signal: AbortSignal): Promise<TvmAuthorization> {
    const { idToken, groups } = await this.#freshTokens(signal);
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

  /**
   * Afterwards there are fresh tokens, or none. Whoever leaves by `signal` leaves the renewal alone: with its answer the
   * new refresh token would be lost.
   * @throws IdentityError; the reason of `signal`.
   */
  async #renew(signal?: AbortSignal): Promise<void> {
    this.#renewing ??= this.#renewInTurn().finally(() => {
      this.#renewing = undefined;
    });
    await (signal ? untilAborted(signal, this.#renewing) : this.#renewing);
  }

  async #renewInTurn(): Promise<void> {
    const before = this.#tokens;
    if (!before) return;
    await this.#options.tabs.inTurn(before, async () => {
      await this.#takeNewer(before);
      const tokens = this.#tokens;
      const isDone = tokens !== before && (!tokens || this.#isFresh(tokens));
      if (!tokens || isDone) return;
      this.#asking = this.#ask(tokens).finally(() => {
        this.#asking = undefined;
      });
      await this.#asking;
    });
  }

  /** One question to the service. */
  async #ask(tokens: SessionTokens): Promise<void> {
    const { renewed, refusal } = await this.#refresh(tokens);
    if (this.#tokens !== tokens) {
      // Somebody signed out meanwhile, or another is in: what came of it must not outlive that.
      if (renewed) this.#dropUnless(this.#tokens, { renewed, old: tokens });
      return;
    }
    if (renewed) return await this.#settle(tokens, this.#sessionWith(renewed, tokens));
    // Another tab may have been first, without a lock to wait for.
    await this.#takeNewer(tokens, { isRefused: true });
    if (this.#tokens !== tokens) return;
    if (refusal) throw refusal;
    await this.#settle(tokens, this.#sessionWith(undefined, tokens));
  }

  /** @returns neither where the service says that the session is over. @throws what says nothing of the session */
  async #refresh(
    tokens: SessionTokens,
  ): Promise<{ readonly renewed?: SessionTokens | undefined; readonly refusal?: IdentityError }> {
    const deadline = new AbortController();
    const cancelDeadline = this.#options.clock.setTimer(RENEWAL_MS, () => {
      deadline.abort(new CognitoError('TimeoutError', `no renewal within ${RENEWAL_MS} ms`));
    });
    try {
      return { renewed: await this.#options.renewals.run(tokens, deadline.signal) };
    } catch (error) {
      if (error instanceof IdentityError && error.code === 'refused') return { refusal: error };
      throw error;
    } finally {
      cancelDeadline();
    }
  }

  /** What other tabs have made of these tokens counts here too. */
  async #takeNewer(
    tokens: SessionTokens,
    { isRefused = false }: { readonly isRefused?: boolean } = {},
  ): Promise<void> {
    const { store, tabs } = this.#options;
    const isOfDevice = this.#keeping === 'device';
    if (isOfDevice) await this.#onDeviceChange();
    const isOutdated = !isOfDevice && (await store.isOutdated(tokens));
    const isDoubtful = !store.isOrdered || (isRefused && !tabs.takesTurns);
    if (this.#tokens !== tokens || !(isOutdated || isDoubtful)) return;
    const told = await tabs.newer(tokens);
    if (this.#tokens !== tokens) return;
    if (told?.tokens?.subject === tokens.subject) return await this.#settle(tokens, told);
    // To send it again would end it for the other tab as well.
    if (isOutdated) await this.#settle(tokens, this.#sessionWith(undefined, tokens), true);
  }

  /** Stores what became of `old`, here and for the others, unless something else is stored there by now. */
  async #settle(old: SessionTokens, session: StoredSession, isCopy = false): Promise<void> {
    const { store, tabs } = this.#options;
    const keeping = this.#keeping;
    this.#adopt(session, isCopy);
    try {
      const stored = await store.replace(old, { session, keeping });
      if (keeping !== 'device') return;
      if (session.tokens) this.#dropUnless(stored?.tokens, { renewed: session.tokens, old });
      if (this.#tokens === session.tokens) this.#follow(stored);
      tabs.announce();
    } catch {
      // It lasts as long as the page.
      this.#keeping = 'tab';
    }
  }

  /** A new refresh token that nobody goes on with must not outlive the session. */
  #dropUnless(
    kept: SessionTokens | undefined,
    { renewed, old }: { readonly renewed: SessionTokens; readonly old: SessionTokens },
  ): void {
    if (kept?.family === renewed.family || renewed.refreshToken === old.refreshToken) return;
    this.#options.onLeftOver(renewed);
  }

  #take(tokens: SessionTokens | undefined): void {
    this.#tokens = tokens;
    if (tokens) this.#groups = tokens.groups;
  }

  /** Goes on with this session, of the same person. */
  #adopt({ userName, signInName, tokens }: StoredSession, isCopy = false): void {
    this.#take(tokens);
    this.#signInName = signInName;
    this.#isProved = tokens !== undefined && this.#isFresh(tokens);
    const state = tokens ? 'signed-in' : 'lost';
    if (state === this.#identity.state) return;
    // While a session is restored nobody has been told of it.
    if (tokens && this.#identity.state === 'signed-out') return;
    this.#become(tokens || !isCopy ? { state, userName } : { state: 'lost', userName, isCopy });
  }

  get #stored(): StoredSession | undefined {
    const { state } = this.#identity;
    const userName = this.#tokens?.userName ?? (state === 'signed-out' ? undefined : this.#identity.userName);
    return userName === undefined ? undefined : this.#sessionWith(this.#tokens, { userName });
  }

  /** What a session comes to, in which nobody has typed anything since. */
  #sessionWith(
    tokens: SessionTokens | undefined,
    { userName }: Pick<SessionTokens, 'userName'>,
  ): StoredSession {
    return { userName, signInName: this.#signInName, tokens };
  }

  async #save(): Promise<void> {
    const session = this.#stored;
    if (!session) return;
    const keeping = this.#keeping;
    // Where it cannot be stored it lasts as long as the page.
    if (!(await this.#options.store.save(session, keeping))) this.#keeping = 'tab';
    this.#options.tabs.announce();
  }

  /** Reads what is stored for the device: another tab has changed it, or may have. */
  async #onDeviceChange(): Promise<void> {
    if (this.#keeping !== 'device' || !this.#stored) return;
    const before = this.#tokens;
    try {
      const stored = await this.#options.store.loadShared();
      if (this.#tokens === before && this.#keeping === 'device') this.#follow(stored);
    } catch {
      // Nothing can be read at the moment: what this tab knows still counts.
    }
  }

  /** Does as the tab did that stored this last. */
  #follow(stored: StoredSession | undefined): void {
    const present = this.#stored;
    const [mine, theirs] = [present?.tokens, stored?.tokens];
    const isSame = present !== undefined && stored?.userName === present.userName;
    if (!isSame || (mine && theirs && mine.subject !== theirs.subject)) {
      // Signed out there, or somebody else is in: what is stored now is not ours to remove.
      this.#leave(ELSEWHERE);
    } else if (mine?.idToken !== theirs?.idToken) {
      this.#adopt(stored);
    }
  }

  #isFresh({ expiresAtMs, lifeMs }: SessionTokens): boolean {
    return expiresAtMs - Math.min(LONGEST_LEEWAY_MS, lifeMs / 5) > this.#options.clock.wallMs();
  }

  #become(identity: Identity): void {
    this.#identity = identity;
    this.#identities.notify(identity);
  }
}
