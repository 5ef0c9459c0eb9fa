import { describe, expect, it } from 'vitest';
import { cleanName } from '../../src/chat/clean-name.ts';
import { glanceAtName, MAX_NAME_LENGTH } from '../../src/chat/name.ts';

describe('glanceAtName', () => {
  it('takes the longest name with which a guest token id stays within 64 units', () => {
    expect(glanceAtName('x'.repeat(MAX_NAME_LENGTH))).toEqual({ ok: true, label: 'x'.repeat(56) });
    expect(`guest:${'x'.repeat(MAX_NAME_LENGTH)}`.length).toBeLessThanOrEqual(64);
    expect(glanceAtName('x'.repeat(MAX_NAME_LENGTH + 1))).toEqual({ ok: false, reason: 'too-long' });
    expect(glanceAtName(' ')).toEqual({ ok: false, reason: 'empty' });
  });
});

describe('cleanName', () => {
  it('shows a whole token id and no more', () => {
    expect(cleanName('x'.repeat(64))).toHaveLength(64);
    expect(cleanName('x'.repeat(5_000_000))).toHaveLength(64);
  });
});
