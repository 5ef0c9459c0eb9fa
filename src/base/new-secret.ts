/**
 * A text that nobody can guess: 128 random bits in hexadecimal. `undefined` where the browser has no dice that are good
 * enough. (Unlike most of `crypto`, pages over plain http have `getRandomValues`.)
 */
export function newSecret(
  crypto: Pick<Crypto, 'getRandomValues'> | undefined = globalThis.crypto,
): string | undefined {
  try {
    const bytes = crypto?.getRandomValues(new Uint8Array(16));
    return bytes && Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}
