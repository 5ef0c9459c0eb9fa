// In place of the package `@aws-crypto/sha256-js` (5 kB gzip, with its helpers for older browsers): the page has SHA-256
// already, and this makes the HMAC of it (RFC 2104).

import { sha256Of } from '../src/base/sha-256.ts';

const BLOCK_BYTES = 64;

/** The SHA-256 of all that it is told, or with a key the HMAC. */
export class Sha256 {
  readonly #key: Uint8Array | undefined;
  readonly #told: number[] = [];

  constructor(key?: Uint8Array) {
    this.#key = key && key.length > BLOCK_BYTES ? sha256Of(key) : key;
  }

  /** @param data text is told in UTF-8 */
  update(data: string | Uint8Array): void {
    for (const byte of typeof data === 'string' ? new TextEncoder().encode(data) : data)
      this.#told.push(byte);
  }

  digestSync(): Uint8Array {
    const key = this.#key;
    if (!key) return sha256Of(Uint8Array.from(this.#told));
    const padded = (mask: number) => Array.from({ length: BLOCK_BYTES }, (_, i) => (key[i] ?? 0) ^ mask);
    const inner = sha256Of(Uint8Array.from([...padded(0x36), ...this.#told]));
    return sha256Of(Uint8Array.from([...padded(0x5c), ...inner]));
  }
}
