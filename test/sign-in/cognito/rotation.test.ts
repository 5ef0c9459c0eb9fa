// Renewals where each refresh token is good once, or not, in tabs that are open side by side. Renewals are counted.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { FakeBrowser, untilHeard } from '../../support/fake-browser.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import {
  type CognitoTab,
  type CognitoTabOptions,
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
afterEach(() => {
  cognito.control.reset();
  cognito.control.rotateRefreshTokens(undefined);
});
afterAll(() => cognito.close());

const HOUR_MS = 3_600_000;
const RENEW = 'GetTokensFromRefreshToken';
const WRITER = { state: 'signed-in', userName: 'writer' } as const;
const LOST = { state: 'lost', userName: 'writer' } as const;

/** Each token is good for one renewal, and for so long after it. */
const rotate = (graceSeconds = 0) => cognito.control.rotateRefreshTokens({ graceSeconds });
const renewals = () => cognito.control.callsOf(RENEW);

/** Signs in, then lets the ID token run out. */
async function endedSession(options: { readonly staySignedIn: boolean } & CognitoTabOptions) {
  const page = await signedInTab(cognito, options);
  await page.clock.advance(HOUR_MS);
  return page;
}

/** What all show to the machine, which they are asked for at once. */
async function headersOfAll(tabs: readonly CognitoTab[]): Promise<readonly string[]> {
  const headers = await Promise.all(tabs.map(headersOf));
  return headers.map(({ authorization = '' }) => authorization);
}

