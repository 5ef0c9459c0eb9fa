// The wire format of protobuf (protobuf.dev/programming-guides/encoding), as far as the page sends it.

const VARINT = 0;
const BYTES = 2;
const TWO_TO_32 = 2 ** 32;

// Half a surrogate pair becomes U+FFFD. (The generated code leaves it out.)
const encoder = new TextEncoder();

/** Writes the fields of one message. What has its default value (empty, 0) is not written. */
export class WireWriter {
  readonly #bytes: number[] = [];

  uint64(field: number, value: number): void {
    if (value === 0) return;
    this.#tag(field, VARINT);
    this.#varint(value);
  }

  string(field: number, value: string): void {
    if (value !== '') this.bytes(field, encoder.encode(value));
  }

  /** Writes empty ones, too: one of several kinds is told by being there. */
  bytes(field: number, value: Uint8Array): void {
    this.#tag(field, BYTES);
    this.#varint(value.length);
    for (const byte of value) this.#bytes.push(byte);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #tag(field: number, wireType: number): void {
    this.#varint(field * 8 + wireType);
  }

  #varint(value: number): void {
    let low = value >>> 0;
    let high = Math.floor(value / TWO_TO_32) >>> 0;
    while (high > 0 || low > 0x7f) {
      this.#bytes.push((low & 0x7f) | 0x80);
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    this.#bytes.push(low);
  }
}
