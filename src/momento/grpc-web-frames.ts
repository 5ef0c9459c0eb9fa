// The framing of gRPC-web *text*: 1 byte of flags, 4 bytes of length, the payload, all of it in base64.
// (Source: grpc/grpc, doc/PROTOCOL-WEB.md.)

export type GrpcWebFrame =
  | { readonly kind: 'message'; readonly payload: Uint8Array }
  /** What ends a stream, as `key: value` lines. */
  | { readonly kind: 'trailers'; readonly payload: Uint8Array };

const MESSAGE = 0x00;
const TRAILERS = 0x80;
const HEADER_BYTES = 5;
// A message of 4 KB and its envelope; what claims to be far more is no frame.
const MAX_PAYLOAD_BYTES = 1 << 20;

const PADDING = 64;
const NO_DIGIT = 65;
const PADDING_CODE = '='.charCodeAt(0);
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitOfCode = new Uint8Array(256).fill(NO_DIGIT);
for (let digit = 0; digit < DIGITS.length; digit++) digitOfCode[DIGITS.charCodeAt(digit)] = digit;
digitOfCode[PADDING_CODE] = PADDING;

/** Reads frames from a stream of base64, however it is cut. Padding may stand within it, where a frame ends. */
export class GrpcWebFrameReader {
  /** Characters of a group that is not complete, at most three. */
  #text = new Uint8Array();
  /** Bytes of a frame that is not complete. */
  #bytes = new Uint8Array();

  /**
   * @param chunk the next part of the stream, as bytes of ASCII
   * @returns the frames that are complete with it; their payloads are views
   * @throws RangeError where that is no gRPC-web text
   */
  push(chunk: Uint8Array): GrpcWebFrame[] {
    const text = joined(this.#text, chunk);
    const groupsEnd = text.length - (text.length % 4);
    this.#text = text.slice(groupsEnd);
    const bytes = joined(this.#bytes, decodeBase64(text.subarray(0, groupsEnd)));
    const frames: GrpcWebFrame[] = [];
    let start = 0;
    while (bytes.length - start >= HEADER_BYTES) {
      const { kind, end } = readHeader(bytes, start);
      if (bytes.length < end) break;
      frames.push({ kind, payload: bytes.subarray(start + HEADER_BYTES, end) });
      start = end;
    }
    this.#bytes = bytes.slice(start);
    return frames;
  }
}

/** A message as the one frame of a request. */
export function textOfMessage(message: Uint8Array): string {
  const frame = new Uint8Array(HEADER_BYTES + message.length);
  new DataView(frame.buffer).setUint32(1, message.length);
  frame.set(message, HEADER_BYTES);
  // Character by character: so many arguments as a large message has bytes are too many for a call.
  return btoa(Array.from(frame, (byte) => String.fromCharCode(byte)).join(''));
}

function readHeader(bytes: Uint8Array, start: number): { kind: GrpcWebFrame['kind']; end: number } {
  const header = new DataView(bytes.buffer, bytes.byteOffset + start, HEADER_BYTES);
  const flags = header.getUint8(0);
  const length = header.getUint32(1);
  if ((flags !== MESSAGE && flags !== TRAILERS) || length > MAX_PAYLOAD_BYTES) {
    throw new RangeError(`unable to read a frame; its flags are ${flags} and its length is ${length}`);
  }
  return { kind: flags === MESSAGE ? 'message' : 'trailers', end: start + HEADER_BYTES + length };
}

/** Decodes groups of four, each of which may be padded. */
function decodeBase64(text: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((text.length / 4) * 3);
  let length = 0;
  for (let at = 0; at < text.length; at += 4) {
    const a = digitAt(text, at);
    const b = digitAt(text, at + 1);
    const c = digitAt(text, at + 2);
    const d = digitAt(text, at + 3);
    if ((a | b) >= PADDING || c > PADDING || d > PADDING || (c === PADDING && d !== PADDING)) {
      throw new RangeError('unable to read a frame; it is not base64');
    }
    bytes[length++] = (a << 2) | (b >> 4);
    if (c === PADDING) continue;
    bytes[length++] = (b << 4) | (c >> 2);
    if (d === PADDING) continue;
    bytes[length++] = (c << 6) | d;
  }
  return bytes.subarray(0, length);
}

function digitAt(text: Uint8Array, at: number): number {
  return digitOfCode[text[at] ?? 0] ?? NO_DIGIT;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
