// The wire format of protobuf (protobuf.dev/programming-guides/encoding), as far as the page receives it.

const WireType = { Varint: 0, Fixed64: 1, Bytes: 2, GroupStart: 3, GroupEnd: 4, Fixed32: 5 } as const;

const TWO_TO_32 = 2 ** 32;
const MAX_VARINT_BYTES = 10;

// A byte order mark is a character like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What is no UTF-8 becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/**
 * Reads the fields of one message: `nextField()`, then the value of that field or `skip()`.
 * @throws RangeError where the bytes are not a message
 */
export class WireReader {
  readonly #bytes: Uint8Array;
  #position = 0;
  #wireType = 0;
  #field = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Number of the field that is read now. */
  get field(): number {
    return this.#field;
  }

  /** Goes to the next field. @returns false at the end */
  nextField(): boolean {
    if (this.#position >= this.#bytes.length) return false;
    const tag = this.#varint();
    this.#field = Math.floor(tag / 8);
    this.#wireType = tag % 8;
    if (this.#field === 0) throw malformed('a field 0');
    return true;
  }

  /** A uint64. Above 2^53 it is the nearest number there is. */
  uint64(): number {
    this.#expect(WireType.Varint);
    return this.#varint();
  }

  string(): string {
    return decodeText(this.bytes());
  }

  /** A view, not a copy. */
  bytes(): Uint8Array {
    this.#expect(WireType.Bytes);
    return this.#take(this.#varint());
  }

  message(): WireReader {
    return new WireReader(this.bytes());
  }

  /** Passes over a field that this page does not know: newer services may send more. */
  skip(): void {
    switch (this.#wireType) {
      case WireType.Varint:
        this.#varint();
        break;
      case WireType.Fixed64:
        this.#take(8);
        break;
      case WireType.Bytes:
        this.#take(this.#varint());
        break;
      case WireType.Fixed32:
        this.#take(4);
        break;
      case WireType.GroupStart:
        this.#skipGroup(this.#field);
        break;
      default:
        throw malformed(`wire type ${this.#wireType}`);
    }
  }

  #skipGroup(field: number): void {
    while (this.nextField()) {
      if (this.#wireType !== WireType.GroupEnd) this.skip();
      else if (this.#field === field) return;
      else break;
    }
    throw malformed(`group ${field} without end`);
  }

  #expect(wireType: number): void {
    if (this.#wireType === wireType) return;
    throw malformed(`wire type ${this.#wireType} of field ${this.#field}, not ${wireType}`);
  }

  #varint(): number {
    let low = 0;
    let high = 0;
    // 7 bits a byte: four bytes are of the low half, the fifth is of both, the others are of the high half.
    for (let index = 0; index < MAX_VARINT_BYTES; index++) {
      const byte = this.#bytes[this.#position++];
      if (byte === undefined) throw malformed('end');
      const bits = byte & 0x7f;
      if (index < 5) low |= bits << (7 * index);
      if (index === 4) high = bits >> 4;
      else if (index > 4) high |= bits << (7 * index - 32);
      if (byte < 0x80) return (high >>> 0) * TWO_TO_32 + (low >>> 0);
    }
    throw malformed('a number of more than 10 bytes');
  }

  #take(length: number): Uint8Array {
    const start = this.#position;
    const end = start + length;
    if (end > this.#bytes.length) throw malformed('end');
    this.#position = end;
    return this.#bytes.subarray(start, end);
  }
}

function malformed(unexpected: string): RangeError {
  return new RangeError(`unable to read a message; unexpected ${unexpected}`);
}
