import type { ChallengeSessions } from './challenge-sessions.ts';
import { CognitoRefusal, invalidParameter, notAuthorized } from './cognito-refusal.ts';
import type { RequestFields } from './request-fields.ts';
import type { SignInStage } from './sign-in-answers.ts';
import type { TokenIssuer } from './token-issuer.ts';
import { createTotpSecret, matchTotp, totpCode, totpStep } from './totp.ts';
import type { UserPool } from './user-pool.ts';

export interface SoftwareTokensOptions {
  readonly pool: UserPool;
  readonly tokens: TokenIssuer;
  readonly sessions: ChallengeSessions<SignInStage>;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Who asks: one who is signed in, or one in the middle of signing in. */
interface Asker {
  readonly username: string;
  /** The session to go on with, once there is something to go on to. */
  readonly next: (isSetUp: boolean) => { readonly Session?: string };
}

/** Authenticator apps: setting one up, and its codes. */
export class SoftwareTokens {
  readonly #options: SoftwareTokensOptions;
  /** Secrets given out and not confirmed by a code yet; until then the old one stays good. */
  readonly #pending = new Map<string, string>();
  /** `<user> <step>` of codes that were taken: each is good once. */
  readonly #used = new Set<string>();

  constructor(options: SoftwareTokensOptions) {
    this.#options = options;
  }

  async associate(request: RequestFields): Promise<object> {
    const asker = await this.#asker(request);
    const secret = createTotpSecret();
    this.#pending.set(asker.username, secret);
    return { SecretCode: secret, ...asker.next(false) };
  }

  async verify(request: RequestFields): Promise<object> {
    const { pool } = this.#options;
    const asker = await this.#asker(request);
    const { username } = asker;
    const secret = this.#pending.get(username);
    const user = await pool.user(username);
    if (secret === undefined || !user) throw invalidParameter('No software token has been associated');
    if (this.check({ username, secret, code: request.text('UserCode') }) !== 'right') {
      throw new CognitoRefusal('EnableSoftwareTokenMFAException', 'Code mismatch');
    }
    this.#pending.delete(username);
    const isFirstFactor = request.optionalText('Session') !== undefined;
    await pool.save({
      ...user,
      SoftwareTokenMfaConfiguration: { Secret: secret, Verified: true },
      // One who was made to set it up is asked from now on; others choose so by SetUserMFAPreference.
      ...(isFirstFactor ? { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] } : {}),
    });
    return { Status: 'SUCCESS', ...asker.next(true) };
  }

  /** A right code is used up. */
  check(options: {
    readonly username: string;
    readonly secret: string;
    readonly code: string;
  }): 'right' | 'wrong' | 'used' {
    const step = matchTotp({ ...options, atMs: this.#options.now() });
    if (step === undefined) return 'wrong';
    const use = `${options.username} ${step}`;
    if (this.#used.has(use)) return 'used';
    this.#used.add(use);
    return 'right';
  }

  /** A code that would be taken now; undefined where the user has no app, or all of this minute are used. */
  async codeOf(username: string): Promise<string | undefined> {
    const user = await this.#options.pool.user(username);
    const secret = this.#pending.get(username) ?? user?.SoftwareTokenMfaConfiguration?.Secret;
    const now = totpStep(this.#options.now());
    const step = [now, now + 1, now - 1].find((candidate) => !this.#used.has(`${username} ${candidate}`));
    return secret === undefined || step === undefined ? undefined : totpCode(secret, step);
  }

  async #asker(request: RequestFields): Promise<Asker> {
    const { pool, tokens, sessions } = this.#options;
    const session = request.optionalText('Session');
    if (session === undefined) {
      const user = await pool.user(tokens.subjectOf(request.text('AccessToken')));
      if (!user) throw notAuthorized('Invalid Access Token');
      return { username: user.Username, next: () => ({}) };
    }
    const { challenge, username } = sessions.find(session);
    if (challenge !== 'MFA_SETUP') throw notAuthorized('Invalid session for the user.');
    const next = (isSetUp: boolean) => {
      sessions.close(session);
      return { Session: sessions.open({ challenge, username, isSetUp }) };
    };
    return { username, next };
  }
}
