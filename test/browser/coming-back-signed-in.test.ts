import type { Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { PASSWORD } from '../support/member.ts';
import { SecretWatch } from '../support/secret-watch.ts';

const { host, open, openTabs } = useBrowser();

/** A host whose only machine takes ID tokens of the local pool, until it is told otherwise. */
async function serve() {
  const server = await host();
  const { cognito, machines } = server.standIns;
  const { userPoolId, clientId, url: cognitoEndpoint } = cognito;
  const members = {
    name: 'Members',
    auth: 'cognito',
    url: machines.urls.cognito,
    authFlow: 'USER_PASSWORD_AUTH',
    userPoolId,
    clientId,
    cognitoEndpoint,
  };
  const momentoEndpoint = `http://momento.localhost:${server.standIn.webPort}`;
  const tell = (config: object) =>
    server.serveWith({
      config: { cacheName: 'chat', tokenVendingMachines: [members], momentoEndpoint, ...config },
      headers: {},
    });
  tell({});
  const isForToken = (request: Request) => request.url() === machines.urls.cognito;
  const streams = () => server.control.counters().calls.subscribe;
  return { server, members, tell, isForToken, streams };
}

type Site = Awaited<ReturnType<typeof serve>>;

/** What the machine is shown from now on, in this tab. */
function watchShown({ page }: ChatPage, { isForToken }: Site): readonly (string | undefined)[] {
  const shown: (string | undefined)[] = [];
  page.on('request', (request) => isForToken(request) && shown.push(request.headers()['authorization']));
  return shown;
}

/** Somebody who is signed in there, and in a room. */
async function enter(
  chat: ChatPage,
  { server: { url } }: Site,
  { staySignedIn = false } = {},
): Promise<void> {
  await chat.goto(`${url}?room=lobby`);
  if (staySignedIn) await chat.page.getByRole('checkbox', { name: 'Stay signed in' }).check();
  await chat.page.getByRole('textbox', { name: 'Username' }).fill('writer');
  const password = chat.page.getByLabel('Password', { exact: true });
  await password.fill(PASSWORD);
  await password.press('Enter');
  await chat.joinButton.click();
  await chat.untilLive();
}

async function entered(site: Site, options?: Parameters<typeof enter>[2]): Promise<ChatPage> {
  const chat = await open();
  await enter(chat, site, options);
  return chat;
}

describe('A reload in a room, by somebody who has signed in', () => {
  it('asks for no permission that the browser still has', async () => {
    const site = await serve();
    const chat = await entered(site);
    const heads: string[] = [];
    chat.page.on('request', (request) => request.method() === 'HEAD' && heads.push(request.url()));
    await chat.page.reload();
    await chat.untilLive();
    expect(heads).toEqual([]);
  });

  it.each([
    ['this tab', { staySignedIn: false }],
    ['this device', { staySignedIn: true }],
  ])(
    'shows the machine the same ID token beside config.json, and is live with what comes of it (signed in on %s)',
    async (_, options) => {
      const site = await serve();
      const chat = await open();
      const secrets = new SecretWatch(chat);
      const shown = watchShown(chat, site);
      await enter(chat, site, options);
      expect(shown).toHaveLength(1);
      const config = site.server.hold('/config.json');
      await chat.page.reload({ waitUntil: 'commit' });
      await expect.poll(() => [config.waiting, shown.length]).toEqual([1, 2]);
      config.release();
      await chat.untilLive();
      expect(shown).toEqual([shown[0], shown[0]]);
      const keeping = options.staySignedIn ? 'databases' : 'sessionStorage';
      expect(await secrets.findings({ passwords: [PASSWORD], keeping })).toEqual([]);
    },
  );

  it.each([
    ['replaced', ({ members }: Site) => [{ ...members, url: 'moved/token' }]],
    ['removed', () => [{ name: 'Guests', auth: 'open', url: 'api/momento/token' }]],
    ['given another mode', ({ members: { name, url } }: Site) => [{ name, url, auth: 'lambda' }]],
  ])('ends at the form where the machine was %s, with nothing done by its token', async (_, machinesOf) => {
    const site = await serve();
    const chat = await entered(site);
    const shown = watchShown(chat, site);
    const streams = site.streams();
    site.tell({ tokenVendingMachines: machinesOf(site) });
    const config = site.server.hold('/config.json');
    await chat.page.reload({ waitUntil: 'commit' });
    await expect.poll(() => [config.waiting, shown.length]).toEqual([1, 1]);
    config.release();
    await chat.page.getByRole('textbox', { name: /^(Username|Your name)$/ }).waitFor();
    expect([shown.length, site.streams()]).toEqual([1, streams]);
  });

  it('asks for another token where config.json names another endpoint', async () => {
    const site = await serve();
    const chat = await entered(site);
    const shown = watchShown(chat, site);
    site.tell({ momentoEndpoint: `http://moved.localhost:${site.server.standIn.webPort}` });
    const config = site.server.hold('/config.json');
    await chat.page.reload({ waitUntil: 'commit' });
    await expect.poll(() => [config.waiting, shown.length]).toEqual([1, 1]);
    const hosts: string[] = [];
    chat.page.on('request', (request) => hosts.push(new URL(request.url()).hostname));
    config.release();
    await chat.untilLive();
    expect(shown).toHaveLength(2);
    expect(hosts).toContain('moved.localhost');
    expect(hosts).not.toContain('momento.localhost');
  });

  it('goes on with another ID token where the machine takes that one no more', async () => {
    const site = await serve();
    const chat = await entered(site);
    const shown = watchShown(chat, site);
    await chat.page.route(site.members.url, (route) => {
      const isSecond = shown.length > 1;
      return isSecond
        ? route.continue()
        : route.fulfill({ status: 401, headers: { 'Access-Control-Allow-Origin': '*' } });
    });
    await chat.page.reload();
    await chat.untilLive();
    expect(new Set(shown).size).toBe(2);
  });
});

describe('The files of the way in', () => {
  it('load before the page’s script runs, for whoever took that way in this tab', async () => {
    const site = await serve();
    const chat = await entered(site);
    const asked: string[] = [];
    chat.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await chat.page.route('**/assets/page-*.js', async (route) => {
      await released;
      await route.continue();
    });
    await chat.page.reload({ waitUntil: 'commit' });
    for (const name of ['ways-in', 'session', 'sign-in-view', 'cognito-service']) {
      await expect.poll(() => asked.filter((path) => path.startsWith(`/assets/${name}-`))).toHaveLength(1);
    }
    release();
    await chat.untilLive();
  });
});

/** Time enough for whoever came before: somebody else comes back to a room, and has a token asked for. */
async function untilAnotherHasAsked(other: ChatPage, { isForToken }: Site): Promise<void> {
  await Promise.all([other.page.waitForRequest(isForToken), other.page.reload({ waitUntil: 'commit' })]);
}

describe('Nothing is shown early', () => {
  it('where somebody has signed out in another tab meanwhile', async () => {
    const site = await serve();
    const [away, there] = await openTabs(2);
    if (!away || !there) throw new Error('there are two tabs');
    const other = await entered(site);
    for (const tab of [away, there]) await enter(tab, site);
    await away.page.goto('about:blank');
    await there.page.goto(site.server.url);
    await there.button('Sign out').click();
    await there.page.getByLabel('Password', { exact: true }).waitFor();
    const shown = watchShown(away, site);
    const config = site.server.hold('/config.json');
    await away.page.goBack({ waitUntil: 'commit' });
    await expect.poll(() => config.waiting).toBe(1);
    await untilAnotherHasAsked(other, site);
    config.release();
    await away.page.getByLabel('Password', { exact: true }).waitFor();
    expect(shown).toEqual([]);
  });

  it('on the way back from a sign-in page', async () => {
    const site = await serve();
    const [ann, other] = [await entered(site), await entered(site)];
    const shown = watchShown(ann, site);
    const config = site.server.hold('/config.json');
    await ann.page.evaluate(() =>
      history.replaceState(history.state, '', '?room=lobby&code=of-a-provider&state=of-the-page'),
    );
    await ann.page.reload({ waitUntil: 'commit' });
    await expect.poll(() => config.waiting).toBe(1);
    await untilAnotherHasAsked(other, site);
    expect(shown).toEqual([]);
    config.release();
    await ann.untilLive();
  });

  it('where the tab has not shown it before', async () => {
    const site = await serve();
    const [ann, other] = [await entered(site), await entered(site)];
    const shown = watchShown(ann, site);
    // As after a renewal that the machine has not seen yet.
    await ann.page.evaluate(() => sessionStorage.removeItem('momento-chat:shown'));
    const config = site.server.hold('/config.json');
    await ann.page.reload({ waitUntil: 'commit' });
    await expect.poll(() => config.waiting).toBe(1);
    await untilAnotherHasAsked(other, site);
    expect(shown).toEqual([]);
    config.release();
    await ann.untilLive();
    expect(shown).toHaveLength(1);
  });
});
