import { describe, expect, it } from 'vitest';
import { createTotpSecret, matchTotp, totpCode, totpStep } from '../../../local/cognito/totp.ts';

/** "12345678901234567890", the secret of RFC 6238's test vectors, as base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('totpCode', () => {
  // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('agrees with RFC 6238 at %d s', (seconds, code) => {
    expect(totpCode(SECRET, totpStep(seconds * 1000))).toBe(code);
  });
});

describe('matchTotp', () => {
  const atMs = 1_234_567_890_000;
  const step = totpStep(atMs);

  it.each([-1, 0, 1])('takes the code of %d steps away', (away) => {
    expect(matchTotp({ secret: SECRET, code: totpCode(SECRET, step + away), atMs })).toBe(step + away);
  });

  it.each([-2, 2])('does not take the code of %d steps away', (away) => {
    expect(matchTotp({ secret: SECRET, code: totpCode(SECRET, step + away), atMs })).toBeUndefined();
  });
});

describe('createTotpSecret', () => {
  it('makes 160 bits of base32, another time others', () => {
    expect(createTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(createTotpSecret()).not.toBe(createTotpSecret());
  });
});
