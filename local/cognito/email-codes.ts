import type { ChallengeSessions, Stage } from './challenge-sessions.ts';
import type { PoolUser } from './cognito-local-parts.ts';
import { maskedDestination } from './delivery.ts';
import type { Mailbox } from './mailbox.ts';
import { attributesOf } from './user-pool.ts';

export const EMAIL_OTP = 'EMAIL_OTP';

export interface EmailCodesOptions {
  readonly mailbox: Mailbox;
  readonly sessions: ChallengeSessions<Stage>;
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

  /** Sends a code. @returns it, and the parameters of the challenge */
  send(user: PoolUser): { readonly code: string; readonly parameters: Readonly<Record<string, string>> } {
    const { mailbox, confirmationCode: code } = this.#options;
    const destination = attributesOf(user).get('email') ?? '';
    mailbox.deliver(user.Username, { code, medium: 'EMAIL', destination });
    return {
      code,
      parameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
        CODE_DELIVERY_DESTINATION: maskedDestination(destination),
      },
    };
  }

  /** @throws CognitoRefusal where it is not the code that was sent */
  check(
    code: string,
    { session, sent }: { readonly session: string; readonly sent: string | undefined },
  ): void {
    if (code !== sent)
      throw this.#options.sessions.failed(session, 'Invalid code or auth state for the user.');
  }
}
