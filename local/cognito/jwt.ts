import { createPublicKey, type KeyObject, randomUUID, sign, verify } from 'node:crypto';
import { rsaKey } from '../rsa-key.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** An RSA key of this run, and the JSON Web Tokens signed with it. */
export class JwtSigner {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #keyId = randomUUID();

  private constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey;
    this.#publicKey = createPublicKey(privateKey);
  }

  static async create(): Promise<JwtSigner> {
    return new JwtSigner(await rsaKey());
  }

  /** What `/.well-known/jwks.json` answers. */
  get jwks(): { readonly keys: readonly Claims[] } {
    const key = this.#publicKey.export({ format: 'jwk' });
    return { keys: [{ ...key, alg: 'RS256', use: 'sig', kid: this.#keyId }] };
  }

  sign(claims: Claims): string {
    const signed = `${encode({ kid: this.#keyId, alg: 'RS256' })}.${encode(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), this.#privateKey).toString('base64url')}`;
  }

  /** The claims of a token that this signer has signed, expired or not; else undefined. */
  read(token: string): Claims | undefined {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify('sha256', signed, this.#publicKey, Buffer.from(signature, 'base64url'))) return undefined;
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  }
}

function encode(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
