import { boundedText } from './text.ts';

/** What is not in the chat format, readable for people. */
export type Foreign =
  | { readonly kind: 'foreign'; readonly format: 'text' | 'json'; readonly text: string }
  | {
      readonly kind: 'foreign';
      readonly format: 'binary';
      /** The first bytes in hexadecimal. */
      readonly text: string;
      readonly byteCount: number;
    };

const SHOWN_BYTES = 64;

export function foreignText(format: 'text' | 'json', text: string): Foreign {
  return { kind: 'foreign', format, text: boundedText(text) };
}

export function foreignBytes(bytes: Uint8Array): Foreign {
  const start = Array.from(bytes.subarray(0, SHOWN_BYTES), (byte) => byte.toString(16).padStart(2, '0'));
  const text = start.join(' ') + (bytes.length > SHOWN_BYTES ? ' …' : '');
  return { kind: 'foreign', format: 'binary', text, byteCount: bytes.length };
}
