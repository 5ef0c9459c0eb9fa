import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { heldIdentity } from '../../../src/sign-in/cognito/held-identity.ts';
import { openWayIn } from '../../../src/sign-in/cognito/open-way-in.ts';
import { ShownBefore } from '../../../src/sign-in/shown-before.ts';
import { FakeBrowser } from '../../support/fake-browser.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';
import { DONE, PASSWORD } from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

const HOUR_MS = 3_600_000;
const LEEWAY_MS = 30_000;

function setUp() {
  const clock = new FakeClock();
  const { device, database, tabs } = new FakeBrowser().openTab();
  const tab = new FakeWebStorage();
  const wholeStorage = (of: ReturnType<FakeWebStorage['openTab']>) =>
    Object.assign(of, { length: 0, key: () => null });
  const { userPoolId, clientId, url: cognitoEndpoint } = cognito;
  const machine = {
    name: 'Members',
    auth: 'cognito',
    url: 'https://members.example/token',
    authFlow: 'USER_PASSWORD_AUTH',
    userPoolId,
    clientId,
    cognitoEndpoint,
  } as const;
  const parts = {
    clock,
    cacheName: 'chat',
    storage: { tab: () => wholeStorage(tab.openTab()), device: () => wholeStorage(device), database },
    tabs,
    requestToken: async () => ({ ok: true, token: {} }) as const,
  };
  const shown = new ShownBefore({
    tab: parts.storage.tab,
    clock,
    fetch: async () => new Response('a token'),
  });
  const signIn = async ({ userName = 'writer', staySignedIn = false } = {}) => {
    const wayIn = openWayIn(machine, parts);
    wayIn.staySignedIn = staySignedIn;
    expect(await wayIn.signIn({ userName, password: PASSWORD })).toEqual(DONE);
    const { headers } = await wayIn.authorizer.authorize({ signal: new AbortController().signal });
    const show = async () => void (await shown.fetch(new Request(machine.url, { headers: { ...headers } })));
    return Object.assign(wayIn, { headers, show });
  };
  return { clock, tab, signIn, held: () => heldIdentity(machine, parts) };
}

describe('Who is signed in, as it is stored', () => {
  it.each([
    ['the tab', false],
    ['the device', true],
  ])('is shown by %s as the way in shows it, and the pool is not asked', async (_, staySignedIn) => {
    const { signIn, held } = setUp();
    const { authorizer, headers, show } = await signIn({ staySignedIn });
    expect(await held()).toBeUndefined();
    await show();
    const calls = ['InitiateAuth', 'GetTokensFromRefreshToken'].map((name) => cognito.control.callsOf(name));
    expect(await held()).toMatchObject({
      userName: 'writer',
      subjectKey: authorizer.subjectKey,
      authorization: { headers },
    });
    expect(
      ['InitiateAuth', 'GetTokensFromRefreshToken'].map((name) => cognito.control.callsOf(name)),
    ).toEqual(calls);
  });

  it('is nobody once the ID token is about to run out', async () => {
    const { clock, signIn, held } = setUp();
    await (await signIn()).show();
    await clock.advance(HOUR_MS - LEEWAY_MS - 1);
    expect(await held()).toBeDefined();
    await clock.advance(1);
    expect(await held()).toBeUndefined();
    expect(cognito.control.callsOf('GetTokensFromRefreshToken')).toBe(0);
  });

  it('is nobody where the pool has to be asked what they may', async () => {
    const { signIn, held } = setUp();
    await (await signIn({ userName: 'stranger' })).show();
    expect(await held()).toBeUndefined();
  });

  it('is nobody before a sign-in, after signing out, and where storage is blocked', async () => {
    const { tab, signIn, held } = setUp();
    expect(await held()).toBeUndefined();
    const wayIn = await signIn();
    await wayIn.show();
    tab.isBlocked = true;
    expect(await held()).toBeUndefined();
    tab.isBlocked = false;
    expect(await held()).toBeDefined();
    await wayIn.signOut();
    expect(await held()).toBeUndefined();
  });
});
