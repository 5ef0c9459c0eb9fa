import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import { Notifier } from '../base/notifier.ts';
import { untilAborted } from '../base/until-aborted.ts';
import type { TvmAuthorization, TvmAuthorizer } from '../tvm-client/authorizer.ts';
import { type HeldTokens, isFresh } from './held-tokens.ts';
import { IdentityError } from './identity-error.ts';
import type { Renewals } from './renewals.ts';
import type { StoredSession } from './session-record.ts';
import type { Keeping, SessionStore } from './session-store.ts';
import type { SessionTabs } from './session-tabs.ts';
import type { Identity, SignedOut } from './way-in.ts';

export interface SharedSessionOptions<Tokens extends HeldTokens> {
  readonly renewals: Renewals<Tokens>;
  readonly store: SessionStore<Tokens>;
  readonly tabs: SessionTabs<Tokens>;
  readonly clock: Clock;
  /** Names the service to which `subject` means something; never a secret. */
  readonly serviceId: string;
  /** What the machine is sent of whoever is signed in. */
  readonly authorization: (tokens: Tokens) => TvmAuthorization;
  /** Gets tokens that came after the session had ended. */
  readonly onLeftOver: (tokens: Tokens) => void;
}

const ELSEWHERE: SignedOut = { state: 'signed-out', isElsewhere: true };

/** How long the service may take over a renewal, with all that is sent once more. */
const RENEWAL_MS = 15_000;
const LATE = { name: 'TimeoutError', says: `no renewal within ${RENEWAL_MS} ms` };

/** Who is signed in at a service, for as long as that is renewed, and in every tab that shares it. */
export class SharedSession<Tokens extends HeldTokens> {
  readonly authorizer: TvmAuthorizer;
  readonly #options: SharedSessionOptions<Tokens>;
  readonly #identities = new Notifier<Identity>();
  #identity: Identity = { state: 'signed-out' };
  #tokens: Tokens | undefined;
  /** What was typed to sign in; undefined where a page before this one has not stored it. */
  #signInName: string | undefined;
  /** Of whoever is signed in, or was. */
  #latestTokens: Tokens | undefined;
  /** Tokens of this person were good while this page looked. */
  #isProved = false;
  #keeping: Keeping = 'tab';
  #renewing: Promise<void> | undefined;
  /** The service has been asked. */
  #asking: Promise<void> | undefined;
  /** How often a session ended here. */
  #endings = 0;

