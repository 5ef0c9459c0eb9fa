// Loaded with what asks people for something: who is still signed in needs none of it.

import { lazily } from '../../base/lazily.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import type { Revocations } from '../revocations.ts';
import { CognitoError, unloaded } from './cognito-error.ts';
import { failureOf } from './cognito-failure.ts';
import type { CognitoPort, SignInAnswer, SignInAttempt } from './cognito-port.ts';
import type { CognitoSession } from './cognito-session.ts';
import type { CognitoFailureCode, CognitoFlow, CognitoProgress } from './cognito-steps.ts';
import { otpauthUrl } from './otpauth-url.ts';
import type { SessionTokens } from './session-tokens.ts';
import { afterwards } from './sign-in-progress.ts';
import type { CognitoCredentials, SignInSteps } from './sign-in-steps.ts';
import type { SigningUp } from './signing-up.ts';

export interface SigningInOptions {
  readonly steps: SignInSteps;
  readonly session: CognitoSession;
  readonly revocations: Revocations<SessionTokens>;
  readonly loadPort: () => Promise<CognitoPort>;
  readonly flows: ReadonlySet<CognitoFlow>;
  /** Shown in authenticator apps, above the user name. */
  readonly issuer: string;
}

/** After these, the service does not go on with the same sign-in. */
const BEGIN_AGAIN: readonly CognitoFailureCode[] = ['session-expired', 'passkey-refused'];

/** From what somebody types to a session, one step at a time. All throw as the port does. */
export class SigningIn {
  readonly #options: SigningInOptions;
  readonly #steps: SignInSteps;
  readonly #loadSigningUp: () => Promise<SigningUp>;

  constructor(options: SigningInOptions) {
    this.#options = options;
    const { steps } = options;
    this.#steps = steps;
    this.#loadSigningUp = lazily(async () => {
      const { SigningUp } = await import('./signing-up.ts');
      return new SigningUp({
        steps,
        port: (signal) => this.port(signal),
        signIn: (credentials, signal) => this.begin(credentials, signal),
      });
    });
  }

  port(signal: AbortSignal): Promise<CognitoPort> {
    return untilAborted(signal, this.#options.loadPort().catch(unloaded));
  }

  /** What makes accounts. */
  signingUp(signal: AbortSignal): Promise<SigningUp> {
    return untilAborted(signal, this.#loadSigningUp().catch(unloaded));
  }

  async begin(credentials: CognitoCredentials, signal: AbortSignal): Promise<void> {
    const { userName, password } = credentials;
    this.#steps.userName = userName;
    try {
      const attempt = (await this.port(signal)).attempt(userName);
      await this.#settle(await attempt.begin(password, signal), { attempt, signal });
    } catch (error) {
      if (error instanceof CognitoError) await this.#afterRefusal(error, { credentials, signal });
      throw error;
    }
  }

  /** Begins without a password; where there is one way only, it is taken. */
  async beginByChoice(typedName: string, signal: AbortSignal): Promise<void> {
    this.#steps.at('without-password');
    const userName = (this.#steps.userName = typedName.trim());
    const attempt = (await this.port(signal)).attempt(userName);
    const answer = await attempt.askWays(signal);
    const [way, another] = answer.kind === 'choose-way' ? answer.ways : [];
    const isSettled = way === undefined || another !== undefined;
    await this.#settle(isSettled ? answer : await attempt.chooseWay(way, signal), { attempt, signal });
  }

  /** From `forgot-password` or `reset-password`: has a code sent. */
  async requestReset(typedName: string, signal: AbortSignal): Promise<void> {
    this.#steps.at('forgot-password', 'reset-password');
    const userName = (this.#steps.userName = typedName.trim());
    const { sentTo } = await (await this.port(signal)).requestReset(userName, signal);
    this.#steps.reach({ step: 'reset-password', userName, sentTo }, { signal });
  }

  /** From `reset-password`; goes on to sign in with the new password. */
  async resetPassword(
    { code, password }: { readonly code: string; readonly password: string },
    signal: AbortSignal,
  ): Promise<void> {
    const { userName } = this.#steps.at('reset-password');
    const port = await this.port(signal);
    await port.resetPassword({ userName, code: code.trim(), password }, signal);
    await afterwards('password-saved', () => this.begin({ userName, password }, signal));
  }

  /** Answers a challenge. One that came too late, too often, or after something that is done leads to the password. */
  async goOn(
    send: (attempt: SignInAttempt) => Promise<SignInAnswer>,
    signal: AbortSignal,
    done?: CognitoProgress,
  ): Promise<void> {
    const { attempt } = this.#steps.held;
    if (!attempt) return;
    try {
      const answer = await send(attempt);
      await afterwards(done, () => this.#settle(answer, { attempt, signal }));
    } catch (error) {
      if (
        error instanceof CognitoError &&
        (error.done || BEGIN_AGAIN.includes((await failureOf(error)).code))
      ) {
        this.#steps.reach({ step: 'credentials', userName: this.#steps.userName }, { signal });
      }
      throw error;
    }
  }

  /** Some refusals of a password tell what has to be done first. */
  async #afterRefusal(
    error: CognitoError,
    { credentials, signal }: { readonly credentials: CognitoCredentials; readonly signal: AbortSignal },
  ): Promise<void> {
    const { userName } = credentials;
    const { code } = await failureOf(error);
    if (code === 'not-confirmed') {
      const held = { unconfirmed: credentials };
      this.#steps.reach({ step: 'confirm', userName, sentTo: undefined }, { signal, held });
    } else if (code === 'reset-required' && this.#options.flows.has('forgotPassword')) {
      this.#steps.reach({ step: 'forgot-password', userName }, { signal });
    } else {
      this.#steps.reach({ step: 'credentials', userName }, { signal });
    }
  }

  async #settle(
    answer: SignInAnswer,
    { attempt, signal }: { readonly attempt: SignInAttempt; readonly signal: AbortSignal },
  ): Promise<void> {
    const { userName } = this.#steps;
    const next = { signal, held: { attempt } };
    switch (answer.kind) {
      case 'signed-in':
        signal.throwIfAborted();
        this.#options.revocations.forgetFailure();
        return await this.#options.session.begin(answer.tokens, { signInName: userName });
      case 'new-password':
        return this.#steps.reach({ step: 'new-password', userName, attributes: answer.attributes }, next);
      case 'choose-way': {
        const { ways, unknown } = answer;
        return this.#steps.reach({ step: 'choose-way', ways, unknown }, next);
      }
      case 'passkey':
        this.#steps.reach({ step: 'passkey' }, next);
        return await this.goOn((held) => held.provePasskey(signal), signal);
      case 'choose-factor':
        return this.#steps.reach(
          { step: 'choose-factor', factors: answer.factors, unknown: answer.unknown },
          next,
        );
      case 'code':
        return this.#steps.reach({ step: 'code', factor: answer.factor, sentTo: answer.sentTo }, next);
      case 'set-up-totp': {
        if (!this.#options.flows.has('totpSetUp'))
          throw new CognitoError('SetUpNeeded', 'SOFTWARE_TOKEN_MFA');
        const { secret } = answer;
        const url = otpauthUrl({ issuer: this.#options.issuer, userName, secret });
        return this.#steps.reach({ step: 'set-up-totp', secret, otpauthUrl: url }, next);
      }
    }
  }
}
