import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import type { TvmAuthorizer } from '../../tvm-client/authorizer.ts';
import type { RevocationState, Revocations, RevocationTry } from '../revocations.ts';
import type { Keeping, SessionStore } from '../session-store.ts';
import type { SharedSession } from '../shared-session.ts';
import { type SignInFailure, signInFailure } from '../sign-in-failure.ts';
import type { Return } from '../trips.ts';
import type { Identity, WayIn } from '../way-in.ts';
import type { FormMark } from './form-mark.ts';
import type { OidcFailure } from './oidc-failure.ts';
import type { OidcMachine } from './oidc-machine.ts';
import type { OidcTokens } from './oidc-tokens.ts';
import type { ProviderTrips } from './provider-trips.ts';

/** What there is to draw. */
export type OidcProgress = 'restoring' | 'finishing' | 'leaving' | 'waiting';

export interface OidcWayInOptions {
  readonly machine: OidcMachine;
  readonly session: SharedSession<OidcTokens>;
  readonly store: SessionStore<OidcTokens>;
  readonly revocations: Revocations<OidcTokens>;
  /** Loads what goes to the provider and talks with it; a failure is not kept. */
  readonly loadTrips: () => Promise<ProviderTrips>;
  readonly formMark: FormMark;
}

const PART_IS_MISSING: OidcFailure = { by: 'page' };

/** The way in through the page of an OpenID provider. */
export class OidcWayIn implements WayIn {
  readonly #options: OidcWayInOptions;
  readonly #changes = new Notifier<void>();
  /** Resolves when it is known who is signed in, or that nobody is. */
  readonly settled: Promise<void>;
  #settle: () => void = () => {};
  #progress: OidcProgress = 'restoring';
  #failure: OidcFailure | undefined;
  #keeping: Keeping = 'tab';
  /** Where the provider would sign out whoever has just signed out here. */
  #endSessionUrl: string | undefined;
  /** The provider has no way to be told that tokens are over. */
  #lacksRevocation = false;
  #isAsking = false;
  /** The machine said that it does not let them in: what they were given since stands in new tokens only. */
  #isForbidden = false;

