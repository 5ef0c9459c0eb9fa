import { codeMismatch, invalidParameter, notAuthorized } from './cognito-refusal.ts';
import type { ConfirmationCodes } from './confirmation-codes.ts';
import { emailDelivery } from './delivery.ts';
import { checkPassword } from './password-policy.ts';
import type { RequestFields } from './request-fields.ts';
import { attributesOf, type UserPool } from './user-pool.ts';

export interface ForgottenPasswordOptions {
  readonly pool: UserPool;
  readonly codes: ConfirmationCodes;
}

const purpose = 'forgotten-password';

/** A new password for one who has forgotten theirs, against a code sent by e-mail. */
export class ForgottenPassword {
  readonly #options: ForgottenPasswordOptions;

  constructor(options: ForgottenPasswordOptions) {
    this.#options = options;
  }

  async start(request: RequestFields): Promise<object> {
    const { pool, codes } = this.#options;
    const username = request.text('Username');
    codes.countSend(username);
    const user = await pool.user(username);
    // Who asks for somebody who does not exist learns nothing.
    if (!user) return emailDelivery(`${username}@example.com`);
    if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') {
      throw notAuthorized('User password cannot be reset in the current state.');
    }
    const attributes = attributesOf(user);
    if (attributes.get('email_verified') !== 'true') {
      throw invalidParameter(
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
      );
    }
    await pool.run('ForgotPassword', request.body);
    codes.sent(await pool.codeOf(username), { username, purpose });
    return emailDelivery(attributes.get('email') ?? '');
  }

  async confirm(request: RequestFields): Promise<object> {
    const { pool, codes } = this.#options;
    const username = request.text('Username');
    const code = request.text('ConfirmationCode');
    // Before the code, so that a password against the policy does not use it up.
    checkPassword(request.text('Password'));
    const user = await pool.user(username);
    if (!user) throw codeMismatch('Invalid verification code provided, please try again.');
    codes.check(code, { username, purpose });
    await pool.run('ConfirmForgotPassword', request.body);
    codes.used({ username, purpose });
    return {};
  }
}