describe('a renewal', () => {
  it('takes the new refresh token each time, and stores it', async () => {
    rotate();
    const page = await signedInTab(cognito);
    const stored = new Set([page.tab.content]);
    for (let count = 1; count <= 3; count++) {
      await page.clock.advance(HOUR_MS);
      await headersOf(page);
      stored.add(page.tab.content);
      expect(renewals()).toBe(count);
    }
    expect(stored.size).toBe(4);
    const { tab, clock, browser } = page;
    await clock.advance(HOUR_MS);
    expect((await loadedTab(cognito, { tab, clock, browser })).wayIn.identity).toEqual(WRITER);
  });

  it('is the old action only where the service does not know the new one, which it is asked once', async () => {
    cognito.control.unlearn(RENEW);
    const page = await signedInTab(cognito);
    for (let count = 0; count < 2; count++) {
      await page.clock.advance(HOUR_MS);
      await headersOf(page);
    }
    expect(page.calls).toEqual(['InitiateAuth', RENEW, 'InitiateAuth', 'InitiateAuth']);
  });

  it('is sent once more at once when its answer was lost', async () => {
    rotate(60);
    const page = await endedSession({ staySignedIn: false });
    cognito.control.fail({ action: RENEW, dropAnswer: true, times: 1 });
    await headersOf(page);
    expect(renewals()).toBe(2);
    rotate(0);
    await page.clock.advance(HOUR_MS);
    await headersOf(page);
    expect(page.identities).toEqual([WRITER]);
  });

  it('leads to signing in where the lost answer cannot be had again, and never to a loop', async () => {
    rotate(0);
    const page = await endedSession({ staySignedIn: true });
    cognito.control.fail({ action: RENEW, dropAnswer: true, times: 1 });
    await expect(headersOf(page)).rejects.toThrow('nobody is signed in');
    expect(page.identities).toEqual([WRITER, LOST]);
    expect(await page.wayIn.authorizer.rejected()).toBe('signed-out');
    const { browser, clock } = page;
    expect((await loadedTab(cognito, { browser, clock })).wayIn.identity).toEqual(LOST);
    expect(renewals()).toBe(2);
  });

  it('goes on when whoever wanted it has left: its answer holds the next token', async () => {
    rotate();
    const page = await endedSession({ staySignedIn: false });
    cognito.control.delay({ action: RENEW, ms: 50 });
    const leaving = new AbortController();
    const left = page.wayIn.authorizer.authorize({ signal: leaving.signal });
    const reason = new Error('the room was left');
    leaving.abort(reason);
    await expect(left).rejects.toBe(reason);
    await headersOf(page);
    expect(renewals()).toBe(1);
    await page.clock.advance(HOUR_MS);
    await headersOf(page);
    expect(page.identities).toEqual([WRITER]);
  });

  it('that a reload cut is made again with the token before', async () => {
    rotate(60);
    const page = await endedSession({ staySignedIn: true });
    const { browser, clock } = page;
    const before = await browser.content();
    const answers: Promise<Response>[] = [];
    const cut = openCognitoTab(cognito, {
      browser,
      clock,
      fetch: (request) => {
        answers.push(globalThis.fetch(request));
        return new Promise(() => {});
      },
    });
    void cut.wayIn.restore();
    await expect.poll(() => answers.length).toBe(1);
    await Promise.all(answers);
    expect(await browser.content()).toBe(before);
    // What the page that is gone held goes with it.
    const reloaded = await loadedTab(cognito, { browser: copyWithoutLocks(browser), clock });
    expect(reloaded.wayIn.identity).toEqual(WRITER);
    expect(renewals()).toBe(2);
  });

  it.each([true, false])(
    'whose answer comes when the session has moved is stored where it is; to the device: %s',
    async (isToDevice) => {
      rotate();
      const { browser, clock, tab } = await endedSession({ staySignedIn: !isToDevice });
      const { fetch, arrived, deliver } = heldBack();
      const page = openCognitoTab(cognito, { browser, clock, tab, fetch });
      const restoring = page.wayIn.restore();
      await arrived;
      page.wayIn.staySignedIn = isToDevice;
      deliver();
      await restoring;
      await untilHeard();
      expect(page.wayIn.identity).toEqual(WRITER);
      expect([tab.isEmpty, (await browser.content()).includes('eyJ')]).toEqual([isToDevice, isToDevice]);
      await clock.advance(HOUR_MS);
      const reloaded = await loadedTab(cognito, { browser, clock, tab });
      expect([reloaded.wayIn.identity, reloaded.wayIn.staySignedIn]).toEqual([WRITER, isToDevice]);
      expect(renewals()).toBe(2);
    },
  );

  it('whose answer comes when somebody else is in leaves them alone, and has its token ended', async () => {
    rotate();
    const { page, restoring, deliver, browser, clock } = await renewingPage();
    const signingIn = page.wayIn.signIn({ userName: 'reader', password: PASSWORD });
    await signingIn;
    deliver();
    await restoring;
    const ended = () => page.calls.filter((call) => call === 'RevokeToken').length;
    await expect.poll(ended).toBe(2);
    expect(page.wayIn.identity).toEqual({ state: 'signed-in', userName: 'reader' });
    const { tab } = page;
    expect((await loadedTab(cognito, { browser, clock, tab })).wayIn.identity).toEqual(page.wayIn.identity);
  });

  it('whose new token comes after the sign-out has that ended too', async () => {
    rotate();
    const { page, restoring, deliver } = await renewingPage();
    await page.wayIn.signOut();
    deliver();
    await restoring;
    await expect.poll(() => page.calls.filter((call) => call === 'RevokeToken').length).toBe(2);
    expect(await page.browser.isEmpty()).toBe(true);
    expect(page.wayIn.identity).toEqual({ state: 'signed-out' });
  });
});

