import { createHmac, randomBytes } from 'node:crypto';
import type { AttemptLimit } from './attempt-limit.ts';
import { invalidParameter, notAuthorized, wrongPassword } from './cognito-refusal.ts';
import type { SignInAnswers } from './sign-in-answers.ts';
import { createVerifier, parsePublicValue, SrpExchange } from './srp.ts';
import type { UserPool } from './user-pool.ts';

export interface PasswordsOptions {
  readonly pool: UserPool;
  readonly answers: SignInAnswers;
  readonly passwordAttempts: AttemptLimit;
}

/** A password, as itself or by proof (SRP), whichever flow asks for it. */
export class Passwords {
  readonly #options: PasswordsOptions;
  /** Makes the salt of a user who does not exist look as lasting as a real one. */
  readonly #saltKey = randomBytes(32);

  constructor(options: PasswordsOptions) {
    this.#options = options;
  }

  /** @returns tokens or what comes next. @throws CognitoRefusal for a wrong one, and after too many */
  async check(username: string, password: string): Promise<object> {
    const { pool, answers, passwordAttempts } = this.#options;
    this.#assertNotLocked(username);
    const user = await pool.user(username);
    if (!user || user.Password !== password) {
      passwordAttempts.failed(username);
      throw wrongPassword();
    }
    passwordAttempts.succeeded(username);
    return await answers.afterPassword(user);
  }

  /** @param clientValue `SRP_A`. @returns the challenge `PASSWORD_VERIFIER` */
  async challenge(username: string, clientValue: string): Promise<object> {
    const { pool, answers } = this.#options;
    this.#assertNotLocked(username);
    const value = parsePublicValue(clientValue);
    if (value === undefined) throw invalidParameter('SRP_A is not a number of the group.');
    const user = await pool.user(username);
    // Who does not exist, or has no password, gets a challenge too, which nothing answers.
    const userId = user?.Username ?? username;
    const password = user?.Password || randomBytes(32).toString('hex');
    const names = { poolName: pool.name, userId };
    const exchange = new SrpExchange({
      ...names,
      clientValue: value,
      password: createVerifier({ ...names, password, salt: this.#saltOf(userId) }),
    });
    return answers.challenge(
      { challenge: 'PASSWORD_VERIFIER', username: userId, exchange },
      {
        USERNAME: userId,
        SRP_B: exchange.publicValue,
        SALT: exchange.salt,
        SECRET_BLOCK: exchange.secretBlock,
      },
    );
  }

  #assertNotLocked(username: string): void {
    if (this.#options.passwordAttempts.isLocked(username)) throw notAuthorized('Password attempts exceeded');
  }

  #saltOf(userId: string): Buffer {
    return createHmac('sha256', this.#saltKey).update(userId).digest().subarray(0, 16);
  }
}
