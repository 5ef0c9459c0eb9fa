// Refresh tokens that nobody goes on with: each must have been ended at the service, whichever tab dropped it and
// whatever it had heard of the others. Documented: that one is revoked says nothing of the other tokens of a person.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { FakeBrowser, untilHeard } from '../../support/fake-browser.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import {
  type CognitoTabOptions,
  DONE,
  headersOf,
  loadedTab,
  openCognitoTab,
  PASSWORD,
  signedInTab,
} from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => {
  cognito.control.reset();
  cognito.control.rotateRefreshTokens(undefined);
});
afterAll(() => cognito.close());

const HOUR_MS = 3_600_000;

/** What tabs have in common, and the refresh tokens that the service gave them and was told to end. */
function setUp() {
  const given: string[] = [];
  const ended = new Set<string>();
  const fetch = async (request: Request) => {
    const { Token } = (await request.clone().json()) as { readonly Token?: string };
    if (Token !== undefined) ended.add(Token);
    const response = await globalThis.fetch(request);
    const { AuthenticationResult: result } = (await response.clone().json()) as {
      readonly AuthenticationResult?: { readonly RefreshToken?: string };
    };
    if (result?.RefreshToken !== undefined) given.push(result.RefreshToken);
    return response;
  };
  const shared = { browser: new FakeBrowser(), clock: new FakeClock(), fetch } satisfies CognitoTabOptions;
  /** Once all that was sent has been answered. */
  const endedOnes = async () => {
    await untilHeard();
    return given.map((token) => ended.has(token));
  };
  return { ...shared, shared, endedOnes };
}

const rotate = () => cognito.control.rotateRefreshTokens({ graceSeconds: 60 });

describe('signing out ends', () => {
  it('the sign-in of each tab that leaves with the one where it is done', async () => {
    const { shared, endedOnes } = setUp();
    const first = await signedInTab(cognito, shared);
    const second = await signedInTab(cognito, shared);
    await first.wayIn.signOut();
    second.wayIn.endedElsewhere();
    await expect.poll(endedOnes).toEqual([true, true]);
  });

  it('what another tab has renewed, unheard', async () => {
    const { shared, browser, clock, endedOnes } = setUp();
    rotate();
    const first = await signedInTab(cognito, { ...shared, staySignedIn: true });
    const second = await loadedTab(cognito, shared);
    await clock.advance(HOUR_MS);
    browser.isSilent = true;
    await headersOf(second);
    await first.wayIn.signOut();
    await expect.poll(endedOnes).toEqual([true, true]);
    expect(await browser.isEmpty()).toBe(true);
  });

  it('what a twin has renewed', async () => {
    const { shared, clock, endedOnes } = setUp();
    rotate();
    const first = await signedInTab(cognito, shared);
    const twin = await loadedTab(cognito, { ...shared, tab: first.tab.copy() });
    await clock.advance(HOUR_MS);
    await headersOf(first);
    await twin.wayIn.signOut();
    first.wayIn.endedElsewhere();
    await expect.poll(endedOnes).toEqual([true, true]);
  });

  it('what came of asking to be signed out everywhere, where that is refused', async () => {
    const { shared, clock, endedOnes } = setUp();
    rotate();
    const { wayIn } = await signedInTab(cognito, shared);
    await clock.advance(HOUR_MS);
    cognito.control.fail({ action: 'GlobalSignOut', code: 'NotAuthorizedException' });
    expect(await wayIn.signOutEverywhere()).toMatchObject({ ok: false });
    expect((await endedOnes()).length).toBe(2);
    await expect.poll(async () => (await endedOnes()).at(-1)).toBe(true);
  });
});

describe('signing in on the device ends', () => {
  it.each(['reader', 'writer'])('what it takes the place of: %s is in now', async (userName) => {
    const { shared, endedOnes } = setUp();
    const late = openCognitoTab(cognito, shared);
    await signedInTab(cognito, { ...shared, staySignedIn: true });
    late.wayIn.staySignedIn = true;
    expect(await late.wayIn.signIn({ userName, password: PASSWORD })).toEqual(DONE);
    await expect.poll(endedOnes).toEqual([true, false]);
  });
});

describe('signing in in a tab', () => {
  it.each(['reader', 'writer'])('leaves alone who is in on the device: %s', async (userName) => {
    const { shared, clock, endedOnes } = setUp();
    const late = openCognitoTab(cognito, shared);
    const first = await signedInTab(cognito, { ...shared, staySignedIn: true });
    expect(await late.wayIn.signIn({ userName, password: PASSWORD })).toEqual(DONE);
    await untilHeard();
    expect(first.identities).toEqual([{ state: 'signed-in', userName: 'writer' }]);
    await clock.advance(HOUR_MS);
    await headersOf(first);
    expect((await loadedTab(cognito, shared)).wayIn.identity).toEqual(first.wayIn.identity);
    expect(await endedOnes()).toEqual([false, false]);
  });
});