  constructor(options: SharedSessionOptions<Tokens>) {
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

  /** Undefined where nobody is signed in. */
  get tokens(): Tokens | undefined {
    return this.#tokens;
  }

  /** The same, and after the session was lost the last ones. */
  get latestTokens(): Tokens | undefined {
    return this.#latestTokens;
  }

  /** What whoever is signed in, or was, typed to sign in; `undefined` where that is not known. */
  get signInName(): string | undefined {
    return this.#signInName;
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
   * Ends at the service what it comes in place of.
   * @param options.signInName what they typed to sign in
   * @param options.before tokens of an earlier sign-in; default: of this page
   * @returns a promise that never rejects, for when it is stored: who is signed in is known at once
   */
  begin(
    tokens: Tokens,
    {
      signInName,
      before = this.#tokens,
    }: { readonly signInName?: string; readonly before?: Tokens | undefined } = {},
  ): Promise<void> {
    this.#take(tokens);
    this.#signInName = signInName;
    this.#isProved = true;
    this.#become({ state: 'signed-in', userName: tokens.userName });
    return this.#save(before);
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
    this.#options.renewals.tryOnOpening();
    // Tried again by whoever needs it next.
    await (this.#isProved ? this.catchUp() : this.renew().catch(() => {}));
    if (this.#tokens?.subject === tokens.subject) this.#become({ state: 'signed-in', userName });
  }

  /** Somebody wants in: what was refused is tried again by whoever needs it next. Never rejects. */
  async freshen(signal?: AbortSignal): Promise<void> {
    this.#options.renewals.tryNow();
    await this.catchUp(signal);
  }

  /** Learns what people were given since their tokens were made, where a kind can tell that it has to. Never rejects. */
  async catchUp(_signal?: AbortSignal): Promise<void> {}

  /** Forgets everything here at once, and then in storage. @returns what was held, and when nothing is stored. */
  end(): { readonly tokens: Tokens | undefined; readonly forgotten: Promise<void> } {
    const tokens = this.#tokens;
    const forgotten = this.#forget(tokens);
    this.#leave({ state: 'signed-out' });
    return { tokens, forgotten };
  }

  /** Another tab signed out; what somebody else may have stored since is not ours to remove. */
  endElsewhere(): void {
    void this.#options.store.clear({ owner: this.#userName });
    // That tab knows of those of the device only.
    if (this.#tokens && this.#keeping === 'tab') this.#options.onLeftOver(this.#tokens);
    this.#leave(ELSEWHERE);
  }

  async #forget(mine: Tokens | undefined): Promise<void> {
    const { store, tabs, onLeftOver } = this.#options;
    const stored = await store.clear();
    tabs.announce();
    if (stored && stored.refreshToken !== mine?.refreshToken) onLeftOver(stored);
  }

  #leave(signedOut: SignedOut): void {
    this.#endings += 1;
    this.#tokens = undefined;
    this.#signInName = undefined;
    this.#latestTokens = undefined;
    this.#isProved = false;
    // Whoever comes next on this device says anew whether to stay.
    this.#keeping = 'tab';
    if (this.#identity.state !== 'signed-out') this.#become(signedOut);
  }

  get #subjectKey(): string | undefined {
    return this.#isProved && this.#tokens ? subjectKeyOf(this.#options.serviceId, this.#tokens) : undefined;
  }

  async #authorize(signal: AbortSignal): Promise<TvmAuthorization> {
    if (this.#tokens && !this.#isFresh(this.#tokens)) await this.renew(signal);
    if (!this.#tokens) throw new Error('unable to authorize; nobody is signed in');
    return this.#options.authorization(this.#tokens);
  }

  async #rejected(): Promise<'retry' | 'signed-out'> {
    await this.renew();
    return this.#tokens ? 'retry' : 'signed-out';
  }

  /**
   * Afterwards there are fresh tokens, or none. Whoever leaves by `signal` leaves the renewal alone: with its answer the
   * new refresh token would be lost.
   * @throws IdentityError; the reason of `signal`.
   */
  async renew(signal?: AbortSignal): Promise<void> {
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
  async #ask(tokens: Tokens): Promise<void> {
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
    tokens: Tokens,
  ): Promise<{ readonly renewed?: Tokens | undefined; readonly refusal?: IdentityError }> {
    const deadline = new AbortController();
    const cancelDeadline = this.#options.clock.setTimer(RENEWAL_MS, () => {
      deadline.abort(new IdentityError('unreachable', { reason: LATE, retryable: true }));
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
    tokens: Tokens,
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
  async #settle(old: Tokens, session: StoredSession<Tokens>, isCopy = false): Promise<void> {
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
    kept: Tokens | undefined,
    { renewed, old }: { readonly renewed: Tokens; readonly old: Tokens },
  ): void {
    if (kept?.family === renewed.family || renewed.refreshToken === old.refreshToken) return;
    this.#options.onLeftOver(renewed);
  }

  #take(tokens: Tokens | undefined): void {
    this.#tokens = tokens;
    if (tokens) this.#latestTokens = tokens;
  }

  /** Goes on with this session, of the same person. */
  #adopt({ userName, signInName, tokens }: StoredSession<Tokens>, isCopy = false): void {
    this.#take(tokens);
    this.#signInName = signInName;
    this.#isProved = tokens !== undefined && this.#isFresh(tokens);
    const state = tokens ? 'signed-in' : 'lost';
    if (state === this.#identity.state) return;
    // While a session is restored nobody has been told of it.
    if (tokens && this.#identity.state === 'signed-out') return;
    this.#become(tokens || !isCopy ? { state, userName } : { state: 'lost', userName, isCopy });
  }

  get #stored(): StoredSession<Tokens> | undefined {
    const userName = this.#tokens?.userName ?? this.#userName;
    return userName === undefined ? undefined : this.#sessionWith(this.#tokens, { userName });
  }

  get #userName(): string | undefined {
    return this.#identity.state === 'signed-out' ? undefined : this.#identity.userName;
  }

  /** What a session comes to, in which nobody has typed anything since. */
  #sessionWith(tokens: Tokens | undefined, { userName }: Pick<Tokens, 'userName'>): StoredSession<Tokens> {
    return { userName, signInName: this.#signInName, tokens };
  }

  /** @param before what this comes in place of */
  async #save(before?: Tokens): Promise<void> {
    const session = this.#stored;
    if (!session) return;
    const { store, tabs, onLeftOver } = this.#options;
    let old = before;
    try {
      old = (await store.save(session, this.#keeping)) ?? before;
    } catch {
      // It lasts as long as the page, and what was there before is out of date.
      this.#keeping = 'tab';
      old = (await store.clear()) ?? before;
    }
    tabs.announce();
    if (old && old.family !== session.tokens?.family) onLeftOver(old);
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
  #follow(stored: StoredSession<Tokens> | undefined): void {
    const present = this.#stored;
    const [mine, theirs] = [present?.tokens, stored?.tokens];
    const isSame = present !== undefined && stored?.userName === present.userName;
    if (!isSame || (mine && theirs && mine.subject !== theirs.subject)) {
      // Signed out there, or somebody else is in: what is stored now is not ours to remove.
      this.#leave(ELSEWHERE);
    } else if (mine?.shown !== theirs?.shown || mine?.refreshToken !== theirs?.refreshToken) {
      // A provider may sign the same token twice within a second, while each renewal brings another one for the next.
      this.#adopt(stored);
    }
  }

  #isFresh(tokens: Tokens): boolean {
    return isFresh(tokens, this.#options.clock);
  }

  #become(identity: Identity): void {
    this.#identity = identity;
    this.#identities.notify(identity);
  }
}

/** Names a person of a service, the same in every tab. */
export function subjectKeyOf(serviceId: string, { subject }: Pick<HeldTokens, 'subject'>): string {
  return `${serviceId} ${subject}`;
}
