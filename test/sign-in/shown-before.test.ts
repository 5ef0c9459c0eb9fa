import { describe, expect, it } from 'vitest';
import { ShownBefore } from '../../src/sign-in/shown-before.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const MACHINE = 'https://members.example/token';
const SHOWN = { headers: { authorization: 'Bearer of-ann', usergroup: 'Readers' } };
const HOUR_MS = 3_600_000;

function setUp({ status = 200 } = {}) {
  const clock = new FakeClock();
  const storage = new FakeWebStorage();
  const tab = storage.openTab();
  const shown = new ShownBefore({
    tab: () => tab,
    clock,
    fetch: async () => new Response('the token', { status }),
  });
  const show = (url: string, init: RequestInit) => shown.fetch(new Request(url, init));
  return { clock, storage, shown, show };
}

describe('What a machine was shown before', () => {
  it('is known after it has given a token for it, and its answer goes to whoever asked', async () => {
    const { shown, show } = setUp();
    expect(shown.includes(MACHINE, SHOWN)).toBe(false);
    const response = await show(MACHINE, SHOWN);
    expect([await response.text(), shown.includes(MACHINE, SHOWN)]).toEqual(['the token', true]);
  });

  it.each([
    ['another machine', 'https://other.example/token', SHOWN],
    ['another token', MACHINE, { headers: { ...SHOWN.headers, authorization: 'Bearer of-ben' } }],
    ['more than it was shown', MACHINE, { headers: { ...SHOWN.headers, cachename: 'chat' } }],
  ])('is nothing of %s', async (_, url, authorization) => {
    const { shown, show } = setUp();
    await show(MACHINE, SHOWN);
    expect(shown.includes(url, authorization)).toBe(false);
  });

  it('is known for an hour, by a clock that was not set back', async () => {
    const { clock, shown, show } = setUp();
    await show(MACHINE, SHOWN);
    await clock.advance(HOUR_MS - 1);
    expect(shown.includes(MACHINE, SHOWN)).toBe(true);
    await clock.advance(1);
    expect(shown.includes(MACHINE, SHOWN)).toBe(false);
    await clock.jump(-2 * HOUR_MS);
    expect(shown.includes(MACHINE, SHOWN)).toBe(false);
  });

  it('is nothing where the machine refused', async () => {
    const { shown, show } = setUp({ status: 401 });
    await show(MACHINE, SHOWN);
    expect(shown.includes(MACHINE, SHOWN)).toBe(false);
  });

  it('is kept as a digest, and of passwords not even that', async () => {
    const { storage, shown, show } = setUp();
    const password = { headers: { username: 'ann', password: 'Local-Only-1' } };
    await show(MACHINE, password);
    expect([storage.isEmpty, shown.includes(MACHINE, password)]).toEqual([true, false]);
    await show(MACHINE, SHOWN);
    expect(storage.isEmpty).toBe(false);
    expect(storage.content).not.toContain('of-ann');
  });

  it('is nothing where storage is blocked, and nobody hears of it', async () => {
    const { storage, shown, show } = setUp();
    storage.isBlocked = true;
    const response = await show(MACHINE, SHOWN);
    expect([await response.text(), shown.includes(MACHINE, SHOWN)]).toEqual(['the token', false]);
  });
});
