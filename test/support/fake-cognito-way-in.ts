import type { Cancel } from '../../src/base/cancel.ts';
import { Notifier } from '../../src/base/notifier.ts';
import type { SignUpField } from '../../src/sign-in/cognito/cognito-machine.ts';
import {
  COGNITO_FLOWS,
  type CodeFactor,
  type CognitoFailure,
  type CognitoOutcome,
  type CognitoStep,
  type SignInWay,
} from '../../src/sign-in/cognito/cognito-steps.ts';
import type { Cognito } from '../../src/sign-in/cognito/view/step-view.ts';
import type { RevocationState } from '../../src/sign-in/revocations.ts';
import type { Identity } from '../../src/sign-in/way-in.ts';
import type { MachineFailure } from '../../src/sign-in/way-in-parts.ts';

interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** The step that follows a right password, by user name; everybody else is signed in at once. */
const NEXT: Readonly<Record<string, CognitoStep>> = {
  newcomer: { step: 'new-password', userName: 'newcomer', attributes: ['email', 'custom:shoe_size'] },
  choice: { step: 'choose-factor', factors: ['totp', 'sms'], unknown: [] },
  totp: { step: 'code', factor: 'totp', sentTo: undefined },
  setup: {
    step: 'set-up-totp',
    secret: 'ABCDEFGHIJKLMNOP',
    otpauthUrl: 'otpauth://totp/Member:setup?secret=ABCDEFGHIJKLMNOP&issuer=Member',
  },
};

/** A way in that follows its steps in memory: any password and any code will do, until `failNext`. */
export class FakeCognitoWayIn implements Cognito {
  readonly auth = 'cognito';
  readonly flows = new Set(COGNITO_FLOWS);
  signUpFields: readonly SignUpField[] = [];
  userNameIsEmail = false;
  isByChoice = false;
  sessionDays: number | undefined;
  endsAtMs: number | undefined;
  /** What the service answers whoever is signed in, by action. */
  readonly answers: Record<string, () => object> = {};
  readonly member: Cognito['member'] = {
    session: {
      identity: { state: 'signed-out' },
      tokens: undefined,
      authorizer: { authorize: async () => ({}), rejected: async () => 'signed-out' },
    },
    api: {
      call: async (action, parameters) => {
        this.calls.push([action, parameters]);
        return { ...this.answers[action]?.() };
      },
    },
  };
  readonly fetch = undefined;
  readonly groupRole = undefined;
  readonly claimedName = undefined;
  /** What was typed, where the user name is an id. */
  signInName = '';
  /** What the machine says to whoever has signed in. */
  refusedWith: MachineFailure | undefined;
  staySignedIn = false;
  /** What was called, with what was given. */
  readonly calls: unknown[][] = [];
  readonly signals: AbortSignal[] = [];
  readonly authorizer = { authorize: async () => ({}), rejected: async () => 'signed-out' as const };
  readonly #steps = new Notifier<CognitoStep>();
  readonly #identities = new Notifier<Identity>();
  readonly #revocations = new Notifier<RevocationState>();
  #revocation: RevocationState = 'none';
  #step: CognitoStep;
  #identity: Identity = { state: 'signed-out' };
  #failure: CognitoFailure | undefined;
  #held: Promise<void> | undefined;
  #giveUp: (() => void) | undefined;

  constructor(step: CognitoStep = { step: 'credentials', userName: '' }) {
    this.#step = step;
  }

  get step(): CognitoStep {
    return this.#step;
  }

  get identity(): Identity {
    return this.#identity;
  }

  onStep(listener: (step: CognitoStep) => void): Cancel {
    return this.#steps.subscribe(listener);
  }

  onIdentity(listener: (identity: Identity) => void): Cancel {
    return this.#identities.subscribe(listener);
  }

  get listeners(): number {
    return this.#steps.size + this.#identities.size + this.#revocations.size;
  }

  async freshen(): Promise<void> {
    this.calls.push(['freshen']);
  }

  get revocation(): RevocationState {
    return this.#revocation;
  }

  onRevocation(listener: (state: RevocationState) => void): Cancel {
    return this.#revocations.subscribe(listener);
  }

  /** The session has ended. */
  lose({ isCopy }: { readonly isCopy: true }): void {
    const userName = this.#identity.state === 'signed-out' ? '' : this.#identity.userName;
    this.#become({ state: 'lost', userName, isCopy });
    this.go({ step: 'credentials', userName });
  }

  /** What becomes of the last sign-out. */
  revoke(state: RevocationState): void {
    this.#revocation = state;
    this.#revocations.notify(state);
  }

  /** The next call ends so. */
  failNext(failure: CognitoFailure): void {
    this.#failure = failure;
  }

