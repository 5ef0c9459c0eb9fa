import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sha256 } from '../../tools/small-sha-256.ts';
import { anyText } from '../support/any-text.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const part = fc.oneof(fc.uint8Array({ maxLength: 300 }), anyText({ maxLength: 100 }));

describe('The small Sha256', () => {
  it('is that of Node for any parts', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const ours = new Sha256();
        const node = createHash('sha256');
        for (const each of parts) {
          ours.update(each);
          node.update(each);
        }
        expect(hex(ours.digestSync())).toBe(node.digest('hex'));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the HMAC of Node for any key, shorter and longer than a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), part, (key, data) => {
        const ours = new Sha256(key);
        ours.update(data);
        expect(hex(ours.digestSync())).toBe(createHmac('sha256', key).update(data).digest('hex'));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([0, 63, 64, 65])('knows a key of %i bytes', (length) => {
    const key = new Uint8Array(length).fill(7);
    const ours = new Sha256(key);
    ours.update('text');
    expect(hex(ours.digestSync())).toBe(createHmac('sha256', key).update('text').digest('hex'));
  });
});
