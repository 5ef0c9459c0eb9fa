import { describe, expect, it } from 'vitest';
import { newSecret } from '../../src/base/new-secret.ts';

describe('newSecret', () => {
  it('is another each time', () => {
    expect(newSecret()).toMatch(/^[0-9a-f]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
  });

  it('is none where the browser has no good dice', () => {
    const broken = {
      getRandomValues: () => {
        throw new Error('unable to roll');
      },
    };
    expect(newSecret(broken)).toBeUndefined();
  });
});
