// SHA-256 (FIPS 180-4) in one synchronous call. The browser's own, `crypto.subtle`, is missing on pages over plain
// http, and answers later, when the order of what arrives would have to be kept by other means.

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/** The bit that ends the text, and its length. */
const PADDING_BYTES = 9;

// The first 32 bits of the fractional parts of the square roots, and of the cube roots, of the first primes.
const PRIMES = firstPrimes(64);
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

/** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Halves of surrogate pairs are not told apart. */
export function sha256(text: string): string {
  // Not kept: where it is missing, what only imports this has to load, the notice of an unexpected error among it.
  const digest = sha256Of(new TextEncoder().encode(text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The 32 bytes that are the SHA-256 of others. */
export function sha256Of(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + PADDING_BYTES) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  // Texts of 512 MB and more, whose number of bits does not fit, cannot be.
  view.setUint32(padded.length - 4, message.length * 8);
  const state = Uint32Array.from(START);
  const words = new Uint32Array(ROUND.length);
  for (let at = 0; at < padded.length; at += BLOCK_BYTES) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i);
    mix(state, words);
  }
  const digest = new DataView(new ArrayBuffer(DIGEST_BYTES));
  for (const [i, word] of state.entries()) digest.setUint32(4 * i, word);
  return new Uint8Array(digest.buffer);
}

/** Takes one block into `state`; the first 16 of `words` hold it. */
function mix(state: Uint32Array, words: Uint32Array): void {
  const word = (i: number) => words[i] ?? 0;
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < ROUND.length; i++) {
    if (i >= 16) {
      const [far, near] = [word(i - 15), word(i - 2)];
      const s0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
      const s1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
      words[i] = word(i - 16) + s0 + word(i - 7) + s1;
    }
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[i] ?? 0) + word(i);
    const t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + value;
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}
