import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMessage, encodeTrailers } from '../../local/momento/grpc-web-text.ts';
import { type GrpcWebFrame, GrpcWebFrameReader } from '../../src/momento/grpc-web-frames.ts';

/** What comes out of a text that arrives in parts of these lengths, the last one for all the rest. */
function readInParts(text: Uint8Array, lengths: readonly number[]): GrpcWebFrame[] {
  const reader = new GrpcWebFrameReader();
  const frames: GrpcWebFrame[] = [];
  let start = 0;
  for (const length of [...lengths, text.length]) {
    frames.push(...reader.push(text.subarray(start, start + length)));
    start += length;
  }
  return frames;
}

const ascii = (text: string) => new TextEncoder().encode(text);
const base64 = (bytes: readonly number[]) => Buffer.from(bytes).toString('base64');

describe('GrpcWebFrameReader', () => {
  it('reads every payload, wherever the text is cut', () => {
    const payloads = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 });
    const lengths = fc.array(fc.nat({ max: 200 }), { maxLength: 40 });
    fc.assert(
      fc.property(payloads, lengths, (sent, cuts) => {
        const text = Buffer.concat(sent.map((payload) => encodeMessage(payload)));
        const frames = readInParts(text, cuts);
        expect(frames.map(({ payload }) => [...payload])).toEqual(sent.map((payload) => [...payload]));
      }),
    );
  });

  it('reads frames that are encoded together, and one of trailers', () => {
    const bytes = [0, 0, 0, 0, 2, 7, 8, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 1, 65];
    const frames = readInParts(ascii(base64(bytes)), []);
    expect(frames.map(({ kind, payload }) => [kind, ...payload])).toEqual([
      ['message', 7, 8],
      ['message'],
      ['trailers', 65],
    ]);
  });

  it('holds back nothing of a frame that is padded by itself', () => {
    const reader = new GrpcWebFrameReader();
    expect(reader.push(encodeMessage(Uint8Array.of(1)))).toHaveLength(1);
    expect(reader.push(encodeTrailers({ 'grpc-status': '0' }))).toMatchObject([{ kind: 'trailers' }]);
  });

  it.each([
    { what: 'what is no base64', text: '<htm' },
    { what: 'padding in the middle of a group', text: 'AA=A' },
    { what: 'a group of padding', text: '====' },
    { what: 'flags that there are not', text: base64([1, 0, 0, 0, 0, 0]) },
    { what: 'a length that no message has', text: base64([0, 0xff, 0, 0, 0, 0]) },
  ])('refuses $what', ({ text }) => {
    expect(() => new GrpcWebFrameReader().push(ascii(text))).toThrow(RangeError);
  });
});
