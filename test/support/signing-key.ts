import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

type Algorithm = 'RS256' | 'ES256' | 'ES384' | 'EdDSA';

/** A key of an issuer: what it publishes of it, and tokens that are signed by it. */
export class SigningKey {
  readonly #algorithm: Algorithm;
  readonly #keyId: string;
  readonly #privateKey: KeyObject;
  readonly jwk: JsonWebKey & { readonly kid: string };

  constructor(keyId: string, algorithm: Algorithm = 'ES256') {
    const { privateKey, publicKey } = pair(algorithm);
    this.#keyId = keyId;
    this.#algorithm = algorithm;
    this.#privateKey = privateKey;
    this.jwk = { ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: algorithm, use: 'sig' };
  }

  token(payload: object, header: object = {}): string {
    const content = this.#content(payload, header);
    const key = { key: this.#privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${content}.${sign(hashes[this.#algorithm], Buffer.from(content), key).toString('base64url')}`;
  }

  /** As somebody does who takes the published key for a shared secret. */
  tokenByPublicKey(payload: object): string {
    const content = this.#content(payload, { alg: 'HS256' });
    return `${content}.${createHmac('sha256', JSON.stringify(this.jwk)).update(content).digest('base64url')}`;
  }

  #content(payload: object, header: object): string {
    return [{ alg: this.#algorithm, kid: this.#keyId, ...header }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
  }
}

const hashes: Readonly<Record<Algorithm, string | null>> = {
  RS256: 'sha256',
  ES256: 'sha256',
  ES384: 'sha384',
  EdDSA: null,
};

function pair(algorithm: Algorithm): { privateKey: KeyObject; publicKey: KeyObject } {
  switch (algorithm) {
    case 'RS256':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'EdDSA':
      return generateKeyPairSync('ed25519');
    case 'ES256':
    case 'ES384':
      return generateKeyPairSync('ec', { namedCurve: algorithm === 'ES256' ? 'P-256' : 'P-384' });
  }
}
