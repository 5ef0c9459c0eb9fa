/**
 * The text (UTF-8) that stands in base64.
 * @throws DOMException or TypeError if there is none. White space and missing padding are passed over; a byte order mark
 * is a character like any other.
 */
export function textOfBase64(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
