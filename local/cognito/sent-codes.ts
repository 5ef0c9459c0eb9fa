import type { ChallengeSessions, Stage } from './challenge-sessions.ts';
import type { PoolUser } from './cognito-local-parts.ts';
import { maskedDestination } from './delivery.ts';
import type { Mailbox, SentCode } from './mailbox.ts';
import { attributesOf } from './user-pool.ts';

export const EMAIL_OTP = 'EMAIL_OTP';
export const SMS_OTP = 'SMS_OTP';

/** Challenges whose answer is a code that was sent. */
export type CodeChallenge = typeof EMAIL_OTP | typeof SMS_OTP;

const BY_CHALLENGE: Readonly<
  Record<CodeChallenge, { readonly medium: SentCode['medium']; readonly attribute: string }>
> = {
  [EMAIL_OTP]: { medium: 'EMAIL', attribute: 'email' },
  [SMS_OTP]: { medium: 'SMS', attribute: 'phone_number' },
};

export interface SentCodesOptions {
  readonly mailbox: Mailbox;
  readonly sessions: ChallengeSessions<Stage>;
  /** What is sent. */
  readonly confirmationCode: string;
}

export interface Sending {
  /** What the challenge is answered with. */
  readonly code: string;
  /** Of the challenge. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Codes that sign somebody in, or are a second factor, and that cognito-local does not know: challenges `EMAIL_OTP` and
 * `SMS_OTP`, answered by `EMAIL_OTP_CODE` and `SMS_OTP_CODE` (documented: API reference, `RespondToAuthChallenge`).
 * Assumed: sentence and number of tries for a wrong one are those of a code that is a second factor by SMS.
 */
export class SentCodes {
  readonly #options: SentCodesOptions;

  constructor(options: SentCodesOptions) {
    this.#options = options;
  }

  send(user: PoolUser, challenge: CodeChallenge): Sending {
    const { mailbox, confirmationCode: code } = this.#options;
    const { medium, attribute } = BY_CHALLENGE[challenge];
    const destination = attributesOf(user).get(attribute) ?? '';
    mailbox.deliver(user.Username, { code, medium, destination });
    return { code, parameters: deliveryOf(challenge, destination) };
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

/** What a challenge shows of where its code went. */
export function deliveryOf(challenge: CodeChallenge, destination: string): Sending['parameters'] {
  return {
    CODE_DELIVERY_DELIVERY_MEDIUM: BY_CHALLENGE[challenge].medium,
    CODE_DELIVERY_DESTINATION: maskedDestination(destination),
  };
}
