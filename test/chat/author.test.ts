import { describe, expect, it } from 'vitest';
import { authorOf } from '../../src/chat/author.ts';

describe('authorOf', () => {
  it('believes the token id and not the payload', () => {
    expect(authorOf('bob', 'Ann')).toEqual({ name: 'bob', mark: 'verified' });
  });

  it('gives guests the mark of guests', () => {
    expect(authorOf('guest:Ann', 'the boss')).toEqual({ name: 'Ann', mark: 'guest' });
  });

  it('shows what the payload says as a claim where nobody attests anything', () => {
    expect(authorOf('', 'Ann')).toEqual({ name: 'Ann', mark: 'claimed' });
  });

  it('leaves the name empty where nobody said a readable one', () => {
    expect(authorOf('', '\u0000\u202e')).toEqual({ name: '', mark: 'claimed' });
    expect(authorOf('guest:', 'Ann')).toEqual({ name: '', mark: 'guest' });
  });

  it('keeps every name on one bounded line', () => {
    expect(authorOf('', `Ann\n${'x'.repeat(10_000)}`).name).toMatch(/^Ann x{60}$/);
    expect(authorOf('a\u202eb\u0000', '').name).toBe('ab');
  });
});
