// In place of the package `buffer` (5.5 kB gzip), of which Cognito's library takes this.

type Encoding = 'utf8' | 'hex' | 'base64';

/** Bytes that Node's `Buffer` would write the same. */
class WrittenBytes extends Uint8Array {
  override toString(encoding: Encoding = 'utf8'): string {
    if (encoding === 'utf8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this);
    if (encoding === 'hex') return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return btoa(Array.from(this, (byte) => String.fromCharCode(byte)).join(''));
  }
}

export const Buffer = {
  /**
   * @param content in hex an even number of digits; base64 of either alphabet
   * @throws DOMException for what is no base64. (`buffer` skips it.)
   */
  from(content: string | Iterable<number>, encoding: Encoding = 'utf8'): WrittenBytes {
    return new WrittenBytes([...(typeof content === 'string' ? bytesOf(content, encoding) : content)]);
  },

  concat(parts: readonly Uint8Array[]): WrittenBytes {
    return Buffer.from(parts.flatMap((part) => [...part]));
  },
};

function bytesOf(text: string, encoding: Encoding): Iterable<number> {
  if (encoding === 'utf8') return new TextEncoder().encode(text);
  if (encoding === 'hex') return (text.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Array.from(binary, (byte) => byte.charCodeAt(0));
}
