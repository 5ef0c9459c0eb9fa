import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Notifier } from '../../base/notifier.ts';
import type { TvmAuthorizer } from '../../tvm-client/authorizer.ts';
import type { RevocationState, Revocations, RevocationTry } from '../revocations.ts';
import type { Keeping, SessionStore } from '../session-store.ts';
import type { SharedSession } from '../shared-session.ts';
import { type SignInFailure, signInFailure } from '../sign-in-failure.ts';
import type { Return } from '../trips.ts';
import type { Identity, WayIn } from '../way-in.ts';
import type { MachineFailure, RequestToken } from '../way-in-parts.ts';
import type { FormMark } from './form-mark.ts';
import { OidcError } from './oidc-error.ts';
import type { OidcMachine } from './oidc-machine.ts';
import type { AskedQuestion, OidcProvider } from './oidc-provider.ts';
import { type OidcTokens, readTokens } from './oidc-tokens.ts';

/** What is told of the provider, or of the machine, to whoever wants in. */
export type OidcFailure =
  | { readonly by: 'provider'; readonly error: OidcError }
  | { readonly by: 'machine'; readonly failure: MachineFailure }
  /** Where the tab can remember nothing, nobody would be known on the way back. */
  | { readonly by: 'browser' };

/** What there is to draw. */
export type OidcProgress = 'restoring' | 'finishing' | 'leaving' | 'waiting';

export interface OidcWayInOptions {
  readonly machine: OidcMachine;
  readonly session: SharedSession<OidcTokens>;
  readonly store: SessionStore<OidcTokens>;
  readonly revocations: Revocations<OidcTokens>;
  readonly requestToken: RequestToken;
  readonly clock: Clock;
  /** Loads what talks with the provider; the next one tries anew. */
  readonly loadProvider: () => Promise<OidcProvider>;
  readonly formMark: FormMark;
  /** Goes to the provider's page. @throws where the tab cannot remember it */
  readonly setOff: (
    url: string,
    trip: { readonly state: string; readonly luggage: Luggage; readonly roomName: string },
  ) => void;
  /** Goes to a page for good. */
  readonly goTo: (url: string) => void;
}

/** What is needed on the way back. */
export interface Luggage extends AskedQuestion {
  /** A return to a machine that has another provider by now is none. */
  readonly issuer: string;
  readonly clientId: string;
  readonly keeping: Keeping;
}

/** The way in through the page of an OpenID provider. */
export class OidcWayIn implements WayIn {
  readonly #options: OidcWayInOptions;
  readonly #changes = new Notifier<void>();
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
    const { machine, loadProvider, formMark } = this.#options;
    const { issuer, clientId, formPrompt = 'login' } = machine;
    this.#become('leaving');
    try {
      const provider = await loadProvider();
      const prompt = formMark.isSet ? formPrompt : undefined;
      const { url, ...asked } = await provider.question({ prompt, signal });
      signal?.throwIfAborted();
      const luggage = { ...asked, issuer, clientId, keeping: this.#keeping };
      this.#options.setOff(url, { state: asked.state, luggage, roomName });
    } catch (error) {
      if (signal?.aborted) return this.#become('waiting');
      this.#become('waiting', error instanceof OidcError ? { by: 'provider', error } : { by: 'browser' });
    }
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
    const luggage = come && luggageIn(come.luggage, this.#options.machine);
    if (luggage) {
      this.#become('finishing');
      const failure = await this.#finish(come.parameters, luggage).catch(failureOf);
      if (!failure) return this.#become('waiting');
      // Who had been in stays so.
      this.#failure = failure;
    }
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
    const { code } = error as { readonly code?: unknown };
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
  endSession(): void {
    if (this.#endSessionUrl !== undefined) this.#options.goTo(this.#endSessionUrl);
  }

  /** Tells the provider once that tokens are over; never rejects. */
  async revokeOnce({ refreshToken, shown }: OidcTokens): Promise<RevocationTry> {
    try {
      const provider = await this.#options.loadProvider();
      this.#lacksRevocation = !(await provider.revoke(refreshToken || shown));
      return 'done';
    } catch (error) {
      return error instanceof OidcError && error.code === 'refused' ? 'failed' : 'later';
    }
  }

  /** @returns why they are not let in */
  async #finish(parameters: URLSearchParams, luggage: Luggage): Promise<OidcFailure | undefined> {
    const { machine, session, store, revocations, requestToken, clock, loadProvider, formMark } =
      this.#options;
    const provider = await loadProvider();
    const given = await provider.tokensFor(parameters, { asked: luggage });
    const reading = { token: machine.token, nowMs: clock.wallMs() };
    const tokens = readTokens(given, { ...reading, userName: '' });
    if (!tokens) throw new OidcError('unfit');
    const { shown } = tokens;
    const { signal } = new AbortController();
    const authorization = { headers: { authorization: `Bearer ${shown}` } };
    const outcome = await requestToken(
      { authorize: async () => authorization, rejected: async () => 'signed-out' },
      { signal },
    );
    if (!outcome.ok && FINAL.includes(outcome.failure.code)) {
      // The provider would sign in the same person again, without a word.
      formMark.set();
      void revocations.revoke(tokens);
      return { by: 'machine', failure: outcome.failure };
    }
    const { tokenId = tokens.subject } = outcome.ok ? outcome.token : {};
    const before = await store.load().catch(() => undefined);
    formMark.clear();
    await session.keepFor(luggage.keeping);
    await session.begin({ ...tokens, userName: tokenId });
    if (before?.tokens) void revocations.revoke(before.tokens);
    return undefined;
  }

  async #farewell(): Promise<void> {
    try {
      const provider = await this.#options.loadProvider();
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
    this.#changes.notify();
  }
}

/** Others pass, and the room tells of them while it tries again. */
const FINAL: readonly MachineFailure['code'][] = ['unauthorized', 'forbidden', 'rejected', 'malformed'];

function failureOf(error: unknown): OidcFailure {
  return error instanceof OidcError ? { by: 'provider', error } : { by: 'browser' };
}

/** Undefined for what is none, or of another provider. */
function luggageIn(kept: unknown, { issuer, clientId }: OidcMachine): Luggage | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { state, nonce, verifier, keeping, ...of } = kept as Readonly<Record<string, unknown>>;
  if (of['issuer'] !== issuer || of['clientId'] !== clientId) return undefined;
  if (typeof state !== 'string' || typeof nonce !== 'string' || typeof verifier !== 'string')
    return undefined;
  return { state, nonce, verifier, issuer, clientId, keeping: keeping === 'device' ? 'device' : 'tab' };
}
