import { IDBFactory } from 'fake-indexeddb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { FakeBrowser, untilHeard } from '../../support/fake-browser.ts';
import { headersOf, loadedTab, openCognitoTab, PASSWORD, signedInTab } from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

const HOUR_MS = 3_600_000;
const WRITER = { state: 'signed-in', userName: 'writer' } as const;
const LOST = { state: 'lost', userName: 'writer' } as const;
const ELSEWHERE = { state: 'signed-out', isElsewhere: true } as const;

describe('tabs that share a session', () => {
  async function twoTabs() {
    const first = await signedInTab(cognito, { staySignedIn: true });
    const { browser, clock } = first;
    const second = await loadedTab(cognito, { browser, clock });
    return { first, second, browser, clock };
  }

  it('sign out together', async () => {
    const { first, second, browser } = await twoTabs();
    const before = second.calls.length;
    await first.wayIn.signOut();
    await untilHeard();
    expect(second.identities.at(-1)).toEqual(ELSEWHERE);
    expect(second.wayIn.step).toEqual({ step: 'credentials', userName: '' });
    expect(second.calls).toHaveLength(before);
    expect(await browser.isEmpty()).toBe(true);
  });

  it('sign out together when everything was cleared', async () => {
    const { second, browser, clock } = await twoTabs();
    browser.database = new IDBFactory();
    await clock.advance(HOUR_MS);
    await expect(headersOf(second)).rejects.toThrow('nobody is signed in');
    expect(second.wayIn.identity).toEqual(ELSEWHERE);
    expect(second.calls).toEqual([]);
  });

  it('stay signed in while the database fails for a moment', async () => {
    const { second, browser, clock } = await twoTabs();
    const { database } = browser;
    browser.database = undefined;
    await clock.advance(HOUR_MS);
    expect(await headersOf(second)).toMatchObject({ cachename: 'chat' });
    expect(second.identities).toEqual([WRITER]);
    browser.database = database;
  });

  it('use the token that the other one has renewed', async () => {
    const { first, second, clock } = await twoTabs();
    await clock.advance(HOUR_MS);
    const renewed = await headersOf(first);
    await untilHeard();
    expect(await headersOf(second)).toEqual(renewed);
    expect(second.calls).toEqual([]);
    expect(second.identities).toEqual([WRITER]);
  });

  it('lose it together, and get it back together', async () => {
    const { first, second } = await twoTabs();
    cognito.control.revokeTokens('writer');
    await first.wayIn.authorizer.rejected();
    await untilHeard();
    expect(second.wayIn.identity).toEqual(LOST);
    await first.wayIn.signIn({ userName: 'writer', password: PASSWORD });
    await untilHeard();
    expect(second.identities).toEqual([WRITER, LOST, WRITER]);
    expect(await headersOf(second)).toEqual(await headersOf(first));
  });

  it('part when somebody else signs in at one of them', async () => {
    const { first, second, browser } = await twoTabs();
    cognito.control.revokeTokens('writer');
    await first.wayIn.authorizer.rejected();
    await first.wayIn.signIn({ userName: 'reader', password: PASSWORD });
    await untilHeard();
    expect(second.wayIn.identity).toEqual(ELSEWHERE);
    expect(await browser.content()).toContain('reader');
    expect(first.wayIn.identity).toEqual({ state: 'signed-in', userName: 'reader' });
  });

  it('do not bring back a session that ended while one of them was loading', async () => {
    const { first, browser, clock } = await twoTabs();
    await clock.advance(HOUR_MS);
    cognito.control.hang('GetTokensFromRefreshToken');
    const late = openCognitoTab(cognito, { browser, clock });
    const restoring = late.wayIn.restore();
    await first.wayIn.signOut();
    cognito.control.reset();
    await restoring;
    expect(late.wayIn.identity).toEqual({ state: 'signed-out' });
    expect(late.wayIn.step).toEqual({ step: 'credentials', userName: '' });
    expect(await browser.isEmpty()).toBe(true);
  });

  it.each(['reader', 'writer'])(
    'do not write a late renewal over what came after the sign-out: %s is in',
    async (userName) => {
      const { first, browser, clock } = await twoTabs();
      let reach = (): void => {};
      const reached = new Promise<void>((resolve) => (reach = resolve));
      let answer = (): void => {};
      const answered = new Promise<void>((resolve) => (answer = resolve));
      const fetch = async (request: Request) => {
        const response = await globalThis.fetch(request);
        reach();
        await answered;
        return response;
      };
      const late = await loadedTab(cognito, { browser, clock, fetch });
      await clock.advance(HOUR_MS);
      const renewing = late.wayIn.authorizer.authorize({ signal: new AbortController().signal });
      await reached;
      browser.isSilent = true;
      await first.wayIn.signOut();
      first.wayIn.staySignedIn = true;
      await first.wayIn.signIn({ userName, password: PASSWORD });
      const stored = await browser.content();
      answer();
      await renewing.catch(() => {});
      expect(await browser.content()).toBe(stored);
      expect(late.wayIn.identity).toEqual(userName === 'writer' ? WRITER : ELSEWHERE);
    },
  );

  it('hear of a sign-out in other ways, too, and then leave nothing behind', async () => {
    const { second, browser } = await twoTabs();
    second.wayIn.endedElsewhere();
    expect(second.wayIn.identity).toEqual(ELSEWHERE);
    await untilHeard();
    expect(await browser.isEmpty()).toBe(true);
  });

  it('leave alone whom they hear nothing of', async () => {
    const { browser, clock } = await twoTabs();
    const other = await signedInTab(cognito, { userName: 'reader', clock, browser: new FakeBrowser() });
    other.wayIn.endedElsewhere();
    expect(other.wayIn.identity).toEqual(ELSEWHERE);
    await untilHeard();
    expect(await browser.content()).toContain('writer');
  });
});
