import { createHmac, randomBytes } from 'node:crypto';
import type { AttemptLimit } from './attempt-limit.ts';
import { invalidParameter, notAuthorized, wrongPassword } from './cognito-refusal.ts';
import type { Renewal } from './renewal.ts';
import type { RequestFields } from './request-fields.ts';
import type { SignInAnswers } from './sign-in-answers.ts';
import { createVerifier, parsePublicValue, SrpExchange } from './srp.ts';
import type { UserPool } from './user-pool.ts';

/** Ways to prove a password; the client of a pool allows them one by one. */
export type PasswordFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';

export interface InitiateAuthOptions {
  readonly pool: UserPool;
  readonly renewal: Renewal;
  readonly answers: SignInAnswers;
  readonly passwordAttempts: AttemptLimit;
  readonly passwordFlows: readonly PasswordFlow[];
}

/** `InitiateAuth`: the first request of a sign-in, and the refresh. */
export class InitiateAuth {
  readonly #options: InitiateAuthOptions;
  /** Makes the salt of a user who does not exist look as lasting as a real one. */
  readonly #saltKey = randomBytes(32);

  constructor(options: InitiateAuthOptions) {
    this.#options = options;
  }

  async run(request: RequestFields): Promise<object> {
    const flow = request.text('AuthFlow');
    const parameters = request.fields('AuthParameters');
    if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') {
      return { ...(await this.#options.renewal.byFlow(parameters)), ChallengeParameters: {} };
    }
    if (flow !== 'USER_SRP_AUTH' && flow !== 'USER_PASSWORD_AUTH') {
      throw invalidParameter('Initiate Auth method not supported.');
    }
    if (!this.#options.passwordFlows.includes(flow)) {
      throw invalidParameter(`${flow} is not enabled for the client.`);
    }
    const username = parameters.text('USERNAME');
    if (this.#options.passwordAttempts.isLocked(username)) throw notAuthorized('Password attempts exceeded');
    if (flow === 'USER_PASSWORD_AUTH') return await this.#byPassword(username, parameters.text('PASSWORD'));
    return await this.#byProof(username, parameters.text('SRP_A'));
  }

  async #byPassword(username: string, password: string): Promise<object> {
    const { pool, answers, passwordAttempts } = this.#options;
    const user = await pool.user(username);
    if (!user || user.Password !== password) {
      passwordAttempts.failed(username);
      throw wrongPassword();
    }
    passwordAttempts.succeeded(username);
    return await answers.afterPassword(user);
  }

  async #byProof(username: string, clientValue: string): Promise<object> {
    const { pool, answers } = this.#options;
    const value = parsePublicValue(clientValue);
    if (value === undefined) throw invalidParameter('SRP_A is not a number of the group.');
    const user = await pool.user(username);
    // A user who does not exist gets a challenge too, which no password answers.
    const userId = user?.Username ?? username;
    const password = user?.Password ?? randomBytes(32).toString('hex');
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

  #saltOf(userId: string): Buffer {
    return createHmac('sha256', this.#saltKey).update(userId).digest().subarray(0, 16);
  }
}
