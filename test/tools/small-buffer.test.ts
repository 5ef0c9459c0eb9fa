import { Buffer as NodeBuffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buffer as OurBuffer } from '../../tools/small-buffer.ts';
import { anyText } from '../support/any-text.ts';

const ENCODINGS = ['utf8', 'hex', 'base64'] as const;

describe('The small Buffer', () => {
  it.each(ENCODINGS)('writes any bytes as Buffer does, in %s', (encoding) => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(OurBuffer.from(bytes).toString(encoding)).toBe(NodeBuffer.from(bytes).toString(encoding));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(ENCODINGS)('reads what Buffer has written in %s', (encoding) => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const written = NodeBuffer.from(text).toString(encoding);
        expect([...OurBuffer.from(written, encoding)]).toEqual([...NodeBuffer.from(written, encoding)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads digits of either case, and base64 of either alphabet', () => {
    expect([...OurBuffer.from('00fFAb', 'hex')]).toEqual([0, 255, 171]);
    expect([...OurBuffer.from('_-8', 'base64')]).toEqual([...OurBuffer.from('/+8=', 'base64')]);
  });

  it('takes a text for UTF-8, halves of surrogate pairs too', () => {
    expect([...OurBuffer.from('é\ud800')]).toEqual([...NodeBuffer.from('é\ud800')]);
  });

  it('puts bytes behind one another', () => {
    const whole = OurBuffer.concat([OurBuffer.from('ab'), OurBuffer.from([]), new Uint8Array([99])]);
    expect(whole.toString()).toBe('abc');
    expect(OurBuffer.concat([]).toString('hex')).toBe('');
  });

  it('reads nothing from what is no base64', () => {
    expect(() => OurBuffer.from('a*', 'base64')).toThrow(DOMException);
  });
});
