import type { ChoiceBasedSignIn } from './choice-based-sign-in.ts';
import { invalidParameter } from './cognito-refusal.ts';
import type { Passwords } from './passwords.ts';
import type { Renewal } from './renewal.ts';
import type { RequestFields } from './request-fields.ts';

/** Ways to prove a password. */
export type PasswordFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';

/** Ways to begin a sign-in; the client of a pool allows them one by one. */
export type SignInFlow = PasswordFlow | 'USER_AUTH';

export interface InitiateAuthOptions {
  readonly renewal: Renewal;
  readonly passwords: Passwords;
  readonly choiceBased: ChoiceBasedSignIn;
  readonly flows: readonly SignInFlow[];
}

/** `InitiateAuth`: the first request of a sign-in, and the refresh. */
export class InitiateAuth {
  readonly #options: InitiateAuthOptions;

  constructor(options: InitiateAuthOptions) {
    this.#options = options;
  }

  async run(request: RequestFields): Promise<object> {
    const { renewal, passwords, choiceBased, flows } = this.#options;
    const flow = request.text('AuthFlow');
    const parameters = request.fields('AuthParameters');
    if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') {
      return { ...(await renewal.byFlow(parameters)), ChallengeParameters: {} };
    }
    if (flow !== 'USER_SRP_AUTH' && flow !== 'USER_PASSWORD_AUTH' && flow !== 'USER_AUTH') {
      throw invalidParameter('Initiate Auth method not supported.');
    }
    if (!flows.includes(flow)) throw invalidParameter(`${flow} is not enabled for the client.`);
    if (flow === 'USER_AUTH') return await choiceBased.start(parameters);
    const username = parameters.text('USERNAME');
    if (flow === 'USER_PASSWORD_AUTH') return await passwords.check(username, parameters.text('PASSWORD'));
    return await passwords.challenge(username, parameters.text('SRP_A'));
  }
}
