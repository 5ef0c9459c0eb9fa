import { invalidParameter, notAuthorized } from './cognito-refusal.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { RequestFields } from './request-fields.ts';
import type { TokenIssuer } from './token-issuer.ts';
import type { UserPool } from './user-pool.ts';

export interface RenewalOptions {
  readonly pool: UserPool;
  readonly tokens: TokenIssuer;
  readonly refreshTokens: RefreshTokens;
}

/** New tokens for a refresh token, in both of Cognito's ways. */
export class Renewal {
  readonly #options: RenewalOptions;

  constructor(options: RenewalOptions) {
    this.#options = options;
  }

  /** `GetTokensFromRefreshToken`, which works whether tokens rotate or not (documented). */
  byAction(request: RequestFields): Promise<object> {
    return this.#renew(request.text('RefreshToken'), request.optionalText('DeviceKey'));
  }

  /**
   * `REFRESH_TOKEN_AUTH` of `InitiateAuth`. Documented: it cannot be used where tokens rotate. Assumed: the name and
   * the sentence of that refusal, which are those of a flow that the client does not allow.
   */
  byFlow(parameters: RequestFields): Promise<object> {
    if (this.#options.refreshTokens.rotates) {
      throw invalidParameter('REFRESH_TOKEN_AUTH is not enabled for the client.');
    }
    return this.#renew(parameters.text('REFRESH_TOKEN'), parameters.optionalText('DEVICE_KEY'));
  }

  async #renew(refreshToken: string, deviceKey: string | undefined): Promise<object> {
    const { pool, tokens } = this.#options;
    const user = await pool.user(tokens.ownerOf(refreshToken));
    if (!user) throw notAuthorized('Invalid Refresh Token');
    const subject = await pool.subject(user);
    return { AuthenticationResult: tokens.renew(refreshToken, { subject, deviceKey }) };
  }
}
