import { describe, expect, it } from 'vitest';
import { withPresumedRole } from '../../src/topics/presumed-role.ts';
import type { SessionToken } from '../../src/topics/token-source.ts';
import { FakeTokenSource } from '../support/fake-token-source.ts';

describe('withPresumedRole', () => {
  it('completes tokens that do not tell their role', async () => {
    const source = new FakeTokenSource();
    let presumed: SessionToken['role'] = 'subscribe-only';
    const tokens = withPresumedRole(source, () => presumed);
    const renewed: SessionToken[] = [];
    const cancel = tokens.onRenewed((token) => renewed.push(token));
    expect(await tokens.getToken()).toEqual({
      authToken: 'token-1',
      tokenId: 'guest:ann',
      role: 'subscribe-only',
    });
    presumed = 'publish-subscribe';
    source.renew();
    expect(renewed).toMatchObject([{ authToken: 'token-2', role: 'publish-subscribe' }]);
    cancel();
    expect(source.listeners).toBe(0);
  });

  it('believes a token that tells it', async () => {
    const source = new FakeTokenSource();
    source.role = 'publish-subscribe';
    const tokens = withPresumedRole(source, () => 'subscribe-only');
    expect(await tokens.getToken()).toMatchObject({ role: 'publish-subscribe' });
  });

  it('passes on what is rejected', async () => {
    const source = new FakeTokenSource();
    const tokens = withPresumedRole(source, () => 'subscribe-only');
    tokens.invalidate(await tokens.getToken());
    expect(source.invalidated).toEqual(['token-1']);
  });
});
