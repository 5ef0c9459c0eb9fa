import { randomBytes, randomUUID } from 'node:crypto';
import { notAuthorized } from './cognito-refusal.ts';
import type { Claims, JwtSigner } from './jwt.ts';

export interface TokenIssuerOptions {
  readonly signer: JwtSigner;
  /** The `iss` of every token; known once the server listens. */
  readonly issuer: () => string;
  readonly clientId: string;
  /** Of ID and access tokens. */
  readonly ttlSeconds: number;
  readonly refreshTtlSeconds: number;
  /** Epoch ms. */
  readonly now: () => number;
}

export interface TokenSubject {
  readonly username: string;
  readonly groups: readonly string[];
  /** With `sub`. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** As Cognito answers a refresh. */
export interface RefreshedTokens {
  readonly IdToken: string;
  readonly AccessToken: string;
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
}

/** As Cognito answers a sign-in. */
export interface IssuedTokens extends RefreshedTokens {
  readonly RefreshToken: string;
}

/** One sign-in, and all that was ever issued for it. */
interface SignedIn {
  readonly username: string;
  readonly originJti: string;
  readonly authTimeSeconds: number;
  expiresAtMs: number;
  isRevoked: boolean;
}

const BOOLEAN_ATTRIBUTES = new Set(['email_verified', 'phone_number_verified']);

/** Issues tokens with the claims of real ones, and knows which of them were taken back. */
export class TokenIssuer {
  readonly #options: TokenIssuerOptions;
  readonly #byRefreshToken = new Map<string, SignedIn>();
  readonly #byOrigin = new Map<string, SignedIn>();

  constructor(options: TokenIssuerOptions) {
    this.#options = options;
  }

  signIn(subject: TokenSubject): IssuedTokens {
    const now = this.#options.now();
    const signedIn: SignedIn = {
      username: subject.username,
      originJti: randomUUID(),
      authTimeSeconds: Math.floor(now / 1000),
      expiresAtMs: now + this.#options.refreshTtlSeconds * 1000,
      isRevoked: false,
    };
    const refreshToken = randomBytes(96).toString('base64url');
    this.#byRefreshToken.set(refreshToken, signedIn);
    this.#byOrigin.set(signedIn.originJti, signedIn);
    return { ...this.#tokens(subject, signedIn), RefreshToken: refreshToken };
  }

  /** @returns whose refresh token it is. @throws CognitoRefusal if it is not valid */
  ownerOf(refreshToken: string): string {
    return this.#usable(refreshToken).username;
  }

  /** @throws CognitoRefusal where the refresh token is good for nothing */
  refresh(refreshToken: string, subject: TokenSubject): RefreshedTokens {
    return this.#tokens(subject, this.#usable(refreshToken));
  }

  /** Takes back a refresh token and the access tokens that came with it; once more does no harm. */
  revoke(refreshToken: string): void {
    const signedIn = this.#byRefreshToken.get(refreshToken);
    if (!signedIn) throw notAuthorized('Invalid Refresh Token');
    signedIn.isRevoked = true;
  }

  revokeAllOf(username: string): void {
    for (const signedIn of this.#of(username)) signedIn.isRevoked = true;
  }

  /** @param username default: everyone's */
  expireRefreshTokens(username?: string): void {
    for (const signedIn of this.#of(username)) signedIn.expiresAtMs = Number.NEGATIVE_INFINITY;
  }

  /** @returns the user's `sub`. @throws CognitoRefusal where Cognito would not take the access token */
  subjectOf(accessToken: string): string {
    const claims = this.#options.signer.read(accessToken);
    if (claims?.token_use !== 'access') throw notAuthorized('Invalid Access Token');
    if (Number(claims.exp) * 1000 <= this.#options.now()) throw notAuthorized('Access Token has expired');
    const signedIn = this.#byOrigin.get(String(claims.origin_jti));
    if (!signedIn || signedIn.isRevoked) throw notAuthorized('Access Token has been revoked');
    return String(claims.sub);
  }

  #usable(refreshToken: string): SignedIn {
    const signedIn = this.#byRefreshToken.get(refreshToken);
    if (!signedIn) throw notAuthorized('Invalid Refresh Token');
    if (signedIn.isRevoked) throw notAuthorized('Refresh Token has been revoked');
    if (signedIn.expiresAtMs <= this.#options.now()) throw notAuthorized('Refresh Token has expired');
    return signedIn;
  }

  *#of(username: string | undefined): Iterable<SignedIn> {
    for (const signedIn of this.#byRefreshToken.values()) {
      if (username === undefined || signedIn.username === username) yield signedIn;
    }
  }

  #tokens(subject: TokenSubject, signedIn: SignedIn): RefreshedTokens {
    const { signer, clientId, ttlSeconds } = this.#options;
    const iat = Math.floor(this.#options.now() / 1000);
    const common: Claims = {
      sub: subject.attributes.get('sub'),
      ...(subject.groups.length > 0 ? { 'cognito:groups': subject.groups } : {}),
      iss: this.#options.issuer(),
      origin_jti: signedIn.originJti,
      event_id: randomUUID(),
      auth_time: signedIn.authTimeSeconds,
      iat,
      exp: iat + ttlSeconds,
    };
    return {
      IdToken: signer.sign({
        ...attributeClaims(subject.attributes),
        ...common,
        'cognito:username': subject.username,
        aud: clientId,
        token_use: 'id',
        jti: randomUUID(),
      }),
      AccessToken: signer.sign({
        ...common,
        username: subject.username,
        client_id: clientId,
        scope: 'aws.cognito.signin.user.admin',
        token_use: 'access',
        jti: randomUUID(),
      }),
      ExpiresIn: ttlSeconds,
      TokenType: 'Bearer',
    };
  }
}

function attributeClaims(attributes: ReadonlyMap<string, string>): Claims {
  return Object.fromEntries(
    [...attributes].map(([name, value]) => [name, BOOLEAN_ATTRIBUTES.has(name) ? value === 'true' : value]),
  );
}
