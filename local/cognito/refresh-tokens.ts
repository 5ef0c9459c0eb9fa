import { randomBytes, randomUUID } from 'node:crypto';
import { CognitoRefusal, notAuthorized } from './cognito-refusal.ts';

/** A client whose refresh tokens are each good for one renewal. */
export interface Rotation {
  /** How long the token before the newest one is still taken, for a client that lost the answer: 0 to 60. */
  readonly graceSeconds: number;
}

export interface RefreshTokensOptions {
  readonly ttlSeconds: number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** One sign-in, and all that was ever issued for it: the family of its tokens. */
export interface SignedIn {
  readonly username: string;
  readonly originJti: string;
  readonly authTimeSeconds: number;
  /** Where the pool remembers devices: the one that this was on. */
  readonly deviceKey: string | undefined;
}

interface Family extends SignedIn {
  expiresAtMs: number;
  isRevoked: boolean;
}

interface RefreshToken {
  readonly family: Family;
  /** When another took its place; undefined: it is the newest. */
  replacedAtMs?: number;
}

const LONGEST_GRACE_SECONDS = 60;

/**
 * Which refresh tokens are good. Documented (Amazon Cognito developer guide, "Refresh tokens"; API reference,
 * `RefreshTokenRotationType` and `GetTokensFromRefreshToken`; read in November 2026): where tokens rotate, each renewal
 * gives a new one, which ends when the first would have; the old one stays good for the grace period of 0 to 60 seconds,
 * and after it is refused with `RefreshTokenReuseException`. Assumed: such a reuse ends the whole family, as
 * RFC 9700 (4.14.2) has it; a token used again in its grace gives one more new token and does not lengthen the grace.
 */
export class RefreshTokens {
  readonly #options: RefreshTokensOptions;
  readonly #tokens = new Map<string, RefreshToken>();
  readonly #families = new Map<string, Family>();
  #rotation: Rotation | undefined;

  constructor(options: RefreshTokensOptions) {
    this.#options = options;
  }

  get rotates(): boolean {
    return this.#rotation !== undefined;
  }

  /** For renewals from now on; tokens that were given out stay as they are. @param rotation undefined: none */
  rotate(rotation: Rotation | undefined): void {
    const grace = rotation?.graceSeconds ?? 0;
    if (!Number.isInteger(grace) || grace < 0 || grace > LONGEST_GRACE_SECONDS) {
      throw new RangeError(
        `unable to rotate; a grace of ${grace} s is not from 0 to ${LONGEST_GRACE_SECONDS}`,
      );
    }
    this.#rotation = rotation;
  }

  /** A new family. */
  begin(
    username: string,
    deviceKey?: string,
  ): { readonly signedIn: SignedIn; readonly refreshToken: string } {
    const now = this.#options.now();
    const family: Family = {
      username,
      originJti: randomUUID(),
      authTimeSeconds: Math.floor(now / 1000),
      deviceKey,
      expiresAtMs: now + this.#options.ttlSeconds * 1000,
      isRevoked: false,
    };
    this.#families.set(family.originJti, family);
    return { signedIn: family, refreshToken: this.#issue(family) };
  }

  /** @returns whose it is. @throws CognitoRefusal where the token is good for nothing */
  ownerOf(refreshToken: string): SignedIn {
    return this.#usable(refreshToken).family;
  }

  /** Uses a token up, where they rotate. @returns the one that takes its place. @throws as `ownerOf` */
  renew(refreshToken: string): string | undefined {
    const token = this.#usable(refreshToken);
    if (!this.#rotation) return undefined;
    token.replacedAtMs ??= this.#options.now();
    return this.#issue(token.family);
  }

  /** Ends the family of a token, whichever of its tokens it is; once more does no harm. */
  revoke(refreshToken: string): void {
    this.#find(refreshToken).family.isRevoked = true;
  }

  revokeAllOf(username: string): void {
    for (const family of this.#familiesOf(username)) family.isRevoked = true;
  }

  /** @param username default: everyone's */
  expire(username?: string): void {
    for (const family of this.#familiesOf(username)) family.expiresAtMs = Number.NEGATIVE_INFINITY;
  }

  /** Whether the sign-in of an access token goes on. */
  isOpen(originJti: string): boolean {
    return this.#families.get(originJti)?.isRevoked === false;
  }

  #issue(family: Family): string {
    const refreshToken = randomBytes(96).toString('base64url');
    this.#tokens.set(refreshToken, { family });
    return refreshToken;
  }

  #find(refreshToken: string): RefreshToken {
    const token = this.#tokens.get(refreshToken);
    if (!token) throw notAuthorized('Invalid Refresh Token');
    return token;
  }

  #usable(refreshToken: string): RefreshToken {
    const token = this.#find(refreshToken);
    const { family, replacedAtMs } = token;
    const now = this.#options.now();
    if (family.isRevoked) throw notAuthorized('Refresh Token has been revoked');
    if (family.expiresAtMs <= now) throw notAuthorized('Refresh Token has expired');
    const graceMs = (this.#rotation?.graceSeconds ?? 0) * 1000;
    if (replacedAtMs !== undefined && replacedAtMs + graceMs <= now) {
      family.isRevoked = true;
      throw new CognitoRefusal(
        'RefreshTokenReuseException',
        'Refresh token has been invalidated by rotation.',
      );
    }
    return token;
  }

  *#familiesOf(username: string | undefined): Iterable<Family> {
    for (const family of this.#families.values()) {
      if (username === undefined || family.username === username) yield family;
    }
  }
}
