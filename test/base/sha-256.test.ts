import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/base/sha-256.ts';

const byNode = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('sha256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('gives what the standard says of %j', (text, digest) => {
    expect(sha256(text)).toBe(digest);
  });

  it('agrees with another implementation, whatever the length', () => {
    for (let length = 0; length <= 300; length++) {
      const text = 'aé€🙂'
        .repeat(length)
        .slice(0, length)
        .replace(/\p{Cs}$/u, '');
      expect(sha256(text)).toBe(byNode(text));
    }
    const long = 'the largest message '.repeat(205);
    expect(sha256(long)).toBe(byNode(long));
  });
});
