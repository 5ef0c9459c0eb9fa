// In place of the package `buffer` (8 kB gzip), of which the Momento SDK takes this to read tokens: base64 of UTF-8,
// there and back.

type Encoding = 'base64' | 'utf-8' | 'utf8';

// A byte order mark is a character like any other, for `buffer`.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const Buffer = {
  /**
   * @throws DOMException if `text` is not base64. (`buffer` skips what is not; the SDK asks whether the bytes give
   * the same base64 again, and takes an exception for a no.)
   */
  from(text: string, encoding: Encoding): { toString(encoding: Encoding): string } {
    const bytes = encoding === 'base64' ? bytesOfBase64(text) : new TextEncoder().encode(text);
    return {
      toString: (wanted) => (wanted === 'base64' ? base64OfBytes(bytes) : decoder.decode(bytes)),
    };
  },
};

function bytesOfBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}

function base64OfBytes(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
