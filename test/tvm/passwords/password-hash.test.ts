import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  hashPassword,
  isPasswordHash,
  nobodysHash,
  verifyPassword,
} from '../../../tvm/passwords/password-hash.ts';

const cheap = { ln: 10, r: 8, p: 1 };
const salt = 'A'.repeat(22);
const hash = 'B'.repeat(43);

describe('a password', () => {
  it('is right against its own hash only', async () => {
    const stored = await hashPassword('correct horse', cheap);
    expect(await verifyPassword({ password: 'correct horse', hash: stored })).toBe(true);
    expect(await verifyPassword({ password: 'correct horsf', hash: stored })).toBe(false);
    expect(await verifyPassword({ password: 'correct horse ', hash: stored })).toBe(false);
    expect(await verifyPassword({ password: '', hash: stored })).toBe(false);
  });

  it('is hashed with new salt each time, and is not in its hash', async () => {
    const [one, other] = [
      await hashPassword('correct horse', cheap),
      await hashPassword('correct horse', cheap),
    ];
    expect(one).not.toBe(other);
    expect(one).not.toContain('correct');
  });

  it('is stored with the parameters that it was hashed with', async () => {
    const stored = await hashPassword('correct horse', cheap);
    expect(stored).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$[A-Za-z\d+/]{22}\$[A-Za-z\d+/]{43}$/);
    const [, , , saltText = '', hashText] = stored.split('$');
    const derived = scryptSync('correct horse', Buffer.from(saltText, 'base64'), 32, {
      N: 1_024,
      r: 8,
      p: 1,
    });
    expect(hashText).toBe(derived.toString('base64').replace(/=+$/, ''));
  });

  it('is hashed at a price by default, and anybody unknown pays it too', async () => {
    expect(await hashPassword('correct horse')).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
    expect(nobodysHash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
    expect(await verifyPassword({ password: '', hash: nobodysHash })).toBe(false);
  });
});

describe('a stored hash', () => {
  it('is recognized', () => {
    expect(isPasswordHash(`$scrypt$ln=15,r=8,p=3$${salt}$${hash}`)).toBe(true);
    expect(isPasswordHash(`$scrypt$ln=17,r=8,p=1$${salt}$${hash}`)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['no text', 5],
    ['the password itself', 'correct horse'],
    ['of another kind', `$argon2id$ln=15,r=8,p=3$${salt}$${hash}`],
    ['too cheap', `$scrypt$ln=9,r=8,p=1$${salt}$${hash}`],
    ['of more memory than a function has', `$scrypt$ln=18,r=8,p=1$${salt}$${hash}`],
    ['of too many passes', `$scrypt$ln=15,r=8,p=17$${salt}$${hash}`],
    ['of no passes', `$scrypt$ln=15,r=8,p=0$${salt}$${hash}`],
    ['with little salt', `$scrypt$ln=15,r=8,p=3$AAAA$${hash}`],
    ['that is cut short', `$scrypt$ln=15,r=8,p=3$${salt}$${hash.slice(0, 20)}`],
    ['with something behind it', `$scrypt$ln=15,r=8,p=3$${salt}$${hash}$x`],
  ])('is not one when %s', async (_what, value) => {
    expect(isPasswordHash(value)).toBe(false);
    expect(await verifyPassword({ password: 'correct horse', hash: String(value) })).toBe(false);
  });
});
