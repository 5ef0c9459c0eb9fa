import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** Where the answer is made: what a browser would tell the authenticator, and write into the client data. */
export interface AtPage {
  readonly origin: string;
  readonly relyingPartyId: string;
  readonly challenge: string;
}

// Flags of the authenticator data: user present, user verified, attested credential data.
const PRESENT_AND_VERIFIED = 0x05;
const ATTESTED = 0x40;

/** A passkey in this process: a key of P-256 and a counter, without attestation. It does whatever it is told. */
export class SoftwareAuthenticator {
  counter = 0;
  readonly #id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  /** What `navigator.credentials.create` brings. */
  create(page: AtPage): RegistrationResponseJSON {
    const publicKey = coseKey(this.#keys.publicKey);
    const idLength = Buffer.alloc(2);
    idLength.writeUInt16BE(this.#id.length);
    const authData = Buffer.concat([
      this.#data(page, PRESENT_AND_VERIFIED | ATTESTED),
      Buffer.alloc(16),
      idLength,
      this.#id,
      publicKey,
    ]);
    const attestation = new Map<string, string | Uint8Array | Map<string, never>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, never>()],
      ['authData', Uint8Array.from(authData)],
    ]);
    return {
      ...this.#envelope(),
      response: {
        clientDataJSON: clientData(page, 'webauthn.create').toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** What `navigator.credentials.get` brings; counts. */
  get(page: AtPage): AuthenticationResponseJSON {
    this.counter += 1;
    const authenticatorData = this.#data(page, PRESENT_AND_VERIFIED);
    const client = clientData(page, 'webauthn.get');
    const signature = createSign('sha256')
      .update(authenticatorData)
      .update(createHash('sha256').update(client).digest())
      .sign(this.#keys.privateKey);
    return {
      ...this.#envelope(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }

  #envelope() {
    const id = this.#id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
    } as const;
  }

  #data({ relyingPartyId }: AtPage, flags: number): Buffer {
    const tail = Buffer.alloc(5);
    tail.writeUInt8(flags);
    tail.writeUInt32BE(this.counter, 1);
    return Buffer.concat([createHash('sha256').update(relyingPartyId).digest(), tail]);
  }
}

function clientData({ origin, challenge }: AtPage, type: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** As COSE writes a key of P-256 for ES256 (RFC 9053, 7.1.1). */
function coseKey(key: KeyObject): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  );
}