describe('tabs of a session of the device', () => {
  it.each([true, false])(
    'renew once where three are restored at once; moved from before: %s',
    async (isOld) => {
      rotate();
      const { browser, clock } = await endedSession({ staySignedIn: true });
      if (isOld) await moveToWebStorage(browser);
      const tabs = [1, 2, 3].map(() => openCognitoTab(cognito, { browser, clock }));
      await Promise.all(tabs.map(({ wayIn }) => wayIn.restore()));
      expect(renewals()).toBe(1);
      expect(tabs.map(({ wayIn }) => wayIn.identity)).toEqual([WRITER, WRITER, WRITER]);
      expect(new Set(await headersOfAll(tabs)).size).toBe(1);
      expect(browser.storage.isEmpty).toBe(true);
    },
  );

  it('renew once where all of them want to, over and over', async () => {
    rotate();
    const first = await endedSession({ staySignedIn: true });
    const { browser, clock } = first;
    const tabs = [
      first,
      await loadedTab(cognito, { browser, clock }),
      openCognitoTab(cognito, { browser, clock }),
    ];
    await tabs[2]?.wayIn.restore();
    for (let count = 2; count < 6; count++) {
      await clock.advance(HOUR_MS);
      expect(new Set(await headersOfAll(tabs)).size).toBe(1);
      expect(renewals()).toBe(count);
    }
  });

  it('renew once where the machine has rejected the token in each', async () => {
    rotate();
    const first = await signedInTab(cognito, { staySignedIn: true });
    const { browser, clock } = first;
    const second = await loadedTab(cognito, { browser, clock });
    const verdicts = await Promise.all([first, second].map(({ wayIn }) => wayIn.authorizer.rejected()));
    expect(verdicts).toEqual(['retry', 'retry']);
    expect(renewals()).toBe(1);
  });

  it.each([
    ['locks', { hasLocks: false }],
    ['channels', { hasChannels: false }],
    ['a database', { database: undefined }],
    ['locks and a database', { hasLocks: false, database: undefined }],
    ['anything to share by', { hasLocks: false, hasChannels: false, database: undefined }],
  ])('stay signed in without %s', async (_what, lack) => {
    rotate(60);
    const browser = Object.assign(new FakeBrowser(), lack);
    const { clock } = await endedSession({ staySignedIn: true, browser });
    const tabs = [1, 2].map(() => openCognitoTab(cognito, { browser, clock }));
    const restoring = Promise.all(tabs.map(({ wayIn }) => wayIn.restore()));
    await passSeconds(clock, 3);
    await restoring;
    expect(tabs.map(({ wayIn }) => wayIn.identity)).toEqual([WRITER, WRITER]);
    expect(renewals()).toBeLessThanOrEqual(2);
    await untilHeard();
    await clock.advance(HOUR_MS);
    const headers = headersOfAll(tabs);
    await passSeconds(clock, 3);
    expect((await headers).length).toBe(2);
  });

  it.each([
    ['RefreshTokenReuseException', true],
    // What such a refusal is called where rotation is not known to the page, nobody knows.
    ['SomethingNewException', true],
    ['SomethingNewException', false],
  ])('read the store once more after %s; unheard: %s', async (name, isSilent) => {
    rotate(0);
    const browser = Object.assign(new FakeBrowser(), { hasLocks: false });
    const first = await endedSession({ staySignedIn: true, browser });
    const { clock } = first;
    let refuse = (): void => {};
    const refused = new Promise<Response>((resolve) => {
      refuse = () => resolve(Response.json({ __type: name }, { status: 400 }));
    });
    const asked: string[] = [];
    const second = openCognitoTab(cognito, {
      browser,
      clock,
      fetch: (request) => {
        asked.push(request.url);
        return refused;
      },
    });
    const restoring = second.wayIn.restore();
    await expect.poll(() => asked.length).toBe(1);
    const headers = headersOf(second);
    browser.isSilent = isSilent;
    const renewed = await headersOf(first);
    refuse();
    await restoring;
    expect(second.wayIn.identity).toEqual(WRITER);
    expect(await headers).toEqual(renewed);
  });

  it('go on where the one whose turn it is never ends it', async () => {
    const first = await endedSession({ staySignedIn: true });
    const { browser, clock } = first;
    const frozen = openCognitoTab(cognito, {
      browser,
      // Its timers would end its turn.
      clock: new FakeClock(clock.wallMs()),
      fetch: () => new Promise(() => {}),
    });
    void frozen.wayIn.restore();
    await untilHeard();
    const headers = headersOf(first);
    await untilHeard();
    await clock.advance(20_000);
    expect(await headers).toMatchObject({ cachename: 'chat' });
  });
});

