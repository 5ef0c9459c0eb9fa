// Who is signed in, over reloads, renewals and tabs; with the real service, and a clock that the tests move.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { FakeBrowser, untilHeard } from '../../support/fake-browser.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';
import {
  type CognitoTab,
  DONE,
  headersOf,
  loadedTab,
  openCognitoTab,
  PASSWORD,
  SESSION_KEY,
  signedInTab,
} from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

const HOUR_MS = 3_600_000;
const LEEWAY_MS = 30_000;
const WRITER = { state: 'signed-in', userName: 'writer' } as const;
const LOST = { state: 'lost', userName: 'writer' } as const;

/** Signing in took the first call. */
const refreshesOf = ({ calls }: CognitoTab) => calls.length - 1;

describe('the authorizer', () => {
  it.each([
    ['writer', { usergroup: 'ReadWriteUserGroup' }, 'publish-subscribe'],
    ['reader', { usergroup: 'ReadOnlyUserGroup' }, 'subscribe-only'],
    ['both', { usergroup: 'ReadWriteUserGroup' }, 'publish-subscribe'],
    ['stranger', {}, undefined],
  ])('shows the ID token of %s, and what old machines want to know', async (userName, group, role) => {
    const tab = await signedInTab(cognito, { userName });
    const { authorization = '', ...others } = await headersOf(tab);
    expect(authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    expect(others).toEqual({ ...group, cachename: 'chat' });
    expect(tab.wayIn.groupRole).toBe(role);
  });

  it('leaves out the name of a cache that no header can carry', async () => {
    const tab = await signedInTab(cognito, { cacheName: 'kąt' });
    expect(Object.keys(await headersOf(tab))).toEqual(['authorization', 'usergroup']);
  });

  it('names the person for tabs that share a token, once there is a proof', async () => {
    const { wayIn } = await signedInTab(cognito);
    const again = await signedInTab(cognito);
    expect(wayIn.authorizer.subjectKey).toMatch(/^local_MomentoChat [\w-]{36}$/);
    expect(again.wayIn.authorizer.subjectKey).toBe(wayIn.authorizer.subjectKey);
    expect(openCognitoTab(cognito).wayIn.authorizer.subjectKey).toBeUndefined();
    await wayIn.signOut();
    expect(wayIn.authorizer.subjectKey).toBeUndefined();
  });

  it('speaks for nobody where nobody is signed in', async () => {
    const tab = openCognitoTab(cognito);
    await expect(headersOf(tab)).rejects.toThrow('unable to authorize; nobody is signed in');
    expect(await tab.wayIn.authorizer.rejected()).toBe('signed-out');
    expect(tab.calls).toEqual([]);
  });

  it('serves the same token until it is about to run out, and then another', async () => {
    const tab = await signedInTab(cognito);
    const first = await headersOf(tab);
    await tab.clock.advance(HOUR_MS - LEEWAY_MS - 1);
    expect(await headersOf(tab)).toEqual(first);
    expect(refreshesOf(tab)).toBe(0);
    await tab.clock.advance(1);
    expect(await headersOf(tab)).not.toEqual(first);
    expect(refreshesOf(tab)).toBe(1);
    expect(tab.identities).toEqual([WRITER]);
  });

  it('renews once for all who ask at the same time', async () => {
    const tab = await signedInTab(cognito);
    await tab.clock.advance(HOUR_MS);
    const [first, second, verdict] = await Promise.all([
      headersOf(tab),
      headersOf(tab),
      tab.wayIn.authorizer.rejected(),
    ]);
    expect(first).toEqual(second);
    expect(verdict).toBe('retry');
    expect(refreshesOf(tab)).toBe(1);
  });

  it('renews a token that the machine has rejected', async () => {
    const tab = await signedInTab(cognito);
    const first = await headersOf(tab);
    expect(await tab.wayIn.authorizer.rejected()).toBe('retry');
    expect(await headersOf(tab)).not.toEqual(first);
    expect(tab.wayIn.identity).toEqual(WRITER);
  });

  it('loses the identity at the first refusal, without trying again', async () => {
    const tab = await signedInTab(cognito);
    cognito.control.revokeTokens('writer');
    expect(await tab.wayIn.authorizer.rejected()).toBe('signed-out');
    expect(refreshesOf(tab)).toBe(1);
    expect(tab.identities).toEqual([WRITER, LOST]);
    expect(tab.wayIn.groupRole).toBe('publish-subscribe');
    expect(tab.wayIn.step).toEqual({ step: 'credentials', userName: 'writer' });
    expect(tab.tab.content).not.toContain('eyJ');
    await expect(headersOf(tab)).rejects.toThrow('nobody is signed in');
    expect(await tab.wayIn.authorizer.rejected()).toBe('signed-out');
  });

  it('loses it too when a token that ran out cannot be renewed', async () => {
    const tab = await signedInTab(cognito);
    cognito.control.expireRefreshTokens('writer');
    await tab.clock.advance(HOUR_MS);
    await expect(headersOf(tab)).rejects.toThrow('nobody is signed in');
    expect(tab.wayIn.identity).toEqual(LOST);
  });

  it('goes on when the same person signs in again', async () => {
    const tab = await signedInTab(cognito);
    const { subjectKey } = tab.wayIn.authorizer;
    cognito.control.revokeTokens('writer');
    await tab.wayIn.authorizer.rejected();
    expect(await tab.wayIn.signIn({ userName: 'writer', password: PASSWORD })).toEqual(DONE);
    expect(tab.identities).toEqual([WRITER, LOST, WRITER]);
    expect(tab.wayIn.authorizer.subjectKey).toBe(subjectKey);
  });

  it.each([
    ['no network', { drop: true as const }],
    ['a service in trouble', { code: 'InternalErrorException', httpStatus: 500 }],
    ['too many requests', { code: 'TooManyRequestsException' }],
  ])('keeps the identity over %s', async (_what, failure) => {
    const tab = await signedInTab(cognito);
    const stored = tab.tab.content;
    await tab.clock.advance(HOUR_MS);
    cognito.control.fail({ action: 'GetTokensFromRefreshToken', ...failure });
    await expect(headersOf(tab)).rejects.toMatchObject({ retryable: true });
    await expect(tab.wayIn.authorizer.rejected()).rejects.toMatchObject({ retryable: true });
    expect(tab.identities).toEqual([WRITER]);
    expect(tab.tab.content).toBe(stored);
    cognito.control.reset();
    expect(await headersOf(tab)).toMatchObject({ usergroup: 'ReadWriteUserGroup' });
  });

  it('gives up a renewal that takes too long', async () => {
    const tab = await signedInTab(cognito);
    await tab.clock.advance(HOUR_MS);
    cognito.control.hang('GetTokensFromRefreshToken');
    const failing = headersOf(tab).catch((error: unknown) => error);
    await untilHeard();
    await tab.clock.advance(15_000);
    expect(await failing).toMatchObject({ reason: { name: 'TimeoutError' }, retryable: true });
    expect(tab.clock.pendingTimers).toBe(0);
    expect(tab.wayIn.identity).toEqual(WRITER);
  });

  it('drops the answer to a renewal when somebody signs out meanwhile', async () => {
    const tab = await signedInTab(cognito);
    cognito.control.delay({ action: 'GetTokensFromRefreshToken', ms: 50 });
    const verdict = tab.wayIn.authorizer.rejected();
    await tab.wayIn.signOut();
    expect(await verdict).toBe('signed-out');
    expect(tab.tab.isEmpty).toBe(true);
    expect(tab.wayIn.identity).toEqual({ state: 'signed-out' });
  });
});

describe('a session', () => {
  it('is for the tab, and survives a reload of it without a call', async () => {
    const before = await signedInTab(cognito);
    expect(await before.browser.isEmpty()).toBe(true);
    const { tab, clock } = before;
    const after = await loadedTab(cognito, { tab, clock });
    expect(after.wayIn.identity).toEqual(WRITER);
    expect(after.wayIn.step).toEqual({ step: 'signed-in', userName: 'writer' });
    expect(after.wayIn.staySignedIn).toBe(false);
    expect(after.wayIn.authorizer.subjectKey).toBe(before.wayIn.authorizer.subjectKey);
    expect(await headersOf(after)).toEqual(await headersOf(before));
    expect(after.calls).toEqual([]);
  });

  it('does not load the library for somebody who is signed in', async () => {
    const { tab, clock } = await signedInTab(cognito);
    const loads: string[] = [];
    const loadPort = async () => {
      loads.push('library');
      throw new Error('no chunk');
    };
    const { wayIn } = await loadedTab(cognito, { tab, clock, loadPort });
    expect(loads).toEqual([]);
    await wayIn.signOut();
    await loadedTab(cognito, { tab, clock, loadPort });
    expect(loads).toEqual(['library']);
  });

  it('stays on the device for who wants that, and nowhere else', async () => {
    const { tab, browser, clock } = await signedInTab(cognito, { staySignedIn: true });
    expect(tab.isEmpty).toBe(true);
    const { wayIn } = await loadedTab(cognito, { browser, clock });
    expect(wayIn.identity).toEqual(WRITER);
    expect(wayIn.staySignedIn).toBe(true);
  });

  it('moves as a whole when that is changed', async () => {
    const { wayIn, tab, browser } = await signedInTab(cognito);
    const stored = tab.content;
    wayIn.staySignedIn = true;
    await untilHeard();
    expect([tab.isEmpty, await browser.isEmpty()]).toEqual([true, false]);
    wayIn.staySignedIn = false;
    await untilHeard();
    expect([tab.content, await browser.isEmpty()]).toEqual([stored, true]);
  });

  it('asks anew whether to stay after signing out', async () => {
    const { wayIn } = await signedInTab(cognito, { staySignedIn: true });
    await wayIn.signOut();
    expect(wayIn.staySignedIn).toBe(false);
  });

  it('never stays where the configuration does not want it', async () => {
    const { browser, clock } = await signedInTab(cognito, { staySignedIn: true });
    const { wayIn, tab } = await loadedTab(cognito, { browser, clock, disabledFlows: ['staySignedIn'] });
    expect(wayIn.identity).toEqual(WRITER);
    expect([tab.isEmpty, await browser.isEmpty()]).toEqual([false, true]);
    wayIn.staySignedIn = true;
    await untilHeard();
    expect(await browser.isEmpty()).toBe(true);
  });

  it('lasts as long as the page where storage is blocked', async () => {
    const browser = new FakeBrowser();
    const tab = new FakeWebStorage();
    browser.database = undefined;
    browser.storage.isBlocked = true;
    tab.isBlocked = true;
    const page = await signedInTab(cognito, { browser, tab, staySignedIn: true });
    expect(page.wayIn.staySignedIn).toBe(false);
    await page.clock.advance(HOUR_MS);
    const renewed = headersOf(page);
    // Nothing orders what tabs store, so others are asked for newer tokens first.
    await untilHeard();
    await page.clock.advance(1_000);
    expect(await renewed).toMatchObject({ cachename: 'chat' });
    expect((await loadedTab(cognito, { browser, tab })).wayIn.identity).toEqual({ state: 'signed-out' });
  });

  it('is renewed after a reload before anybody is taken to be there', async () => {
    const { tab, clock } = await signedInTab(cognito);
    await clock.advance(HOUR_MS);
    const after = await loadedTab(cognito, { tab, clock });
    expect(after.steps).toEqual(['restoring', 'signed-in']);
    expect(after.calls).toEqual(['GetTokensFromRefreshToken']);
    expect(after.wayIn.authorizer.subjectKey).toBeDefined();
  });

  it('is kept over a reload without a network, but proves nothing', async () => {
    const { tab, clock } = await signedInTab(cognito);
    await clock.advance(HOUR_MS);
    cognito.control.fail({ drop: true });
    const { wayIn } = await loadedTab(cognito, { tab, clock });
    expect(wayIn.identity).toEqual(WRITER);
    expect(wayIn.authorizer.subjectKey).toBeUndefined();
  });

  it('that is refused after a reload leaves the name alone, over further reloads, too', async () => {
    const { tab, clock } = await signedInTab(cognito);
    await clock.advance(HOUR_MS);
    cognito.control.revokeTokens('writer');
    const first = await loadedTab(cognito, { tab, clock });
    expect(first.identities).toEqual([LOST]);
    expect(first.wayIn.step).toEqual({ step: 'credentials', userName: 'writer' });
    const second = await loadedTab(cognito, { tab, clock });
    expect(second.wayIn.identity).toEqual(LOST);
    expect(second.calls).toEqual([]);
    await second.wayIn.signOut();
    expect(tab.isEmpty).toBe(true);
  });

  it.each([
    ['not JSON', 'eyJ'],
    ['not an object', '7'],
    ['without a name', '{}'],
  ])('is ignored when what is stored is %s', async (_what, text) => {
    const tab = new FakeWebStorage();
    tab.openTab().setItem(SESSION_KEY, text);
    const { wayIn, identities } = await loadedTab(cognito, { tab });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: '' });
    expect(identities).toEqual([]);
  });

  it('counts as lost when its stored tokens are broken', async () => {
    const tab = new FakeWebStorage();
    const broken = {
      userName: 'writer',
      idToken: 'a.b.c',
      accessToken: '',
      refreshToken: '',
      expiresAtMs: 1,
    };
    tab.openTab().setItem(SESSION_KEY, JSON.stringify(broken));
    expect((await loadedTab(cognito, { tab })).wayIn.identity).toEqual(LOST);
  });
});

describe('nothing', () => {
  it('is left in storage but the session, and of that no password', async () => {
    const clock = new FakeClock();
    const { wayIn, tab, browser } = openCognitoTab(cognito, { clock });
    await wayIn.signIn({ userName: 'sms', password: PASSWORD });
    await untilHeard();
    expect([tab.isEmpty, await browser.isEmpty()]).toEqual([true, true]);
    await wayIn.sendCode(cognito.confirmationCode);
    expect(tab.content).toContain('sms');
    expect(tab.content + (await browser.content())).not.toContain(PASSWORD);
    expect(clock.pendingTimers).toBe(0);
  });
});
