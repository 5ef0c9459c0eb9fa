import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** What an ID token can be that must not count; `none` is RFC 7519's algorithm without a signature. */
export type TokenFault =
  | 'expired'
  | 'of another pool'
  | 'signed by another key'
  | 'with algorithm none'
  | 'tampered with'
  | 'an access token';

export interface IdTokenIssuerOptions {
  readonly issuer: () => string;
  readonly clientId: string;
  /** Default: true. Else an OpenID provider, with the claims of the standard and a list of groups. */
  readonly isUserPool?: boolean;
}

const KEY_ID = 'contract';
const HOUR_SECONDS = 3_600;
const WRITERS = 'ReadWriteUserGroup';

// A pair takes a fifth of a second of the processor. Issuers have addresses of their own; nothing tells them apart by keys.
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 });
const OTHER_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Signs tokens as a Cognito user pool does, or another provider: RS256, its claims, its key set. */
export class IdTokenIssuer {
  readonly #options: IdTokenIssuerOptions;
  readonly jwks: { readonly keys: readonly JsonWebKey[] };

  constructor(options: IdTokenIssuerOptions) {
    this.#options = options;
    const publicKey = KEY.publicKey.export({ format: 'jwk' });
    this.jwks = { keys: [{ ...publicKey, kid: KEY_ID, alg: 'RS256', use: 'sig' } as JsonWebKey] };
  }

  /** What the token of a user says, when all is well. */
  claims(userName: string, groups: unknown): Readonly<Record<string, unknown>> {
    const { isUserPool = true, issuer, clientId } = this.#options;
    const now = Math.floor(Date.now() / 1_000);
    if (!isUserPool) {
      const times = { iat: now, exp: now + HOUR_SECONDS };
      return { iss: issuer(), aud: clientId, ...times, nonce: 'n', sub: userName, groups };
    }
    return {
      sub: `00000000-0000-4000-8000-${Buffer.from(userName).toString('hex').padEnd(12, '0').slice(0, 12)}`,
      iss: issuer(),
      aud: clientId,
      token_use: 'id',
      auth_time: now,
      iat: now,
      exp: now + HOUR_SECONDS,
      'cognito:username': userName,
      // A user without a group has no such claim.
      ...(Array.isArray(groups) && groups.length === 0 ? {} : { 'cognito:groups': groups }),
    };
  }

  token(claims: Readonly<Record<string, unknown>>, fault?: TokenFault): string {
    const now = Math.floor(Date.now() / 1_000);
    const key = KEY.privateKey;
    switch (fault) {
      case undefined:
        return signed(claims, key);
      case 'expired':
        return signed({ ...claims, iat: now - 2 * HOUR_SECONDS, exp: now - HOUR_SECONDS }, key);
      case 'of another pool':
        return signed({ ...claims, iss: `${this.#options.issuer()}Other` }, key);
      case 'signed by another key':
        return signed(claims, OTHER_KEY.privateKey);
      case 'with algorithm none':
        return `${part({ alg: 'none', typ: 'JWT', kid: KEY_ID })}.${part(claims)}.`;
      case 'tampered with': {
        const [header, , signature] = signed(claims, key).split('.');
        return `${header}.${part({ ...claims, 'cognito:groups': [WRITERS], groups: [WRITERS] })}.${signature}`;
      }
      case 'an access token': {
        const { aud, ...rest } = claims;
        if (this.#options.isUserPool === false) return signed(claims, key, 'at+jwt');
        return signed(
          { ...rest, token_use: 'access', client_id: aud, username: rest['cognito:username'] },
          key,
        );
      }
    }
  }
}

function signed(claims: object, key: KeyObject, typ = 'JWT'): string {
  const content = `${part({ alg: 'RS256', typ, kid: KEY_ID })}.${part(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
