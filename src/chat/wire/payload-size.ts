/** The topic service takes no message above this, in bytes of UTF-8. */
export const MAX_PAYLOAD_BYTES = 4096;

const encoder = new TextEncoder();

/** Bytes of `text` in UTF-8, as the service counts them. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}
