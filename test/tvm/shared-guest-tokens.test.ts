import { describe, expect, it } from 'vitest';
import { delay } from '../../src/base/clock.ts';
import type { Grant } from '../../tvm/policy.ts';
import { shareGuestTokens } from '../../tvm/shared-guest-tokens.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTokenVendor } from '../support/fake-token-vendor.ts';

const grant: Grant = { role: 'subscribe-only', caches: ['chat'], topics: 'all', ttlSeconds: 600 };

function sharing() {
  const clock = new FakeClock();
  const made = new FakeTokenVendor();
  return { clock, made, vendor: shareGuestTokens(made, { grant, sharedForMs: 300_000, clock }) };
}

describe('a shared token', () => {
  it('is made once, however many ask at the same time', async () => {
    const { made, vendor, clock } = sharing();
    const works = made.next;
    made.next = async () => {
      await delay(clock, 100);
      return works();
    };
    const asked = Array.from({ length: 50 }, () => vendor.vend({ grant }));
    await clock.advance(100);
    const tokens = new Set((await Promise.all(asked)).map(({ authToken }) => authToken));
    expect(tokens).toEqual(new Set(['token-1']));
    expect(made.orders).toEqual([{ grant }]);
  });

  it('is given out until its time is over, with its age, and then replaced', async () => {
    const { made, vendor, clock } = sharing();
    expect(await vendor.vend({ grant })).toMatchObject({ authToken: 'token-1', ageSeconds: 0 });
    await clock.advance(1_001);
    expect(await vendor.vend({ grant })).toMatchObject({ authToken: 'token-1', ageSeconds: 2 });
    await clock.advance(298_998);
    expect(await vendor.vend({ grant })).toMatchObject({ authToken: 'token-1', ageSeconds: 300 });
    await clock.advance(1);
    expect(await vendor.vend({ grant })).toMatchObject({ authToken: 'token-2', ageSeconds: 0 });
    expect(made.orders).toHaveLength(2);
  });

  it('is replaced after a sleep that only the wall clock noticed', async () => {
    const { vendor, clock } = sharing();
    await vendor.vend({ grant });
    await clock.jump(300_000);
    expect(await vendor.vend({ grant })).toMatchObject({ authToken: 'token-2' });
  });

  it('is asked for again after a failure, which only those who waited for it share', async () => {
    const { made, vendor } = sharing();
    const works = made.next;
    made.next = async () => {
      throw new Error('down');
    };
    const failed = await Promise.allSettled([vendor.vend({ grant }), vendor.vend({ grant })]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(made.orders).toHaveLength(1);
    made.next = works;
    expect(await vendor.vend({ grant })).toMatchObject({ authToken: 'token-2' });
  });
});

describe('an order', () => {
  it.each([
    ['with a token id', { grant, tokenId: 'guest:Ann' }],
    ['for other rights', { grant: { ...grant, role: 'publish-subscribe' } as const }],
    ['for another life', { grant: { ...grant, ttlSeconds: 601 } }],
  ])('%s is no part of it', async (_what, order) => {
    const { made, vendor } = sharing();
    await vendor.vend({ grant });
    const token = await vendor.vend(order);
    expect(token).toEqual({ authToken: 'token-2', expiresAt: 2_000 });
    expect(made.orders[1]).toEqual(order);
  });
});
