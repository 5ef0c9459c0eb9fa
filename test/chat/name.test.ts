import { describe, expect, it } from 'vitest';
import { cleanName } from '../../src/chat/clean-name.ts';
import { checkName, MAX_NAME_LENGTH } from '../../src/chat/name.ts';

describe('checkName', () => {
  it('takes the longest name with which a guest token id stays within 64 units', () => {
    expect(checkName('x'.repeat(MAX_NAME_LENGTH))).toEqual({ ok: true, name: 'x'.repeat(56) });
    expect(`guest:${'x'.repeat(MAX_NAME_LENGTH)}`.length).toBeLessThanOrEqual(64);
    expect(checkName('x'.repeat(MAX_NAME_LENGTH + 1))).toEqual({ ok: false, reason: 'too-long' });
  });

  it('says what is wrong', () => {
    expect(checkName(' ')).toEqual({ ok: false, reason: 'empty' });
    expect(checkName('Ann\u202enna')).toEqual({ ok: false, reason: 'control-characters' });
  });
});

describe('cleanName', () => {
  it('shows a whole token id and no more', () => {
    expect(cleanName('x'.repeat(64))).toHaveLength(64);
    expect(cleanName('x'.repeat(5_000_000))).toHaveLength(64);
  });
});
