import { describe, expect, it } from 'vitest';
import { sessionKey } from '../../src/sign-in/cognito/session-key.ts';
import { readTokens, storedTokens } from '../../src/sign-in/cognito/session-tokens.ts';
import { forgetSession } from '../../src/sign-in/forget-session.ts';
import { SessionStore } from '../../src/sign-in/session-store.ts';
import { FakeBrowser } from '../support/fake-browser.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const ID_TOKEN = `x.${btoa('{"iat":0,"exp":3600,"sub":"ada-1","cognito:username":"ada"}')}.x`;
const TOKENS = { idToken: ID_TOKEN, accessToken: 'access', refreshToken: 'refresh' };
const CLUB = sessionKey({ clientId: 'one-client', url: 'https://club.example/' });
const WORK = sessionKey({ clientId: 'one-client', url: 'https://work.example/' });

/** Tokens of ada, after so many renewals. */
function generation(count: number) {
  const first = readTokens(TOKENS, { nowMs: 0 });
  const descent = { family: first?.family ?? '', generation: count };
  const tokens = readTokens(count === 0 ? TOKENS : { ...TOKENS, refreshToken: `rotated-${count}` }, {
    nowMs: 0,
    descent,
  });
  if (!tokens) throw new Error('these are no tokens');
  return { userName: 'ada', tokens };
}

const ADA = generation(0);

/** One tab, and the stores of both machines in it. */
function openTab(browser = new FakeBrowser(), tabStorage = new FakeWebStorage()) {
  const clock = new FakeClock();
  const tab = tabStorage.openTab();
  const { device, database } = browser.openTab();
  const places = { tab: () => tab, device: () => device, database };
  const storeOf = (key: string) => new SessionStore({ ...places, key, format: storedTokens, clock });
  return { browser, tabStorage, places, clock, club: storeOf(CLUB), work: storeOf(WORK) };
}

describe('A session', () => {
  it('is apart from that of another machine which takes tokens of the same client', async () => {
    const { club, work } = openTab();
    await club.save(ADA, 'device');
    expect(await work.load()).toBeUndefined();
    expect(await club.load()).toEqual({ ...ADA, keeping: 'device' });
  });

  it.each(['tab', 'device'] as const)(
    'is forgotten in the %s with its machine, and no other is',
    async (keeping) => {
      const { places, club, work } = openTab();
      await club.save(ADA, keeping);
      await work.save(ADA, keeping);
      await forgetSession(CLUB, places);
      expect(await club.load()).toBeUndefined();
      expect(await work.load()).toEqual({ ...ADA, keeping });
    },
  );

  it.each(['tab', 'database'] as const)('is forgotten elsewhere where there is no %s', async (what) => {
    const { tabStorage, browser, places, club } = openTab();
    if (what === 'database') browser.database = undefined;
    await club.save(ADA, 'device');
    if (what === 'tab') tabStorage.isBlocked = true;
    await forgetSession(CLUB, places);
    expect(await browser.isEmpty()).toBe(true);
  });

  it('of the device is whole in the database, and nowhere else', async () => {
    const { browser, tabStorage, club } = openTab();
    await club.save(ADA, 'device');
    expect([tabStorage.isEmpty, browser.storage.isEmpty]).toEqual([true, true]);
    expect(await browser.record(CLUB)).toMatchObject({ userName: 'ada', refreshToken: 'refresh' });
  });

  it('of a tab leaves no token in the database, only how far it has come', async () => {
    const { browser, club } = openTab();
    const [first, second] = [generation(0), generation(1)];
    await club.save(first, 'tab');
    expect(await browser.isEmpty()).toBe(true);
    await club.replace(first.tokens, { session: second, keeping: 'tab' });
    const content = await browser.content();
    expect(content).toContain(first.tokens.family);
    for (const secret of ['refresh"', 'rotated', ID_TOKEN, 'access']) expect(content).not.toContain(secret);
    expect(await club.isOutdated(first.tokens)).toBe(true);
    expect(await club.isOutdated(second.tokens)).toBe(false);
  });

  it('is signed out of with all that it left', async () => {
    const { browser, tabStorage, club } = openTab();
    const [first, second] = [generation(0), generation(1)];
    await club.save(first, 'tab');
    await club.replace(first.tokens, { session: second, keeping: 'tab' });
    await club.clear();
    expect([tabStorage.isEmpty, await browser.isEmpty()]).toEqual([true, true]);
  });

  it('remembers of the last tabs only how far they have come', async () => {
    const { browser, club } = openTab();
    for (let count = 0; count < 40; count++) {
      const { tokens } = readTokensOf(`refresh-${count}`);
      const next = { userName: 'ada', tokens: { ...tokens, generation: 1, refreshToken: 'next' } };
      await club.replace(tokens, { session: next, keeping: 'tab' });
    }
    expect(await browser.record(`${CLUB}:copies`)).toHaveLength(32);
  });

  it('of the device tells in whose place it came, and is told when it goes', async () => {
    const { club } = openTab();
    const eve = { userName: 'eve', ...readTokensOf('of-eve') };
    expect(await club.save(ADA, 'device')).toBeUndefined();
    expect(await club.save(eve, 'device')).toEqual(ADA.tokens);
    expect(await club.clear()).toEqual(eve.tokens);
    expect(await club.clear()).toBeUndefined();
  });

  it('of a tab takes along from the device what is its own', async () => {
    const { browser, club } = openTab();
    const eve = { userName: 'eve', ...readTokensOf('of-eve') };
    await club.save(ADA, 'device');
    await openTab(browser).club.save(eve, 'tab');
    expect(await club.loadShared()).toEqual(ADA);
    await club.save(generation(1), 'tab');
    expect(await club.loadShared()).toBeUndefined();
  });

  it('that is lost does not come into the place of one that lives', async () => {
    const { club } = openTab();
    await club.save({ userName: 'eve', tokens: undefined }, 'device');
    await club.save(ADA, 'device');
    await club.save({ userName: 'eve', tokens: undefined }, 'device');
    expect(await club.loadShared()).toEqual(ADA);
  });

  it('is not replaced where something else has come into its place', async () => {
    const { browser, club } = openTab();
    const other = openTab(browser).club;
    await club.save(ADA, 'device');
    await other.clear();
    const left = await club.replace(ADA.tokens, { session: generation(1), keeping: 'device' });
    expect(left).toBeUndefined();
    expect(await browser.isEmpty()).toBe(true);
    await other.save(generation(2), 'device');
    expect(await club.replace(ADA.tokens, { session: generation(1), keeping: 'device' })).toEqual(
      generation(2),
    );
  });
});

