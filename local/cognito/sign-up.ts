import { expiredCode, invalidParameter, notAuthorized } from './cognito-refusal.ts';
import type { ConfirmationCodes } from './confirmation-codes.ts';
import { emailDelivery } from './delivery.ts';
import { checkPassword } from './password-policy.ts';
import type { RequestFields } from './request-fields.ts';
import { attributesOf, type UserPool } from './user-pool.ts';

export interface SignUpOptions {
  readonly pool: UserPool;
  readonly codes: ConfirmationCodes;
  /** Of a new account. */
  readonly requiredAttributes: readonly string[];
  /** The pool names people by a UUID, and lets them in by their address. */
  readonly userNameIsEmail: boolean;
}

const USERNAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;
const EMAIL = /^[^@\s]+@[^@\s]+$/u;
/** What only the service may say about a user. */
const RESERVED_ATTRIBUTES = ['sub', 'email_verified', 'phone_number_verified'];
const purpose = 'sign-up';

/** Users who make themselves an account. */
export class SignUp {
  readonly #options: SignUpOptions;

  constructor(options: SignUpOptions) {
    this.#options = options;
  }

  async signUp(request: RequestFields): Promise<object> {
    const { pool } = this.#options;
    const username = request.text('Username');
    const attributes = request.attributes('UserAttributes');
    if (!USERNAME.test(username)) {
      throw invalidParameter("1 validation error detected: Value at 'username' failed to satisfy constraint");
    }
    checkPassword(request.text('Password'));
    if (RESERVED_ATTRIBUTES.some((name) => attributes.has(name))) {
      throw notAuthorized('A client attempted to write unauthorized attribute');
    }
    const email = this.#emailOf(username, attributes);
    const missing = this.#options.requiredAttributes.filter(
      (name) => !attributes.get(name) && !(name === 'email' && email !== ''),
    );
    if (missing.length > 0) {
      // The sentence is seen in public threads, one line for each.
      const lines = missing.map((name) => `${name}: The attribute is required`);
      throw invalidParameter(`Attributes did not conform to the schema: ${lines.join('\n')}\n`);
    }
    if (!EMAIL.test(email)) throw invalidParameter('Invalid email address format.');
    const answer = await pool.run('SignUp', request.body);
    await this.#sent(username);
    return { ...answer, ...emailDelivery(email) };
  }

  async confirm(request: RequestFields): Promise<object> {
    const { pool, codes } = this.#options;
    const username = request.text('Username');
    const code = request.text('ConfirmationCode');
    const user = await pool.user(username);
    if (!user) throw expiredCode();
    if (user.UserStatus !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.UserStatus}`);
    }
    codes.check(code, { username, purpose });
    await pool.run('ConfirmSignUp', request.body);
    codes.used({ username, purpose });
    await pool.verifyEmail(username);
    return {};
  }

  async resend(request: RequestFields): Promise<object> {
    const { pool, codes } = this.#options;
    const username = request.text('Username');
    codes.countSend(username);
    const user = await pool.user(username);
    // Who asks for somebody who does not exist learns nothing.
    if (!user) return emailDelivery(`${username}@example.com`);
    if (user.UserStatus !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
    await pool.sendConfirmationCode(user);
    await this.#sent(username);
    return emailDelivery(attributesOf(user).get('email') ?? '');
  }

  /** The name itself where that has to be an address. (Sentences seen in public threads.) */
  #emailOf(username: string, attributes: ReadonlyMap<string, string>): string {
    const email = attributes.get('email') ?? '';
    if (!this.#options.userNameIsEmail) return email;
    if (!EMAIL.test(username)) throw invalidParameter('Username should be an email.');
    if (email !== '' && email !== username) {
      throw invalidParameter(
        'User email should be empty or same as username, since username attribute is email',
      );
    }
    return username;
  }

  async #sent(username: string): Promise<void> {
    const { pool, codes } = this.#options;
    codes.sent(await pool.codeOf(username), { username, purpose });
  }
}
