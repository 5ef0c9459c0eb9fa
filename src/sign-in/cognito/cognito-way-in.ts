import type { Cancel } from '../../base/cancel.ts';
import { lazily } from '../../base/lazily.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import { isUuid } from '../../base/uuid.ts';
import type { TvmAuthorizer } from '../../tvm-client/authorizer.ts';
import type { Fetch } from '../../tvm-client/fetch.ts';
import type { TokenRole } from '../../tvm-client/wire.ts';
import type { RevocationState, Revocations } from '../revocations.ts';
import { type SignInFailure, signInFailure } from '../sign-in-failure.ts';
import type { Identity, WayIn } from '../way-in.ts';
import type { MachineFailure, RequestToken } from '../way-in-parts.ts';
import type { CognitoAccount } from './cognito-account.ts';
import type { CognitoApi } from './cognito-api.ts';
import { CognitoError, unloaded } from './cognito-error.ts';
import { failureOf } from './cognito-failure.ts';
import type { SignUpField } from './cognito-machine.ts';
import type { CognitoPort, SignInAnswer, SignInAttempt } from './cognito-port.ts';
import type { CognitoSession } from './cognito-session.ts';
import {
  COGNITO_FLOWS,
  type CodeFactor,
  type CognitoFlow,
  type CognitoOutcome,
  type CognitoProgress,
  type CognitoStep,
  type SignInWay,
} from './cognito-steps.ts';
import { LatestCall } from './latest-call.ts';
import type { MemberApiOptions } from './member-api.ts';
import { roleFor } from './member-groups.ts';
import type { SessionTokens } from './session-tokens.ts';
import { type CognitoCredentials, SignInSteps } from './sign-in-steps.ts';
import type { SigningIn } from './signing-in.ts';
import type { NewAccount } from './signing-up.ts';

export interface CognitoWayInOptions {
  readonly session: CognitoSession;
  readonly account: CognitoAccount;
  readonly revocations: Revocations<SessionTokens>;
  readonly api: Pick<CognitoApi, 'call'>;
  readonly requestToken: RequestToken;
  /** Loads what signs in; a failure is told to whoever signs in, and the next one tries anew. */
  readonly loadPort: () => Promise<CognitoPort>;
  /** Default: none. */
  readonly disabledFlows?: readonly CognitoFlow[] | undefined;
  /** Default: none, until the service asks for more. */
  readonly signUpFields?: readonly SignUpField[] | undefined;
  /** Default: false, until the service says otherwise. */
  readonly userNameIsEmail?: boolean | undefined;
  /** The pool says what each person may sign in with. Default: by a password only. */
  readonly isByChoice?: boolean | undefined;
  /** Shown in authenticator apps, above the user name. */
  readonly issuer: string;
  /** For what the machine is asked. Default: the platform's. */
  readonly fetch?: Fetch | undefined;
}

export interface CognitoCallOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * The way in through a Cognito user pool: a machine of steps, each reached by the outcome of the one before. A call
 * takes the place of one that is under way, whose promise then rejects with an `AbortError`; beyond that, calls
 * reject only with the reason of their `signal`, or because they do not fit the step.
 */
export class CognitoWayIn implements WayIn {
  /** Those that the configuration leaves on. */
  readonly flows: ReadonlySet<CognitoFlow>;
  /** As the configuration has them; a step may have more. */
  readonly signUpFields: readonly SignUpField[];
  /** People sign in by their e-mail address, as far as the configuration says so. */
  readonly userNameIsEmail: boolean;
  /** There may be a way without a password. */
  readonly isByChoice: boolean;
  readonly fetch: Fetch | undefined;
  /** For what whoever is signed in can do at the service. */
  readonly member: MemberApiOptions;
  readonly #options: CognitoWayInOptions;
  readonly #steps = new SignInSteps();
  readonly #calls = new LatestCall();
  readonly #loadSigningIn: () => Promise<SigningIn>;

