import { untilAborted } from '../../base/until-aborted.ts';
import type { Revocations } from '../revocations.ts';
import { CognitoError } from './cognito-error.ts';
import { failureOf } from './cognito-failure.ts';
import type { CognitoPort, SignInAnswer, SignInAttempt } from './cognito-port.ts';
import type { CognitoSession } from './cognito-session.ts';
import type { CognitoFlow, CognitoProgress } from './cognito-steps.ts';
import { otpauthUrl } from './otpauth-url.ts';
import type { SessionTokens } from './session-tokens.ts';
import { afterwards } from './sign-in-progress.ts';
import type { CognitoCredentials, SignInSteps } from './sign-in-steps.ts';

export interface SigningInOptions {
  readonly steps: SignInSteps;
  readonly session: CognitoSession;
  readonly revocations: Revocations<SessionTokens>;
  readonly loadPort: () => Promise<CognitoPort>;
  readonly flows: ReadonlySet<CognitoFlow>;
  /** Shown in authenticator apps, above the user name. */
  readonly issuer: string;
}

/** From what somebody types to a session, one step at a time. All throw as the port does. */
export class SigningIn {
  /** As last typed. */
  userName = '';
  readonly #options: SigningInOptions;
  readonly #steps: SignInSteps;

  constructor(options: SigningInOptions) {
    this.#options = options;
    this.#steps = options.steps;
  }

  port(signal: AbortSignal): Promise<CognitoPort> {
    const loading = this.#options.loadPort().catch((cause: unknown) => {
      throw new CognitoError('NetworkError', 'a part of the page cannot be loaded', { cause });
    });
    return untilAborted(signal, loading);
  }

  async begin(credentials: CognitoCredentials, signal: AbortSignal): Promise<void> {
    const { userName, password } = credentials;
    this.userName = userName;
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
    this.userName = typedName.trim();
    const attempt = (await this.port(signal)).attempt(this.userName);
    const answer = await attempt.askWays(signal);
    const [way, another] = answer.kind === 'choose-way' ? answer.ways : [];
    const isSettled = way === undefined || another !== undefined;
    await this.#settle(isSettled ? answer : await attempt.chooseWay(way, signal), { attempt, signal });
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
        (error.done || (await failureOf(error)).code === 'session-expired')
      ) {
        this.#steps.reach({ step: 'credentials', userName: this.userName }, { signal });
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
    const userName = this.userName;
    const next = { signal, held: { attempt } };
    switch (answer.kind) {
      case 'signed-in':
        signal.throwIfAborted();
        this.#options.revocations.forgetFailure();
        return await this.#options.session.begin(answer.tokens, userName);
      case 'new-password':
        return this.#steps.reach({ step: 'new-password', userName, attributes: answer.attributes }, next);
      case 'choose-way': {
        const { ways, unknown } = answer;
        return this.#steps.reach({ step: 'choose-way', ways, unknown }, next);
      }
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
