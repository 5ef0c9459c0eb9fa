import { randomUUID } from 'node:crypto';
import { notAuthorized } from './cognito-refusal.ts';
import type { Devices, NewDevice } from './devices.ts';
import type { Claims, JwtSigner } from './jwt.ts';
import type { RefreshTokens, SignedIn } from './refresh-tokens.ts';

export interface TokenIssuerOptions {
  readonly signer: JwtSigner;
  readonly refreshTokens: RefreshTokens;
  readonly devices: Devices;
  /** The `iss` of every token; known once the server listens. */
  readonly issuer: () => string;
  readonly clientId: string;
  /** Of ID and access tokens. */
  readonly ttlSeconds: number;
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
  /** Where they rotate. */
  readonly RefreshToken?: string;
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
}

/** As Cognito answers a sign-in. */
export interface IssuedTokens extends RefreshedTokens {
  readonly RefreshToken: string;
  /** Where the pool remembers devices. */
  readonly NewDeviceMetadata?: NewDevice;
}

const BOOLEAN_ATTRIBUTES = new Set(['email_verified', 'phone_number_verified']);

/** Issues tokens with the claims of real ones, and knows which of them were taken back. */
export class TokenIssuer {
  readonly #options: TokenIssuerOptions;

  constructor(options: TokenIssuerOptions) {
    this.#options = options;
  }

  signIn(subject: TokenSubject): IssuedTokens {
    const { refreshTokens, devices } = this.#options;
    const device = devices.create();
    const { signedIn, refreshToken } = refreshTokens.begin(subject.username, device?.DeviceKey);
    return {
      ...this.#tokens(subject, signedIn),
      RefreshToken: refreshToken,
      ...(device ? { NewDeviceMetadata: device } : {}),
    };
  }

  /** @returns whose refresh token it is. @throws CognitoRefusal if it is not valid */
  ownerOf(refreshToken: string): string {
    return this.#options.refreshTokens.ownerOf(refreshToken).username;
  }

  /** With a refresh token only where they rotate. @throws CognitoRefusal where the given one is good for nothing */
  renew(
    refreshToken: string,
    { subject, deviceKey }: { readonly subject: TokenSubject; readonly deviceKey: string | undefined },
  ): RefreshedTokens {
    const { refreshTokens, devices } = this.#options;
    const signedIn = refreshTokens.ownerOf(refreshToken);
    devices.check(signedIn.deviceKey, deviceKey);
    const next = refreshTokens.renew(refreshToken);
    return { ...this.#tokens(subject, signedIn), ...(next === undefined ? {} : { RefreshToken: next }) };
  }

  /** @returns the user's `sub`. @throws CognitoRefusal where Cognito would not take the access token */
  subjectOf(accessToken: string): string {
    const { signer, refreshTokens, now } = this.#options;
    const claims = signer.read(accessToken);
    if (claims?.token_use !== 'access') throw notAuthorized('Invalid Access Token');
    if (Number(claims.exp) * 1000 <= now()) throw notAuthorized('Access Token has expired');
    if (!refreshTokens.isOpen(String(claims.origin_jti)))
      throw notAuthorized('Access Token has been revoked');
    return String(claims.sub);
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
        ...(signedIn.deviceKey === undefined ? {} : { device_key: signedIn.deviceKey }),
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