  /** Calls wait for the one who calls what this returns. */
  hold(): () => void {
    let release = () => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  go(step: CognitoStep): void {
    this.#step = step;
    this.#steps.notify(step);
  }

  signIn(given: { readonly userName: string; readonly password: string }, options?: CallOptions) {
    const { userName } = given;
    return this.#call(['signIn', given], options, NEXT[userName] ?? { step: 'signed-in', userName });
  }

  setNewPassword(
    given: { readonly password: string; readonly attributes?: object | undefined },
    options?: CallOptions,
  ) {
    return this.#call(['setNewPassword', given], options, { step: 'signed-in', userName: 'newcomer' });
  }

  chooseFactor(factor: CodeFactor, options?: CallOptions) {
    const sentTo = factor === 'sms' ? '+*******0100' : undefined;
    return this.#call(['chooseFactor', factor], options, { step: 'code', factor, sentTo });
  }

  sendCode(code: string, options?: CallOptions) {
    return this.#call(['sendCode', code], options, { step: 'signed-in', userName: 'totp' });
  }

  verifyTotpSetUp(code: string, options?: CallOptions) {
    return this.#call(['verifyTotpSetUp', code], options, { step: 'signed-in', userName: 'setup' });
  }

  explain(): undefined {}

  askAgain(isAsking: boolean): void {
    this.calls.push(['askAgain', isAsking]);
  }

  startForgotPassword(userName = ''): void {
    this.go({ step: 'forgot-password', userName });
  }

  startWithoutPassword(userName = ''): void {
    this.go({ step: 'without-password', userName });
  }

  askWays(userName: string, options?: CallOptions) {
    const step = { step: 'choose-way', ways: ['email', 'sms'], unknown: [] } as const;
    return this.#call(['askWays', userName], options, step);
  }

  chooseWay(way: SignInWay, options?: CallOptions) {
    const next: CognitoStep =
      way === 'passkey' ? { step: 'passkey' } : { step: 'code', factor: way, sentTo: 'a***' };
    return this.#call(['chooseWay', way], options, next);
  }

  provePasskey(options?: CallOptions) {
    return this.#call(['provePasskey'], options, { step: 'signed-in', userName: 'ada' });
  }

  requestReset(userName: string, options?: CallOptions) {
    const step = { step: 'reset-password', userName, sentTo: 'a***@e***' } as const;
    return this.#call(['requestReset', userName], options, step);
  }

  resetPassword(given: { readonly code: string; readonly password: string }, options?: CallOptions) {
    return this.#call(['resetPassword', given], options, { step: 'signed-in', userName: 'ada' });
  }

  startSignUp(): void {
    this.go({ step: 'sign-up', attributes: [], isNamedByEmail: false });
  }

  signUp(
    given: {
      readonly userName: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly password: string;
    },
    options?: CallOptions,
  ) {
    const { userName } = given;
    return this.#call(['signUp', given], options, { step: 'confirm', userName, sentTo: 'a***@e***' });
  }

  confirm(code: string, options?: CallOptions) {
    return this.#call(['confirm', code], options, { step: 'signed-in', userName: 'ada' });
  }

  resendCode(options?: CallOptions) {
    return this.#call(['resendCode'], options, this.#step);
  }

  cancel(): void {
    this.#giveUp?.();
    this.go({ step: 'credentials', userName: '' });
  }

  async signOut(): Promise<void> {
    this.#end();
  }

  async refusal(): Promise<MachineFailure | undefined> {
    return this.refusedWith;
  }

  async signOutEverywhere(): Promise<CognitoOutcome> {
    this.calls.push(['signOutEverywhere']);
    const failure = this.#failure;
    this.#failure = undefined;
    this.#end();
    return failure ? { ok: false, failure } : { ok: true };
  }

  async restore(): Promise<void> {}

  endedElsewhere(): void {
    this.#end({ state: 'signed-out', isElsewhere: true });
  }

  #end(identity: Identity = { state: 'signed-out' }): void {
    this.#become(identity);
    this.go({ step: 'credentials', userName: '' });
  }

  async #call(call: unknown[], { signal }: CallOptions = {}, next: CognitoStep): Promise<CognitoOutcome> {
    this.calls.push(call);
    if (signal) this.signals.push(signal);
    const givenUp = new Promise<never>((_, reject) => {
      this.#giveUp = () => reject(new DOMException('given up', 'AbortError'));
    });
    await Promise.race([this.#held, givenUp]);
    signal?.throwIfAborted();
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) return { ok: false, failure };
    if (next.step === 'signed-in') this.#become({ state: 'signed-in', userName: next.userName });
    this.go(next);
    return { ok: true };
  }

  #become(identity: Identity): void {
    this.#identity = identity;
    this.#identities.notify(identity);
  }
}
