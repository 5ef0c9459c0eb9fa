import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * `$scrypt$ln=<log2 N>,r=<r>,p=<p>$<salt>$<hash>`, the last two in base64 without padding (the PHC string format).
 * The parameters come with each hash, so that new ones can be stronger than old ones.
 */
export type PasswordHash = string;

/** scrypt's parameters; `ln` is the binary logarithm of N. */
export interface Cost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

interface ParsedHash extends Cost {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

// 32 MiB and about 0.2 s of a Lambda CPU: one of the minimal settings of OWASP's Password Storage Cheat Sheet.
const DEFAULT_COST: Cost = { ln: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Beyond this a stored hash would only exhaust the function. */
const MAX_MEMORY_BYTES = 128 * 1024 * 1024;
const MAX_PASSES = 16;

export async function hashPassword(password: string, cost = DEFAULT_COST): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, { ...cost, salt, hashBytes: HASH_BYTES });
  return formatHash(cost, { salt, hash });
}

/** Takes the same time for a right and a wrong password; false for a hash of no known format. */
export async function verifyPassword(given: { password: string; hash: PasswordHash }): Promise<boolean> {
  const stored = parseHash(given.hash);
  if (!stored) return false;
  const derived = await derive(given.password, { ...stored, hashBytes: stored.hash.length });
  return timingSafeEqual(derived, stored.hash);
}

/** Of no password: what to compare with where there is no user, so that it takes as long as a wrong password. */
export const nobodysHash: PasswordHash = nobodysHashAt(DEFAULT_COST);

/** Of no password, and as dear to check as `hash`. The same for all hashes of one cost. */
export function nobodysHashLike(hash: PasswordHash): PasswordHash {
  return nobodysHashAt(parseHash(hash) ?? DEFAULT_COST);
}

export function isPasswordHash(value: unknown): value is PasswordHash {
  return typeof value === 'string' && parseHash(value) !== undefined;
}

function nobodysHashAt(cost: Cost): PasswordHash {
  return formatHash(cost, { salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) });
}

function formatHash({ ln, r, p }: Cost, { salt, hash }: Pick<ParsedHash, 'salt' | 'hash'>): PasswordHash {
  return `$scrypt$ln=${ln},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}`;
}

function parseHash(text: string): ParsedHash | undefined {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z\d+/]+)\$([A-Za-z\d+/]+)$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, ln, r, p, salt = '', hash = ''] = match;
  const parsed = { ln: Number(ln), r: Number(r), p: Number(p), salt: bytes(salt), hash: bytes(hash) };
  const isAffordable = memoryBytes(parsed) <= MAX_MEMORY_BYTES && parsed.p <= MAX_PASSES;
  const isStrong = parsed.ln >= 10 && parsed.r >= 1 && parsed.p >= 1;
  const isWhole = parsed.salt.length >= SALT_BYTES && parsed.hash.length >= HASH_BYTES;
  return isAffordable && isStrong && isWhole ? parsed : undefined;
}

/** (Source: RFC 7914: scrypt works on a block of 128 * N * r bytes.) */
function memoryBytes({ ln, r }: Cost): number {
  return 128 * 2 ** ln * r;
}

function derive(
  password: string,
  { salt, hashBytes, ...cost }: Cost & { salt: Buffer; hashBytes: number },
): Promise<Buffer> {
  const { ln, r, p } = cost;
  // Node's own limit is the block alone at these parameters, without what comes on top.
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 2 * memoryBytes(cost) };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, hashBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function bytes(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

function unpadded(value: Buffer): string {
  return value.toString('base64').replace(/=+$/, '');
}
