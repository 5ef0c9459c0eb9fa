import { IdentityError } from '../identity-error.ts';
import type { CognitoAnswer, CognitoApi } from './cognito-api.ts';
import { CognitoError } from './cognito-error.ts';
import type { CognitoSession } from './cognito-session.ts';
import { meaningOf } from './refusal-meaning.ts';

export interface MemberApiOptions {
  readonly api: Pick<CognitoApi, 'call'>;
  readonly session: Pick<CognitoSession, 'identity' | 'tokens' | 'authorizer'>;
}

/** Actions of the service in the name of whoever is signed in. */
export class MemberApi {
  readonly #options: MemberApiOptions;

  constructor(options: MemberApiOptions) {
    this.#options = options;
  }

  /** @throws CognitoError, also where nobody is signed in or the sign-in cannot be renewed; the reason of `signal` */
  async call(action: string, parameters: object, signal: AbortSignal): Promise<CognitoAnswer> {
    try {
      return await this.#send(action, { parameters, signal });
    } catch (error) {
      if (!(error instanceof CognitoError) || meaningOf(error) !== 'session-expired') throw error;
      // A client may give access tokens a shorter life than ID tokens, which say when to renew.
      await this.#renewed(this.#options.session.authorizer.rejected());
      return await this.#send(action, { parameters, signal });
    }
  }

  async #send(
    action: string,
    { parameters, signal }: { readonly parameters: object; readonly signal: AbortSignal },
  ): Promise<CognitoAnswer> {
    const { api, session } = this.#options;
    // Renews first, where the ID token is about to run out.
    await this.#renewed(session.authorizer.authorize({ signal }));
    const AccessToken = session.tokens?.accessToken;
    return await api.call(action, { ...parameters, AccessToken }, signal);
  }

  /** A sign-in that cannot be renewed is told as what the service said to that. */
  async #renewed<T>(renewing: Promise<T>): Promise<T> {
    try {
      return await renewing;
    } catch (cause) {
      if (cause instanceof IdentityError) {
        const { name = 'NetworkError', says = 'there is no answer' } = cause.reason ?? {};
        throw new CognitoError(name, says, { cause });
      }
      if (this.#options.session.identity.state === 'signed-in') throw cause;
      throw new CognitoError('NotAuthorizedException', 'There is no access token.', { cause });
    }
  }
}
