import { describe, expect, it } from 'vitest';
import { checkPersonName, looksLikeGuestId, personNameFault } from '../../src/chat/person-name.ts';

describe('looksLikeGuestId', () => {
  it.each([
    'guest:Bob',
    'GUEST:Bob',
    'Guest: Bob',
    'guest :Bob',
    'ｇｕｅｓｔ：Bob',
    'guest﹕Bob',
    'guest\u034f:Bob',
    '\u034fguest:Bob',
    '\u200bgue\u00adst:Bob',
    'g\u2060uest:Bob',
    'guеst:Bob',
    'gueѕt꞉Bob',
    'guest∶Bob',
    '𝐠𝐮𝐞𝐬𝐭:Bob',
    'gue\u017ft:Bob',
    'gu\u0301est:Bob',
    'ɡuest:Bob',
    'gUΕST:Bob',
  ])('takes %j for one', (name) => {
    expect(looksLikeGuestId(name)).toBe(true);
    expect(checkPersonName(name, 56).ok).toBe(false);
    expect(personNameFault(name, 64)).toBeDefined();
  });

  it.each(['guest', 'Guest Bob', 'guests: Bob', 'my guest:', 'gästebuch:', 'Gus', 'guest-7'])(
    'does not take %j for one',
    (name) => {
      expect(looksLikeGuestId(name)).toBe(false);
      expect(personNameFault(name, 64)).toBeUndefined();
    },
  );
});

describe('checkPersonName', () => {
  it('says what is wrong', () => {
    expect(checkPersonName('guest:Bob', 56)).toEqual({ ok: false, fault: { reason: 'reserved' } });
    expect(checkPersonName('a\u202eb', 56)).toEqual({
      ok: false,
      fault: { reason: 'direction', codePoint: 0x202e },
    });
  });

  it('returns the checked form', () => {
    expect(checkPersonName(' Zoe\u0308 ', 56)).toEqual({ ok: true, name: 'Zoë' });
  });
});