describe('a duplicated tab', () => {
  async function twins() {
    rotate();
    const first = await signedInTab(cognito);
    const { browser, clock } = first;
    const tab = first.tab.copy();
    const second = await loadedTab(cognito, { browser, clock, tab });
    await clock.advance(HOUR_MS);
    return { first, second, browser, clock, tab };
  }

  it('asks its twin for the newer token', async () => {
    const { first, second, browser } = await twins();
    const renewed = await headersOf(first);
    expect(await headersOf(second)).toEqual(renewed);
    expect(renewals()).toBe(1);
    expect(await browser.content()).not.toContain('eyJ');
    const stored = JSON.parse(first.tab.openTab().getItem(SESSION_KEY) ?? '') as object;
    expect(JSON.parse(second.tab.openTab().getItem(SESSION_KEY) ?? '')).toEqual(stored);
  });

  it('renews together with it', async () => {
    const { first, second } = await twins();
    expect(new Set(await headersOfAll([first, second])).size).toBe(1);
    expect(renewals()).toBe(1);
    expect([...first.identities, ...second.identities]).toEqual([WRITER, WRITER]);
  });

  it('has to sign in where its twin is gone, and never uses up a token twice', async () => {
    const { first, second, clock } = await twins();
    await headersOf(first);
    first.silence();
    const failing = headersOf(second).catch((error: unknown) => error);
    await untilHeard();
    await clock.advance(1_000);
    expect(await failing).toMatchObject({ message: 'unable to authorize; nobody is signed in' });
    expect(second.wayIn.identity).toEqual({ ...LOST, isCopy: true });
    expect(renewals()).toBe(1);
    await clock.advance(HOUR_MS);
    await headersOf(first);
    expect(first.wayIn.identity).toEqual(WRITER);
  });

  it('asks also a twin that stays signed in on the device since', async () => {
    const { first, second } = await twins();
    first.wayIn.staySignedIn = true;
    await untilHeard();
    const renewed = await headersOf(first);
    expect(await headersOf(second)).toEqual(renewed);
    expect(renewals()).toBe(1);
  });

  it('goes on by itself where tokens do not rotate', async () => {
    const { first, second } = await twins();
    cognito.control.rotateRefreshTokens(undefined);
    first.silence();
    await headersOf(first);
    await headersOf(second);
    expect(second.wayIn.identity).toEqual(WRITER);
  });

  it('asks also where nothing can be noted', async () => {
    const { first, second, browser, clock } = await twins();
    browser.database = undefined;
    browser.storage.isBlocked = true;
    const headers = headersOf(first);
    await untilHeard();
    await clock.advance(1_000);
    expect(await headersOf(second)).toEqual(await headers);
    expect(renewals()).toBe(1);
  });
});

describe('tokens of 20 seconds', () => {
  it('are fresh for four fifths of that', async () => {
    const quick = await startLocalCognito({ tokenTtlSeconds: 20 });
    try {
      const page = await signedInTab(quick);
      const first = await headersOf(page);
      await page.clock.advance(15_999);
      expect(await headersOf(page)).toEqual(first);
      expect(quick.control.callsOf(RENEW)).toBe(0);
      await page.clock.advance(1);
      await headersOf(page);
      expect(quick.control.callsOf(RENEW)).toBe(1);
    } finally {
      await quick.close();
    }
  });
});

/** A page that was loaded with an ended session of the device, whose new tokens are on their way. */
async function renewingPage() {
  const { browser, clock } = await endedSession({ staySignedIn: true });
  const { fetch, arrived, deliver } = heldBack();
  const page = openCognitoTab(cognito, { browser, clock, fetch });
  const restoring = page.wayIn.restore();
  await arrived;
  return { page, restoring, deliver, browser, clock };
}

/** A network that holds the first answer back: the service has given it, and nobody has it. */
function heldBack() {
  let arrive = (): void => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  let deliver = (): void => {};
  const delivered = new Promise<void>((resolve) => (deliver = resolve));
  let isFirst = true;
  const fetch = async (request: Request) => {
    const isHeld = isFirst;
    isFirst = false;
    const answer = await globalThis.fetch(request);
    if (isHeld) {
      arrive();
      await delivered;
    }
    return answer;
  };
  return { fetch, arrived, deliver: () => deliver() };
}

/** As the page of before has left it. */
async function moveToWebStorage(browser: FakeBrowser): Promise<void> {
  const record = (await browser.record(SESSION_KEY)) as Readonly<Record<string, unknown>>;
  const { family: _family, generation: _generation, ...old } = record;
  browser.storage.openTab().setItem(SESSION_KEY, JSON.stringify(old));
  browser.database = new FakeBrowser().database;
}

/** The same profile, whose locks of a page that is gone are free again. */
function copyWithoutLocks({ database }: FakeBrowser): FakeBrowser {
  return Object.assign(new FakeBrowser(), { database });
}

/** Second by second, with all that happens in between. */
async function passSeconds(clock: FakeClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await untilHeard();
    await clock.advance(1_000);
  }
  await untilHeard();
}
