import { createHmac, randomBytes } from 'node:crypto';

const STEP_MS = 30_000;
const DIGITS = 6;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 30-second steps since 1970. */
export function totpStep(atMs: number): number {
  return Math.floor(atMs / STEP_MS);
}

/** The code of an authenticator app for a step (RFC 6238: SHA-1, six digits). */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step whose code this is, where it is the current one or a neighbour (clocks differ). */
export function matchTotp(options: {
  readonly secret: string;
  readonly code: string;
  readonly atMs: number;
}): number | undefined {
  const { secret, code, atMs } = options;
  const now = totpStep(atMs);
  return [now, now - 1, now + 1].find((step) => totpCode(secret, step) === code);
}

/** 160 bits, as base32. */
export function createTotpSecret(): string {
  let bits = BigInt(`0x${randomBytes(20).toString('hex')}`);
  let secret = '';
  for (let at = 0; at < 32; at += 1) {
    secret = BASE32.charAt(Number(bits & 31n)) + secret;
    bits >>= 5n;
  }
  return secret;
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const character of text) {
    value = ((value << 5) | BASE32.indexOf(character)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
  }
  return Buffer.from(bytes);
}