describe('What an earlier page left in web storage', () => {
  const leave = (browser: FakeBrowser, { tokens } = ADA) => {
    const { idToken, accessToken, refreshToken, expiresAtMs } = tokens;
    const text = JSON.stringify({ userName: 'ada', idToken, accessToken, refreshToken, expiresAtMs });
    browser.storage.openTab().setItem(CLUB, text);
  };

  it('is moved once', async () => {
    const { browser, club } = openTab();
    leave(browser);
    expect(await club.load()).toEqual({ ...ADA, keeping: 'device' });
    expect(browser.storage.isEmpty).toBe(true);
    expect(await openTab(browser).club.load()).toEqual({ ...ADA, keeping: 'device' });
  });

  it('does not come into the place of what was renewed since', async () => {
    const { browser, club } = openTab();
    await club.save(generation(1), 'device');
    leave(browser);
    expect(await openTab(browser).club.load()).toEqual({ ...generation(1), keeping: 'device' });
    expect(browser.storage.isEmpty).toBe(true);
  });

  it('stays where there is no database, and is renewed there', async () => {
    const { browser, club } = openTab();
    browser.database = undefined;
    leave(browser);
    expect(await club.load()).toEqual({ ...ADA, keeping: 'device' });
    await club.replace(ADA.tokens, { session: generation(1), keeping: 'device' });
    expect(await openTab(browser).club.load()).toEqual({ ...generation(1), keeping: 'device' });
  });
});

describe('A database', () => {
  it('that has answered once is waited for, and what fails later is not looked for elsewhere', async () => {
    const { browser, clock, club } = openTab();
    await club.save(ADA, 'device');
    browser.database = { open: () => ({}) } as unknown as IDBFactory;
    const loading = club.loadShared();
    await clock.advance(60_000);
    expect(clock.pendingTimers).toBe(0);
    const left = await Promise.race([loading, Promise.resolve('waits')]);
    expect(left).toBe('waits');
  });

  it('that never answers keeps nobody out', async () => {
    const { browser, clock, club } = openTab();
    browser.database = { open: () => ({}) } as unknown as IDBFactory;
    const saving = club.save(ADA, 'device');
    await clock.advance(3_000);
    await saving;
    browser.database = undefined;
    expect(await club.load()).toEqual({ ...ADA, keeping: 'device' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('that fails leaves web storage', async () => {
    const { browser, club } = openTab();
    browser.database = {
      open: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    } as unknown as IDBFactory;
    await club.save(ADA, 'device');
    expect(await club.loadShared()).toEqual(ADA);
  });

  it('and web storage that are both blocked store nothing, and say so', async () => {
    const { browser, club } = openTab();
    browser.database = undefined;
    browser.storage.isBlocked = true;
    await expect(club.save(ADA, 'device')).rejects.toMatchObject({ name: 'SecurityError' });
    await expect(club.loadShared()).rejects.toMatchObject({ name: 'SecurityError' });
    await expect(
      club.replace(ADA.tokens, { session: generation(1), keeping: 'device' }),
    ).rejects.toMatchObject({ name: 'SecurityError' });
  });
});

function readTokensOf(refreshToken: string) {
  const tokens = readTokens({ ...TOKENS, refreshToken }, { nowMs: 0 });
  if (!tokens) throw new Error('these are no tokens');
  return { tokens };
}
