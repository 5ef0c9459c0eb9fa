// In place of the package `buffer`. The SDK decodes tokens with it: base64 of UTF-8, there and back.

import { base64OfBytes, bytesOfBase64 } from './base64.ts';

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
