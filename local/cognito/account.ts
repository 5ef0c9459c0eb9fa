import type { PoolUser } from './cognito-local-parts.ts';
import { invalidParameter, notAuthorized, wrongPassword } from './cognito-refusal.ts';
import { checkPassword } from './password-policy.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { RequestFields } from './request-fields.ts';
import { EMAIL_OTP } from './sent-codes.ts';
import type { TokenIssuer } from './token-issuer.ts';
import { attributesOf, type UserPool } from './user-pool.ts';

export interface AccountOptions {
  readonly pool: UserPool;
  readonly tokens: TokenIssuer;
  readonly refreshTokens: RefreshTokens;
}

/** What a user who is signed in may do. cognito-local reads access tokens without checking them; this does. */
export class Account {
  readonly #options: AccountOptions;

  constructor(options: AccountOptions) {
    this.#options = options;
  }

  /** Checks the access token and leaves the rest to cognito-local. */
  passOn(action: string): (request: RequestFields) => Promise<object> {
    return async (request) => {
      await this.#user(request);
      return await this.#options.pool.run(action, request.body);
    };
  }

  /**
   * Which second factors there are, and which of them is asked for. cognito-local does not know codes by e-mail. Assumed:
   * they need a verified address, and the sentence that says so.
   */
  async setMfaPreference(request: RequestFields): Promise<object> {
    const { pool } = this.#options;
    const asker = await this.#user(request);
    const { Enabled: isEnabled, PreferredMfa: isPreferred } = request.fields('EmailMfaSettings').body;
    if (isEnabled === true && attributesOf(asker).get('email_verified') !== 'true') {
      throw invalidParameter('User does not have a verified email');
    }
    await pool.run('SetUserMFAPreference', request.body);
    const user = await pool.user(asker.Username);
    if (!user || typeof isEnabled !== 'boolean') return {};
    const others = (user.UserMFASettingList ?? []).filter((factor) => factor !== EMAIL_OTP);
    await pool.save({
      ...user,
      UserMFASettingList: isEnabled ? [...others, EMAIL_OTP] : others,
      PreferredMfaSetting: isEnabled && isPreferred === true ? EMAIL_OTP : user.PreferredMfaSetting,
    });
    return {};
  }

  async changePassword(request: RequestFields): Promise<object> {
    const user = await this.#user(request);
    if (request.text('PreviousPassword') !== user.Password) throw wrongPassword();
    checkPassword(request.text('ProposedPassword'));
    return await this.#options.pool.run('ChangePassword', request.body);
  }

  async signOutEverywhere(request: RequestFields): Promise<object> {
    const user = await this.#user(request);
    this.#options.refreshTokens.revokeAllOf(user.Username);
    return {};
  }

  async #user(request: RequestFields): Promise<PoolUser> {
    const { pool, tokens } = this.#options;
    const user = await pool.user(tokens.subjectOf(request.text('AccessToken')));
    if (!user) throw notAuthorized('Invalid Access Token');
    return user;
  }
}