  constructor(options: CognitoWayInOptions) {
    const { session, disabledFlows = [], signUpFields = [], userNameIsEmail = false } = options;
    this.#options = options;
    this.signUpFields = signUpFields;
    this.userNameIsEmail = userNameIsEmail;
    this.isByChoice = options.isByChoice ?? false;
    this.member = options;
    this.fetch = options.fetch;
    this.flows = new Set(COGNITO_FLOWS.filter((flow) => !disabledFlows.includes(flow)));
    this.#loadSigningIn = lazily(async () => {
      const { SigningIn } = await import('./signing-in.ts');
      return new SigningIn({ ...options, steps: this.#steps, flows: this.flows });
    });
    // The first listener, so that no other sees an identity together with the step of another user.
    session.onIdentity((identity) => this.#onIdentity(identity));
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

  get step(): CognitoStep {
    return this.#steps.present;
  }

  /** Hears of every change of `step`. */
  onStep(listener: (step: CognitoStep) => void): Cancel {
    return this.#steps.onChange(listener);
  }

  /** What the groups of whoever is signed in stand for; for machines that do not tell the role of their tokens. */
  get groupRole(): TokenRole | undefined {
    return roleFor(this.#options.session.groups);
  }

  get claimedName(): string | undefined {
    return this.#options.session.claims?.claimedName;
  }

  /** When they will have to sign in again, wall time, epoch ms; undefined where nobody knows. */
  get endsAtMs(): number | undefined {
    return this.#options.session.endsAtMs;
  }

  /** How long a sign-in lasts; undefined where nobody knows. */
  get sessionDays(): number | undefined {
    return this.#options.session.sessionDays;
  }

  get signInName(): string {
    return this.#steps.userName;
  }

  /** Whether the session outlives this tab. Off at first; may be set at any time, and counts from then on. */
  get staySignedIn(): boolean {
    return this.#options.session.keeping === 'device';
  }

  set staySignedIn(value: boolean) {
    void this.#options.session.keepFor(value && this.flows.has('staySignedIn') ? 'device' : 'tab');
  }

  /** From any step. An account that is not confirmed yet fails with `not-confirmed`, and leads to `confirm`. */
  signIn(given: CognitoCredentials, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    const credentials = { userName: given.userName.trim(), password: given.password };
    this.#steps.userName = credentials.userName;
    return this.#work((signingIn, signal) => signingIn.begin(credentials, signal), options);
  }

  /** From `new-password`; `attributes` for each that the step names. */
  setNewPassword(
    given: { readonly password: string; readonly attributes?: Readonly<Record<string, string>> | undefined },
    options?: CognitoCallOptions,
  ): Promise<CognitoOutcome> {
    const { password, attributes = {} } = given;
    return this.#goOn(
      'new-password',
      (attempt, signal) => attempt.setNewPassword({ password, attributes }, signal),
      options,
      'password-saved',
    );
  }

  /** To `without-password`. @throws where the pool does not offer a choice. */
  startWithoutPassword(userName = ''): void {
    if (!this.isByChoice) throw new Error('unable to start; people sign in by a password only');
    this.#calls.abort();
    this.#steps.go({ step: 'without-password', userName });
  }

  /** From `without-password`: asks what there is to choose from. */
  askWays(userName: string, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#work((signingIn, signal) => signingIn.beginByChoice(userName, signal), options);
  }

  /** From `choose-way`: has a code sent there, or asks for the passkey. */
  chooseWay(way: SignInWay, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#goOn('choose-way', (attempt, signal) => attempt.chooseWay(way, signal), options);
  }

  /** From `passkey`: asks for it once more. */
  provePasskey(options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#goOn('passkey', (attempt, signal) => attempt.provePasskey(signal), options);
  }

  /** From `choose-factor`. */
  chooseFactor(factor: CodeFactor, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#goOn('choose-factor', (attempt, signal) => attempt.chooseFactor(factor, signal), options);
  }

  /** From `code`. */
  sendCode(code: string, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#goOn('code', (attempt, signal) => attempt.sendCode(code.trim(), signal), options);
  }

  /** From `set-up-totp`: the first code of the authenticator app. */
  verifyTotpSetUp(code: string, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#goOn('set-up-totp', (attempt, signal) => attempt.verifyTotp(code.trim(), signal), options);
  }

  /** To `forgot-password`. @throws where that is switched off. */
  startForgotPassword(userName = ''): void {
    this.#start('forgotPassword', { step: 'forgot-password', userName });
  }

  /** From `forgot-password`, and again from `reset-password`: has a code sent. */
  requestReset(userName: string, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#work((signingIn, signal) => signingIn.requestReset(userName, signal), options);
  }

  /** From `reset-password`; goes on to sign in with the new password. */
  resetPassword(
    given: { readonly code: string; readonly password: string },
    options?: CognitoCallOptions,
  ): Promise<CognitoOutcome> {
    return this.#work((signingIn, signal) => signingIn.resetPassword(given, signal), options);
  }

  /** To `sign-up`. @throws where that is switched off. */
  startSignUp(): void {
    const attributes = this.signUpFields.map(({ attribute }) => attribute);
    this.#start('signUp', { step: 'sign-up', attributes, isNamedByEmail: this.userNameIsEmail });
  }

  /**
   * From `sign-up`; attributes that are '' are left out. Leads to `confirm`, or signs in where the pool confirms by
   * itself; where the pool wants more it fails with `more-wanted`, and the step asks for that.
   */
  signUp(given: NewAccount, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#work(async (part, signal) => (await part.signingUp(signal)).make(given, signal), options);
  }

  /** From `confirm`; goes on to sign in with the password that is still known. */
  confirm(code: string, options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#work(async (part, signal) => (await part.signingUp(signal)).confirm(code, signal), options);
  }

  /** From `confirm`: sends another code. */
  resendCode(options?: CognitoCallOptions): Promise<CognitoOutcome> {
    return this.#work(async (part, signal) => (await part.signingUp(signal)).resendCode(signal), options);
  }

  /** Back to `credentials`, whatever is under way; who is signed in stays so. */
  cancel(): void {
    const { step } = this.#steps.present;
    if (step === 'signed-in' || step === 'restoring') return;
    this.#calls.abort();
    this.#steps.go({ step: 'credentials', userName: this.#steps.userName });
  }

  /** Goes on with the session that is stored, if any. Called once, by whoever made this; never rejects. */
  async restore(): Promise<void> {
    const { session, loadPort } = this.#options;
    this.#steps.go({ step: 'restoring' });
    await session.restore();
    if (!this.flows.has('staySignedIn')) await session.keepFor('tab');
    if (this.#steps.present.step === 'restoring') this.#steps.go({ step: 'credentials', userName: '' });
    if (this.identity.state === 'signed-in') return;
    // The caller of signIn gets the failure.
    for (const load of [loadPort, this.#loadSigningIn]) load().catch(() => {});
  }

  /**
   * Asks the machine, where the groups do not say whether it lets in who is signed in: they learn it before they join.
   * @returns why it does not; undefined: it does, or nobody knows yet.
   */
  async refusal({ signal }: { readonly signal: AbortSignal }): Promise<MachineFailure | undefined> {
    await this.freshen({ signal });
    if (this.identity.state !== 'signed-in' || this.groupRole !== undefined) return undefined;
    const outcome = await this.#options.requestToken(this.authorizer, { signal });
    return outcome.ok ? undefined : outcome.failure;
  }

  explain(error: unknown): SignInFailure | undefined {
    return signInFailure(error);
  }

  askAgain(isAsking: boolean): void {
    const { identity } = this;
    const isAsked = this.#steps.present.step !== 'signed-in';
    if (identity.state !== 'signed-in' || isAsked === isAsking) return;
    this.#calls.abort();
    const userName = this.#typedAs(identity.userName);
    this.#steps.go({ step: isAsking ? 'credentials' : 'signed-in', userName });
  }

  freshen({ signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    return this.#options.session.freshen(signal);
  }

  /** Whether the service knows of the last sign-out here. */
  get revocation(): RevocationState {
    return this.#options.revocations.state;
  }

  /** Hears of every change of `revocation`. */
  onRevocation(listener: (state: RevocationState) => void): Cancel {
    return this.#options.revocations.onChange(listener);
  }

  /**
   * Signs out here at once; the promise waits until nothing is stored, and the service has been told or did not answer:
   * `revocation` tells what becomes of that.
   */
  async signOut(): Promise<void> {
    const { session, revocations } = this.#options;
    const { tokens, forgotten } = session.end();
    await Promise.all([forgotten, tokens && revocations.revoke(tokens)]);
  }

  /** Signs out here at once, and has every session of this person ended: the outcome tells whether that worked. */
  async signOutEverywhere(): Promise<CognitoOutcome> {
    const { session, account, revocations } = this.#options;
    const { tokens, forgotten } = session.end();
    let present = tokens;
    const outcome = await outcomeOf(async () => {
      present = tokens && (await account.unexpired(tokens));
      if (present) await account.revokeAll(present);
    });
    // This one at least.
    if (present && !outcome.ok) void revocations.revoke(present);
    await forgotten;
    return outcome;
  }

  endedElsewhere(): void {
    this.#options.session.endElsewhere();
  }

  #onIdentity(identity: Identity): void {
    const { state } = identity;
    if (state === 'signed-out') this.#calls.abort();
    const { step: present } = this.#steps.present;
    // Who is signing in again goes on where they are.
    if (state === 'lost' && present !== 'signed-in' && present !== 'restoring') return;
    this.#steps.userName = state === 'signed-out' ? '' : this.#typedAs(identity.userName);
    const step = state === 'signed-in' ? 'signed-in' : 'credentials';
    this.#steps.go({ step, userName: this.#steps.userName });
  }

  /** An id is nothing that anybody has typed. What was is stored; an earlier page has left the address in the tokens. */
  #typedAs(userName: string): string {
    if (!isUuid(userName)) return userName;
    const { signInName, claims } = this.#options.session;
    return signInName ?? claims?.address ?? '';
  }

  #start(flow: CognitoFlow, step: CognitoStep): void {
    if (!this.flows.has(flow)) throw new Error(`unable to start; "${flow}" is switched off`);
    this.#calls.abort();
    this.#steps.go(step);
  }

  /** Answers what `step` asks for. */
  #goOn(
    step: CognitoStep['step'],
    send: (attempt: SignInAttempt, signal: AbortSignal) => Promise<SignInAnswer>,
    options?: CognitoCallOptions,
    done?: CognitoProgress,
  ): Promise<CognitoOutcome> {
    return this.#work(async (signingIn, signal) => {
      this.#steps.at(step);
      await signingIn.goOn((attempt) => send(attempt, signal), signal, done);
    }, options);
  }

  async #work(
    work: (signingIn: SigningIn, signal: AbortSignal) => Promise<void>,
    { signal: given }: CognitoCallOptions = {},
  ): Promise<CognitoOutcome> {
    return outcomeOf(() =>
      this.#calls.run(async (signal) => {
        const signingIn = await untilAborted(signal, this.#loadSigningIn().catch(unloaded));
        await work(signingIn, signal);
      }, given),
    );
  }
}

async function outcomeOf(work: () => Promise<void>): Promise<CognitoOutcome> {
  try {
    await work();
    return { ok: true };
  } catch (error) {
    if (error instanceof CognitoError) return { ok: false, failure: await failureOf(error) };
    throw error;
  }
}
