import { Buffer as NodeBuffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buffer as OurBuffer } from '../../tools/small-buffer.ts';

type AnyBuffer = Pick<typeof OurBuffer, 'from'>;

/** How the SDK tells a token in base64 from another. */
function isBase64(buffer: AnyBuffer, text: string): boolean {
  try {
    const decoded = buffer.from(text, 'base64').toString('utf8');
    return buffer.from(decoded, 'utf-8').toString('base64') === text;
  } catch {
    return false;
  }
}

describe('The small Buffer', () => {
  it('encodes any text as Buffer does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const expected = NodeBuffer.from(text, 'utf-8').toString('base64');
        expect(OurBuffer.from(text, 'utf-8').toString('base64')).toBe(expected);
      }),
    );
  });

  it('decodes what was text as Buffer does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const base64 = NodeBuffer.from(`\ufeff${text}`).toString('base64');
        expect(OurBuffer.from(base64, 'base64').toString('utf8')).toBe(`\ufeff${text}`);
      }),
    );
  });

  it('agrees on what is base64 of text', () => {
    const sample = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }).map((text) => NodeBuffer.from(text).toString('base64')),
      fc.string().map((text) => NodeBuffer.from(text).toString('base64url')),
      fc.uint8Array().map((bytes) => NodeBuffer.from(bytes).toString('base64')),
      fc.constantFrom(
        '',
        '=',
        'A',
        'QQ',
        'QQ=',
        'QQ==',
        'QR==',
        ' QQ==',
        'QQ==\n',
        'a.b.c',
        '_-8=',
        'QQ==QQ==',
      ),
    );
    fc.assert(
      fc.property(sample, (text) => {
        expect(isBase64(OurBuffer, text)).toBe(isBase64(NodeBuffer, text));
      }),
      { numRuns: 2_000 },
    );
  });
});