  constructor(options: OidcWayInOptions) {
    this.#options = options;
    this.settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
    options.session.onIdentity((identity) => this.#onIdentity(identity));
    options.revocations.onChange(() => this.#changes.notify());
  }

  get identity(): Identity {
    return this.#options.session.identity;
  }

  onIdentity(listener: (identity: Identity) => void): Cancel {
    return this.#options.session.onIdentity(listener);
  }

  get authorizer(): TvmAuthorizer {
    return this.#options.session.authorizer;
  }

  get claimedName(): string | undefined {
    return this.#options.session.tokens?.claimedName;
  }

  get signInName(): string | undefined {
    return this.#options.session.latestTokens?.signInName;
  }

  get progress(): OidcProgress {
    return this.#progress;
  }

  /** Why nobody is signed in, after a try. */
  get failure(): OidcFailure | undefined {
    return this.#failure;
  }

  /** Where people sign in, for them to read. */
  get providerHost(): string {
    return new URL(this.#options.machine.issuer).host;
  }

  /** Whether the provider knows of the last sign-out here. */
  get revocation(): RevocationState | 'not-offered' {
    return this.#lacksRevocation ? 'not-offered' : this.#options.revocations.state;
  }

  /** Whether whoever has just signed out may do so at the provider, too. */
  get canEndSession(): boolean {
    return this.#endSessionUrl !== undefined;
  }

  /** Somebody is to sign in, for the first time or once more. */
  get asks(): boolean {
    return this.#isAsking || this.identity.state !== 'signed-in';
  }

  /** Hears of every change of what there is to draw, but for the identity. */
  onChange(listener: () => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** Whether the next session outlives this tab. Off at first. */
  get staySignedIn(): boolean {
    return this.#keeping === 'device';
  }

  set staySignedIn(value: boolean) {
    this.#keeping = value ? 'device' : 'tab';
  }

  /**
   * Leaves the page for the provider's. Never rejects: `failure` tells what was in the way.
   * @param options.roomName what was typed
   */
  async start({
    roomName = '',
    signal,
  }: {
    readonly roomName?: string;
    readonly signal?: AbortSignal;
  } = {}): Promise<void> {
    const { machine, loadTrips, formMark } = this.#options;
    const prompt = formMark.isSet ? (machine.formPrompt ?? 'login') : undefined;
    this.#become('leaving');
    const failure = await loadTrips().then(
      (trips) => trips.leave({ prompt, keeping: this.#keeping, roomName, signal }),
      () => PART_IS_MISSING,
    );
    if (failure) this.#become('waiting', signal?.aborted ? undefined : failure);
  }

  /** The page came out of the back/forward cache: whoever had left for the provider's is here again. */
  stay(): void {
    if (this.#progress === 'leaving') this.#become('waiting');
  }

  /**
   * Lets in who has come back from the provider, or goes on with what is stored. Called once, by whoever made this; never
   * rejects.
   */
  async restore(come: Return | undefined): Promise<void> {
    if (come) {
      this.#become('finishing');
      if (await this.#arrive(come)) return this.#become('waiting');
    }
    // Who had been in stays so.
    await this.#options.session.restore();
    this.#become('waiting', this.#failure);
  }

  askAgain(isAsking: boolean): void {
    this.#isAsking = isAsking;
    this.#changes.notify();
  }

  async freshen({ signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    const { session } = this.#options;
    await session.freshen();
    if (!this.#isForbidden) return;
    this.#isForbidden = false;
    await session.renew(signal).catch(() => {});
  }

  explain(error: unknown): SignInFailure | undefined {
    const { code } = (error ?? {}) as { readonly code?: unknown };
    if (code === 'forbidden') this.#isForbidden = true;
    return signInFailure(error);
  }

  /**
   * Signs out here at once; the promise waits until nothing is stored, and the provider has been told or did not answer:
   * `revocation` tells what becomes of that. The provider itself still knows this person.
   */
  async signOut(): Promise<void> {
    const { session, revocations, formMark } = this.#options;
    const { tokens, forgotten } = session.end();
    if (tokens) formMark.set();
    if (tokens) await revocations.revoke(tokens);
    if (tokens) await this.#farewell();
    await forgotten;
  }

  endedElsewhere(): void {
    this.#options.session.endElsewhere();
  }

  /** Leaves the page for the provider's that signs out there, for whoever has just signed out here. */
  async endSession(): Promise<void> {
    const url = this.#endSessionUrl;
    if (url !== undefined) (await this.#options.loadTrips()).goTo(url);
  }

  /** Tells the provider once that tokens are over; never rejects. */
  async revokeOnce(tokens: OidcTokens): Promise<RevocationTry> {
    const outcome = await this.#options.loadTrips().then(
      (trips) => trips.revoke(tokens),
      () => 'later' as const,
    );
    this.#lacksRevocation = outcome === 'not-offered';
    return outcome === 'not-offered' ? 'done' : outcome;
  }

  /** @returns whether somebody is in now */
  async #arrive(come: Return): Promise<boolean> {
    const { session, store, revocations, loadTrips, formMark } = this.#options;
    const arrival = await loadTrips().then(
      (trips) => trips.arrive(come),
      () => ({ tokens: undefined, keeping: 'tab' as const, failure: PART_IS_MISSING }),
    );
    this.#failure = arrival?.failure;
    if (!arrival?.tokens) return false;
    const { tokens, keeping, failure } = arrival;
    if (failure) {
      // The provider would sign in the same person again, without a word.
      formMark.set();
      void revocations.revoke(tokens);
      return false;
    }
    const before = await store.load().catch(() => undefined);
    formMark.clear();
    // The page that asked for a sign-in of this tab was in that one.
    if (before?.keeping === 'device' && keeping === 'tab') await store.clear();
    await session.keepFor(keeping);
    await session.begin(tokens, { before: before?.tokens });
    return true;
  }

  async #farewell(): Promise<void> {
    try {
      const { provider } = await this.#options.loadTrips();
      this.#endSessionUrl = await provider.endSessionUrl();
    } catch {
      // Then it is not offered.
    }
    this.#changes.notify();
  }

  #onIdentity({ state }: Identity): void {
    if (state !== 'signed-in') return;
    this.#isAsking = false;
    this.#endSessionUrl = undefined;
    this.#lacksRevocation = false;
    this.#options.revocations.forgetFailure();
  }

  #become(progress: OidcProgress, failure?: OidcFailure): void {
    this.#progress = progress;
    this.#failure = failure;
    if (progress === 'waiting') this.#settle();
    this.#changes.notify();
  }
}
