import type { ChallengeSessions } from './challenge-sessions.ts';
import type { PoolUser } from './cognito-local-parts.ts';
import { maskedDestination } from './delivery.ts';
import type { Mailbox } from './mailbox.ts';
import type { SignInStage } from './sign-in-answers.ts';
import { attributesOf } from './user-pool.ts';

export const EMAIL_OTP = 'EMAIL_OTP';

export interface EmailCodesOptions {
  readonly mailbox: Mailbox;
  readonly sessions: ChallengeSessions<SignInStage>;
  /** What is sent. */
  readonly confirmationCode: string;
}

/**
 * Codes by e-mail as a second factor, which cognito-local does not know: challenge `EMAIL_OTP`, answered by
 * `EMAIL_OTP_CODE` (documented: API reference, `RespondToAuthChallenge`). Assumed: sentence and number of tries for a
 * wrong one are those of a code by SMS.
 */
export class EmailCodes {
  readonly #options: EmailCodesOptions;

  constructor(options: EmailCodesOptions) {
    this.#options = options;
  }

  /** Sends a code. @returns stage and parameters of the challenge */
  send(user: PoolUser): {
    readonly stage: SignInStage;
    readonly parameters: Readonly<Record<string, string>>;
  } {
    const { mailbox, confirmationCode: code } = this.#options;
    const { Username: username } = user;
    const destination = attributesOf(user).get('email') ?? '';
    mailbox.deliver(username, { code, medium: 'EMAIL', destination });
    return {
      stage: { challenge: EMAIL_OTP, username, emailCode: code },
      parameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
        CODE_DELIVERY_DESTINATION: maskedDestination(destination),
      },
    };
  }

  /** @throws CognitoRefusal where it is not the code that was sent */
  check(code: string, { session, stage }: { readonly session: string; readonly stage: SignInStage }): void {
    if (code === stage.emailCode) return;
    throw this.#options.sessions.failed(session, 'Invalid code or auth state for the user.');
  }
}
