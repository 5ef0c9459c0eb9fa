import type { PoolUser } from './cognito-local-parts.ts';
import { invalidParameter } from './cognito-refusal.ts';
import type { FirstChallenge, FirstFactors } from './first-factors.ts';
import type { Passkeys } from './passkeys.ts';
import type { Passwords } from './passwords.ts';
import type { RequestFields } from './request-fields.ts';
import { deliveryOf, EMAIL_OTP, SMS_OTP } from './sent-codes.ts';
import type { SignInAnswers } from './sign-in-answers.ts';
import type { UserPool } from './user-pool.ts';

export interface ChoiceBasedSignInOptions {
  readonly pool: UserPool;
  readonly answers: SignInAnswers;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  readonly firstFactors: FirstFactors;
}

/** Who signs in: a user, or a name that nobody has. */
interface Person {
  readonly username: string;
  readonly user: PoolUser | undefined;
}

/**
 * `USER_AUTH`: the pool says what somebody can sign in with, or begins with what the page would rather have.
 * Documented (API reference, `InitiateAuth` and `RespondToAuthChallenge`): names of parameters and challenges, and that
 * a preferred challenge that is not available is answered with the choice. Assumed: a preferred or selected password
 * without the password itself is asked for by a challenge of its own.
 */
export class ChoiceBasedSignIn {
  readonly #options: ChoiceBasedSignInOptions;

  constructor(options: ChoiceBasedSignInOptions) {
    this.#options = options;
  }

  /** `InitiateAuth`. */
  async start(parameters: RequestFields): Promise<object> {
    const { pool, answers, firstFactors } = this.#options;
    const name = parameters.text('USERNAME');
    const user = await pool.user(name);
    const person = { username: user?.Username ?? name, user };
    const available = firstFactors.of(user);
    const preferred = parameters.optionalText('PREFERRED_CHALLENGE');
    const chosen = available.find((challenge) => challenge === preferred);
    if (chosen) return await this.#begin(chosen, person, parameters);
    const challenge = answers.challenge({ challenge: 'SELECT_CHALLENGE', username: person.username }, {});
    return { ...challenge, AvailableChallenges: available };
  }

  /** The answer to `SELECT_CHALLENGE`. */
  async select(person: Person, given: RequestFields): Promise<object> {
    const answer = given.text('ANSWER');
    const chosen = this.#options.firstFactors.of(person.user).find((challenge) => challenge === answer);
    if (!chosen) throw invalidParameter(`Challenge ${answer} is not available.`);
    return await this.#begin(chosen, person, given);
  }

  async #begin(chosen: FirstChallenge, { username, user }: Person, given: RequestFields): Promise<object> {
    const { answers, passwords, passkeys } = this.#options;
    switch (chosen) {
      case 'PASSWORD': {
        const password = given.optionalText('PASSWORD');
        return password === undefined
          ? answers.challenge({ challenge: chosen, username }, {})
          : await passwords.check(username, password);
      }
      case 'PASSWORD_SRP': {
        const clientValue = given.optionalText('SRP_A');
        return clientValue === undefined
          ? answers.challenge({ challenge: chosen, username }, {})
          : await passwords.challenge(username, clientValue);
      }
      case EMAIL_OTP:
      case SMS_OTP:
        return user
          ? answers.sentCode(user, chosen)
          : answers.challenge({ challenge: chosen, username }, deliveryOf(chosen, `${username}@example.com`));
      case 'WEB_AUTHN': {
        const { challenge: passkeyChallenge, requestOptions } = await passkeys.ask(username);
        return answers.challenge(
          { challenge: chosen, username, passkeyChallenge },
          { CREDENTIAL_REQUEST_OPTIONS: requestOptions },
        );
      }
    }
  }
}
