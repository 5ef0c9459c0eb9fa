import type { Clock } from '../../base/clock.ts';
import { type CognitoAnswer, type CognitoApi, textIn } from './cognito-api.ts';
import { CognitoError, NOT_THE_SERVICE } from './cognito-error.ts';
import { readTokens, type SessionTokens } from './session-tokens.ts';

export interface CognitoAccountOptions {
  readonly api: CognitoApi;
  readonly clientId: string;
  readonly clock: Clock;
}

/** Whether a refusal is one of the action itself, which older stand-ins of the service do not know. */
const UNKNOWN_ACTION = 'UnknownOperationException';
/** Statuses of answers that were cut on their way. */
const CUT = [200, 502, 504];

/**
 * What tokens alone can do at the service. Without the library, which would be loaded for somebody who never sees
 * a form, takes six seconds over a refused refresh, and signs nobody out everywhere whose access token has expired.
 */
export class CognitoAccount {
  readonly #options: CognitoAccountOptions;
  #knowsTokenAction = true;

  constructor(options: CognitoAccountOptions) {
    this.#options = options;
  }

  /**
   * Where refresh tokens rotate, the answer holds another one, and the old one is good for at most a minute more. So
   * after a lost answer it is sent once more at once.
   * @throws CognitoError (renewal-end.ts tells what it comes to); the reason of `signal`.
   */
  async refresh(session: SessionTokens, signal?: AbortSignal): Promise<SessionTokens> {
    try {
      return await this.#refreshOnce(session, signal);
    } catch (error) {
      if (!isLost(error)) throw error;
      return await this.#refreshOnce(session, signal);
    }
  }

  /** Ends this session: neither its refresh token nor its access token is taken any more. @throws as `refresh`. */
  async revoke({ refreshToken }: SessionTokens): Promise<void> {
    const { api, clientId } = this.#options;
    await api.call('RevokeToken', { Token: refreshToken, ClientId: clientId });
  }

  /** Tokens of this session whose access token is good. @throws as `refresh`. */
  async unexpired(session: SessionTokens): Promise<SessionTokens> {
    const isOver = session.expiresAtMs <= this.#options.clock.wallMs();
    return isOver ? await this.refresh(session) : session;
  }

  /** Ends every session of this person. @param session as `unexpired` has it. @throws as `refresh`. */
  async revokeAll({ accessToken }: SessionTokens): Promise<void> {
    await this.#options.api.call('GlobalSignOut', { AccessToken: accessToken });
  }

  async #refreshOnce(session: SessionTokens, signal?: AbortSignal): Promise<SessionTokens> {
    const answer = await this.#tokensFor(session, signal);
    const { AuthenticationResult: result } = answer;
    const [idToken, accessToken] = [textIn(result, 'IdToken'), textIn(result, 'AccessToken')];
    const refreshToken = textIn(result, 'RefreshToken') ?? session.refreshToken;
    const nowMs = this.#options.clock.wallMs();
    const descent = { family: session.family, generation: session.generation + 1 };
    const renewed =
      idToken !== undefined && accessToken !== undefined
        ? readTokens({ idToken, accessToken, refreshToken }, { nowMs, descent })
        : undefined;
    if (!renewed) throw new CognitoError('MalformedAnswer', 'the answer holds no tokens');
    return renewed;
  }

  /**
   * By the action that works with and without rotation (API reference, GetTokensFromRefreshToken); by the one before
   * it, which is refused where tokens rotate, only where the service does not know that one.
   */
  async #tokensFor({ refreshToken, deviceKey }: SessionTokens, signal?: AbortSignal): Promise<CognitoAnswer> {
    const { api, clientId: ClientId } = this.#options;
    if (this.#knowsTokenAction) {
      const device = deviceKey ? { DeviceKey: deviceKey } : {};
      const parameters = { ClientId, RefreshToken: refreshToken, ...device };
      try {
        return await api.call('GetTokensFromRefreshToken', parameters, signal);
      } catch (error) {
        if (!(error instanceof CognitoError) || error.code !== UNKNOWN_ACTION) throw error;
        this.#knowsTokenAction = false;
      }
    }
    const device = deviceKey ? { DEVICE_KEY: deviceKey } : {};
    const AuthParameters = { REFRESH_TOKEN: refreshToken, ...device };
    return await api.call(
      'InitiateAuth',
      { ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters },
      signal,
    );
  }
}

/** No answer, or one that was cut on its way: the service may have done what was asked. */
function isLost(error: unknown): boolean {
  if (!(error instanceof CognitoError)) return false;
  const { code, status = 0 } = error;
  return (
    code === 'NetworkError' || code === 'TimeoutError' || (code === NOT_THE_SERVICE && CUT.includes(status))
  );
}
