import {
  createHash,
  createHmac,
  getDiffieHellman,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/*
 * The server's side of the Secure Remote Password protocol (SRP-6a) as Cognito speaks it. The group is the
 * 3072-bit one of RFC 3526, generator 2; H is SHA-256 over big-endian bytes, where a number whose first bit
 * is set gets a zero byte in front.
 */
const N = fromHex(getDiffieHellman('modp15').getPrime('hex'));
const G = 2n;
const K = hash(bytes(N), bytes(G));
const KEY_INFO = 'Caldera Derived Key';
const KEY_BYTES = 16;

export interface SrpUser {
  /** The part of the pool's id after the underscore. */
  readonly poolName: string;
  /** `USER_ID_FOR_SRP`. */
  readonly userId: string;
}

/** What a server keeps instead of the password. */
export interface PasswordVerifier {
  readonly salt: bigint;
  readonly verifier: bigint;
}

export interface PasswordClaim {
  readonly timestamp: string;
  /** Base64. */
  readonly signature: string;
}

export function createVerifier(options: SrpUser & { readonly password: string; readonly salt: Buffer }) {
  const { poolName, userId, password, salt: saltBytes } = options;
  const salt = fromHex(saltBytes.toString('hex'));
  const identity = createHash('sha256').update(`${poolName}${userId}:${password}`).digest();
  return { salt, verifier: power(G, hash(bytes(salt), identity)) } satisfies PasswordVerifier;
}

/** A client's public value; undefined where no honest client could have sent it. */
export function parsePublicValue(hex: string): bigint | undefined {
  const value = /^[\da-f]{1,1024}$/iu.test(hex) ? fromHex(hex) : 0n;
  return value % N === 0n ? undefined : value;
}

/** One sign-in: the server's values for it, and the check of the client's proof. */
export class SrpExchange {
  /** `SRP_B`, hex. */
  readonly publicValue: string;
  /** `SALT`, hex. */
  readonly salt: string;
  /** `SECRET_BLOCK`, base64; the client signs it. */
  readonly secretBlock = randomBytes(64).toString('base64');
  readonly #user: SrpUser;
  readonly #key: Buffer;

  /** @param options.clientValue of `parsePublicValue` */
  constructor(options: SrpUser & { readonly clientValue: bigint; readonly password: PasswordVerifier }) {
    const { clientValue: a, password } = options;
    const secret = fromHex(randomBytes(32).toString('hex'));
    const b = (K * password.verifier + power(G, secret)) % N;
    const u = hash(bytes(a), bytes(b));
    const shared = power((a * power(password.verifier, u)) % N, secret);
    this.#user = options;
    this.#key = Buffer.from(hkdfSync('sha256', bytes(shared), bytes(u), KEY_INFO, KEY_BYTES));
    this.publicValue = b.toString(16);
    this.salt = password.salt.toString(16);
  }

  /** Whether the claim can only come from one who knows the password. */
  accepts(claim: PasswordClaim): boolean {
    const expected = createHmac('sha256', this.#key)
      .update(this.#user.poolName)
      .update(this.#user.userId)
      .update(Buffer.from(this.secretBlock, 'base64'))
      .update(claim.timestamp)
      .digest();
    const signature = Buffer.from(claim.signature, 'base64');
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  }
}

function hash(...parts: readonly Buffer[]): bigint {
  return fromHex(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
}

function bytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/u.test(even) ? `00${even}` : even, 'hex');
}

function fromHex(hex: string): bigint {
  return BigInt(`0x${hex}`);
}

/** Modulo N. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}
