import type { Clock } from '../../base/clock.ts';
import type { CognitoApi } from './cognito-api.ts';
import { CognitoError } from './cognito-error.ts';
import { readTokens, type SessionTokens } from './session-tokens.ts';

export interface CognitoAccountOptions {
  readonly api: CognitoApi;
  readonly clientId: string;
  readonly clock: Clock;
}

/**
 * What tokens alone can do at the service. Without the library, which would be loaded for somebody who never sees
 * a form, takes six seconds over a refused refresh, and signs nobody out everywhere whose access token has expired.
 */
export class CognitoAccount {
  readonly #options: CognitoAccountOptions;

  constructor(options: CognitoAccountOptions) {
    this.#options = options;
  }

  /** @throws CognitoError (renewal-end.ts tells what it comes to); the reason of `signal`. */
  async refresh(session: SessionTokens, signal: AbortSignal): Promise<SessionTokens> {
    const { api, clientId, clock } = this.#options;
    const { refreshToken, deviceKey } = session;
    const answer = await api.call(
      'InitiateAuth',
      {
        ClientId: clientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: refreshToken, ...(deviceKey ? { DEVICE_KEY: deviceKey } : {}) },
      },
      signal,
    );
    const { IdToken: idToken, AccessToken: accessToken } = (answer.AuthenticationResult ?? {}) as Record<
      string,
      unknown
    >;
    const renewed =
      typeof idToken === 'string' && typeof accessToken === 'string'
        ? readTokens({ idToken, accessToken, refreshToken }, clock.wallMs())
        : undefined;
    if (!renewed) throw new CognitoError('MalformedAnswer', 'the answer holds no tokens');
    return renewed;
  }

  /** Ends this session: neither its refresh token nor its access token is taken any more. @throws as `refresh`. */
  async revoke({ refreshToken }: SessionTokens, signal: AbortSignal): Promise<void> {
    const { api, clientId } = this.#options;
    await api.call('RevokeToken', { Token: refreshToken, ClientId: clientId }, signal);
  }

  /** Ends every session of this person. @throws as `refresh`. */
  async revokeAll(session: SessionTokens, signal: AbortSignal): Promise<void> {
    const isOver = session.expiresAtMs <= this.#options.clock.wallMs();
    const { accessToken } = isOver ? await this.refresh(session, signal) : session;
    await this.#options.api.call('GlobalSignOut', { AccessToken: accessToken }, signal);
  }
}
