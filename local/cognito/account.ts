import type { PoolUser } from './cognito-local-parts.ts';
import { notAuthorized, wrongPassword } from './cognito-refusal.ts';
import { checkPassword } from './password-policy.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import type { RequestFields } from './request-fields.ts';
import type { TokenIssuer } from './token-issuer.ts';
import type { UserPool } from './user-pool.ts';

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
