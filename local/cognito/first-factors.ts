import type { PoolUser } from './cognito-local-parts.ts';
import { EMAIL_OTP, SMS_OTP } from './sent-codes.ts';
import { attributesOf } from './user-pool.ts';

/** What a pool may allow somebody to sign in with: its `AllowedFirstAuthFactors`. */
export type FirstFactor = 'PASSWORD' | typeof EMAIL_OTP | typeof SMS_OTP | 'WEB_AUTHN';

export const everyFirstFactor: readonly FirstFactor[] = ['PASSWORD', EMAIL_OTP, SMS_OTP, 'WEB_AUTHN'];

/** What `SELECT_CHALLENGE` lists; a password counts twice, as itself and by proof. */
export type FirstChallenge = FirstFactor | 'PASSWORD_SRP';

export interface FirstFactorsOptions {
  readonly allowed: readonly FirstFactor[];
  readonly hasPasskey: (user: PoolUser) => boolean;
  /** Whether the user has to set up a second factor before the first sign-in is through. */
  readonly mustSetUp: (user: PoolUser) => boolean;
}

/**
 * What each user can sign in with. Documented (developer guide, "Authentication flows"): a code needs a verified
 * address, a passkey has to be registered. Assumed: who has a second factor, a temporary password or an unconfirmed
 * account is offered passwords only, as a code or a passkey would leave out what comes after a password.
 */
export class FirstFactors {
  readonly #options: FirstFactorsOptions;

  constructor(options: FirstFactorsOptions) {
    this.#options = options;
  }

  /** @param user undefined: one who does not exist, and is offered what most are */
  of(user: PoolUser | undefined): readonly FirstChallenge[] {
    const { allowed } = this.#options;
    const challenges = (factor: FirstFactor): readonly FirstChallenge[] =>
      factor === 'PASSWORD' ? ['PASSWORD', 'PASSWORD_SRP'] : [factor];
    return allowed.filter((factor) => this.#has(user, factor)).flatMap(challenges);
  }

  #has(user: PoolUser | undefined, factor: FirstFactor): boolean {
    if (!user) return factor === 'PASSWORD' || factor === EMAIL_OTP;
    if (factor === 'PASSWORD') return user.Password !== '';
    if (this.#needsPassword(user)) return false;
    if (factor === 'WEB_AUTHN') return this.#options.hasPasskey(user);
    const attribute = factor === EMAIL_OTP ? 'email' : 'phone_number';
    return attributesOf(user).get(`${attribute}_verified`) === 'true';
  }

  #needsPassword(user: PoolUser): boolean {
    const { UserStatus: status, UserMFASettingList: secondFactors = [] } = user;
    return status !== 'CONFIRMED' || secondFactors.length > 0 || this.#options.mustSetUp(user);
  }
}
