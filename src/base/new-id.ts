interface Dice {
  randomUUID?(): string;
  getRandomValues?(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
}

/**
 * An id that nobody else makes: a UUID, version 4. Browsers keep `randomUUID` from pages that came over plain http, and
 * some have no `crypto` at all; ids are no secrets, so that even `Math.random` will do.
 */
export function newId(crypto: Dice | undefined = globalThis.crypto): string {
  try {
    if (crypto?.randomUUID) return crypto.randomUUID();
  } catch {
    // As if it were missing.
  }
  const bytes = Array.from(randomBytes(crypto), (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function randomBytes(crypto: Dice | undefined): Uint8Array {
  const bytes = new Uint8Array(16);
  try {
    if (crypto?.getRandomValues) return crypto.getRandomValues(bytes);
  } catch {
    // As if it were missing.
  }
  return bytes.map(() => Math.floor(Math.random() * 256));
}
