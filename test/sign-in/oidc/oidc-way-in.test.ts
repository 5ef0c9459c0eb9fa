import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LocalOidc, startLocalOidc } from '../../../local/oidc/local-oidc.ts';
import { claimsOf } from '../../../src/base/jwt-claims.ts';
import type { OidcFailure } from '../../../src/sign-in/oidc/oidc-failure.ts';
import { failureWords } from '../../../src/sign-in/oidc/view/failure-answer.ts';
import { FakeBrowser, untilHeard } from '../../support/fake-browser.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';
import { FakeWindow } from '../../support/fake-window.ts';
import { OidcVisitor } from '../../support/oidc-visitor.ts';
import {
  backFromProvider,
  bearerOf,
  type OidcTab,
  openOidcTab,
  reloadedTab,
  signedInTab,
  untilWaiting,
} from './oidc-tab.ts';

let oidc: LocalOidc;
beforeAll(async () => {
  oidc = await startLocalOidc();
});
afterAll(() => oidc.close());
beforeEach(() => oidc.forgetSignIns());

const HOUR_MS = 3_600_000;
const TOKEN = '/token';

function said(failure: OidcFailure | undefined): string {
  if (!failure || failure.by === 'page') return failure?.by ?? '';
  const { heading, text } = failureWords(failure, { machineName: 'Acme', host: 'login.example' });
  return `${heading}. ${text}`;
}

/** What the person is sent to the provider with. */
async function questionOf(tab: OidcTab): Promise<URLSearchParams> {
  await tab.wayIn.start();
  return new URL(tab.window.left.at(-1) ?? '').searchParams;
}

/** What is kept for the way back. */
function tripIn(tab: FakeWebStorage): Record<string, Record<string, string>> {
  const kept = tab.openTab().getItem('momento-chat:trip') ?? '';
  return JSON.parse(kept) as Record<string, Record<string, string>>;
}

/** On the way to the provider, whose page has let the writer in. */
async function atTheDoor(options = {}) {
  const tab = openOidcTab(oidc, options);
  await untilWaiting(tab.wayIn);
  await tab.wayIn.start();
  const back = await new OidcVisitor(oidc).follow(new URL(tab.window.left.at(-1) ?? ''), 'writer');
  return { tab, back };
}

describe('Signing in at the page of a provider', () => {
  it('lets in whom the provider sends back, by the id that the machine gives them', async () => {
    const tab = await signedInTab(oidc);
    expect(tab.wayIn.identity).toEqual({ state: 'signed-in', userName: 'acme:writer' });
    expect([tab.wayIn.claimedName, tab.wayIn.signInName]).toEqual(['Wanda Writer', 'writer']);
    expect(claimsOf((await bearerOf(tab)).replace('Bearer ', ''))).toMatchObject({
      aud: oidc.clientId,
      sub: 'writer',
    });
    expect(tab.window.location.search).toBe('');
  });

  it('asks with PKCE, a state and a nonce, for an address without query', async () => {
    const tab = openOidcTab(oidc, { window: new FakeWindow('http://localhost:5173/chat/?room=garden') });
    const asked = await questionOf(tab);
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: oidc.clientId,
      response_type: 'code',
      redirect_uri: 'http://localhost:5173/chat/',
      scope: 'openid profile offline_access',
      code_challenge_method: 'S256',
      prompt: 'consent',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(40);
  });

  it('adds what the configuration says, in the words of the protocol', async () => {
    const tab = openOidcTab(oidc, {
      machine: { audience: 'chat', domainHint: 'acme.example', identityProvider: 'Google' },
    });
    expect(Object.fromEntries(await questionOf(tab))).toMatchObject({
      audience: 'chat',
      domain_hint: 'acme.example',
      identity_provider: 'Google',
    });
  });

  it('shows the machine an access token where that is what it takes', async () => {
    const { resource } = oidc;
    const tab = await signedInTab(oidc, { machine: { token: 'access', resource } });
    const first = await bearerOf(tab);
    expect(claimsOf(first.replace('Bearer ', ''))).toMatchObject({
      aud: resource,
      sub: 'writer',
      client_id: oidc.clientId,
    });
    const reloaded = await reloadedTab(oidc, tab);
    expect(await bearerOf(reloaded)).toBe(first);
    await reloaded.clock.advance(HOUR_MS);
    const renewed = await bearerOf(reloaded);
    expect(renewed).not.toBe(first);
    expect(claimsOf(renewed.replace('Bearer ', ''))).toMatchObject({ aud: resource });
  });

  it('works on a device whose clock is years off', async () => {
    for (const years of [-5, 5]) {
      const clock = new FakeClock(Date.now() + years * 365 * 24 * HOUR_MS);
      const tab = await signedInTab(oidc, { clock });
      expect(tab.wayIn.identity.state).toBe('signed-in');
    }
  });

  it('keeps it in the tab, and on the device where the person chose so', async () => {
    const [browser, other] = [new FakeBrowser(), new FakeBrowser()];
    const inTab = await signedInTab(oidc, { browser });
    expect(await browser.isEmpty()).toBe(true);
    expect((await reloadedTab(oidc, inTab)).wayIn.identity.state).toBe('signed-in');

    const onDevice = await signedInTab(oidc, { browser: other, staySignedIn: true });
    expect(onDevice.tab.isEmpty).toBe(true);
    const elsewhere = openOidcTab(oidc, { browser: other });
    await untilWaiting(elsewhere.wayIn);
    expect(elsewhere.wayIn.identity).toEqual({ state: 'signed-in', userName: 'acme:writer' });
  });

  it('says what the provider says where somebody goes back, or is not let in', async () => {
    const tab = await signedInTab(oidc, { person: 'blocked' });
    expect(tab.wayIn.identity.state).toBe('signed-out');
    expect(said(tab.wayIn.failure)).toContain('You have not signed in');
    expect(said(tab.wayIn.failure)).toContain(
      'login.example says: “Your account is not assigned to Momento Chat. Ask the IT desk of Acme. (access_denied)”',
    );
  });

  it('shows at most 200 characters of that', async () => {
    const { tab, back } = await atTheDoor();
    back.searchParams.delete('code');
    back.searchParams.set('error', 'server_error');
    back.searchParams.set('error_description', 'x'.repeat(5_000));
    tab.window.open(back.href);
    const after = await reloadedTab(oidc, tab);
    expect(said(after.wayIn.failure)).toContain(`“${'x'.repeat(200)} (server_error)”`);
  });

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('ends, once, the sign-in in whose place it comes; on the device: %s, then %s', async (was, is) => {
    const revoked: string[] = [];
    const before = await signedInTab(oidc, {
      staySignedIn: was,
      fetch: (url, init) => {
        if (url.endsWith('/revocation')) revoked.push(url);
        return fetch(url, init);
      },
    });
    before.wayIn.askAgain(true);
    const after = await backFromProvider(oidc, before, { staySignedIn: is });
    expect(after.wayIn.identity).toMatchObject({ state: 'signed-in' });
    await expect.poll(() => revoked.length).toBe(1);
    await untilHeard();
    expect([revoked.length, await after.browser.isEmpty()]).toEqual([1, !is]);
    expect(await bearerOf(await reloadedTab(oidc, after))).toBe(await bearerOf(after));
  });

  it.each([undefined, null, new Error('no more than that')])('has nothing to say of %s', async (error) => {
    expect((await signedInTab(oidc)).wayIn.explain(error)).toBeUndefined();
  });

  it('tells whom the machine does not let in, and asks who is there the next time', async () => {
    const revoked: string[] = [];
    const tab = await signedInTab(oidc, {
      requestToken: async () => ({ ok: false, failure: { code: 'forbidden', refusesThisPage: false } }),
      fetch: (url, init) => {
        if (url.endsWith('/revocation')) revoked.push(url);
        return fetch(url, init);
      },
    });
    expect(tab.wayIn.identity.state).toBe('signed-out');
    expect(said(tab.wayIn.failure)).toContain('“Acme” does not let you in');
    expect(tab.tab.isEmpty).toBe(true);
    expect((await questionOf(tab)).get('prompt')).toBe('login consent');
    await expect.poll(() => revoked.length).toBe(1);
  });

  it('says what to compare, the clock too, where the machine does not take the sign-in', async () => {
    const tab = await signedInTab(oidc, {
      requestToken: async () => ({ ok: false, failure: { code: 'unauthorized', refusesThisPage: false } }),
    });
    expect(tab.wayIn.identity.state).toBe('signed-out');
    expect(said(tab.wayIn.failure)).toContain('“Acme” does not accept your sign-in');
    expect(said(tab.wayIn.failure)).toContain(
      'the kind of token there and here, and the clock of the machine',
    );
    expect(tab.tab.isEmpty).toBe(true);
  });

  it('lets in whom the machine cannot be asked about: the room tells of that', async () => {
    const tab = await signedInTab(oidc, {
      requestToken: async () => ({ ok: false, failure: { code: 'unreachable', refusesThisPage: false } }),
    });
    expect(tab.wayIn.identity).toEqual({ state: 'signed-in', userName: 'writer' });
  });

  it('cannot begin where the tab remembers nothing', async () => {
    const tab = new FakeWebStorage();
    const { wayIn, window } = openOidcTab(oidc, { tab });
    await untilWaiting(wayIn);
    tab.isBlocked = true;
    await wayIn.start();
    expect([wayIn.failure?.by, window.left]).toEqual(['browser', []]);
  });
});

describe('An answer of the provider', () => {
  it('counts once', async () => {
    const { tab, back } = await atTheDoor();
    const trip = tab.tab.copy();
    tab.window.open(back.href);
    expect((await reloadedTab(oidc, tab)).wayIn.identity.state).toBe('signed-in');
    // In a tab that was copied on the way.
    tab.window.open(back.href);
    const again = await reloadedTab(oidc, tab, { tab: trip });
    expect(again.wayIn.identity.state).toBe('signed-out');
    expect(said(again.wayIn.failure)).toContain('(invalid_grant)');
  });

  it('of another provider, or for another question, does not count', async () => {
    const changes: readonly ((back: URL, trip: Record<string, Record<string, string>>) => void)[] = [
      (back) => back.searchParams.set('iss', 'https://evil.example'),
      (back) => back.searchParams.delete('iss'),
      (back) => back.searchParams.append('code', 'another'),
      (_, { luggage }) => Object.assign(luggage ?? {}, { nonce: 'another' }),
    ];
    for (const change of changes) {
      const { tab, back } = await atTheDoor();
      const storage = tab.tab.openTab();
      const trip = tripIn(tab.tab);
      change(back, trip);
      storage.setItem('momento-chat:trip', JSON.stringify(trip));
      tab.window.open(back.href);
      const { wayIn } = await reloadedTab(oidc, tab);
      expect([wayIn.identity.state, said(wayIn.failure)]).toEqual([
        'signed-out',
        expect.stringContaining('does not fit'),
      ]);
    }
  });

  it.each<[string, (at: { readonly tab: OidcTab; readonly back: URL }) => Promise<OidcTab>]>([
    ['in another tab', async ({ tab }) => reloadedTab(oidc, tab, { tab: new FakeWebStorage() })],
    [
      'days later',
      async ({ tab }) => {
        await tab.clock.advance(72 * HOUR_MS);
        return await reloadedTab(oidc, tab);
      },
    ],
    [
      'with a state that somebody made up',
      async ({ tab, back }) => {
        back.searchParams.set('state', 'forged');
        tab.window.open(back.href);
        return await reloadedTab(oidc, tab);
      },
    ],
    [
      'of the try before the last',
      async ({ tab }) => {
        const next = openOidcTab(oidc, { ...tab.options, tab: tab.tab, browser: tab.browser });
        await untilWaiting(next.wayIn);
        await next.wayIn.start();
        return await reloadedTab(oidc, tab);
      },
    ],
  ])('%s is for nobody: nothing is said, and nothing asked', async (_, open) => {
    const { tab, back } = await atTheDoor();
    tab.window.open(back.href);
    const { wayIn, calls, window } = await open({ tab, back });
    expect([wayIn.identity.state, wayIn.failure, calls]).toEqual(['signed-out', undefined, []]);
    expect(window.location.search).not.toMatch(/code|state|iss/);
  });

  it('is not taken to another machine of the page, with another provider', async () => {
    const other = await startLocalOidc();
    onTestFinished(() => other.close());
    const [acme, partner] = [{ name: 'Acme' }, { name: 'Partner', clientId: other.clientId }];
    const shared = { tab: new FakeWebStorage(), window: new FakeWindow() };
    const ofAcme = openOidcTab(oidc, { ...shared, machine: acme });
    const ofPartner = openOidcTab(other, { ...shared, machine: partner });
    await Promise.all([untilWaiting(ofAcme.wayIn), untilWaiting(ofPartner.wayIn)]);
    await ofPartner.wayIn.start();
    const toPartner = new URL(shared.window.left.at(-1) ?? '');
    const fromPartner = await new OidcVisitor(other).follow(toPartner, 'writer');
    // The record is of the machine that was left last, and by its provider only can it be answered.
    const crossed = new URL(fromPartner);
    crossed.searchParams.set('iss', oidc.issuer);
    for (const [back, state, asked] of [
      [crossed, 'signed-out', 0],
      [fromPartner, 'signed-in', 1],
    ] as const) {
      const acmeAfter = await reloadedTab(oidc, ofAcme, {
        tab: shared.tab.copy(),
        window: new FakeWindow(back.href),
      });
      expect([acmeAfter.wayIn.identity.state, acmeAfter.calls]).toEqual(['signed-out', []]);
      const partnerAfter = await reloadedTab(other, ofPartner, {
        tab: shared.tab.copy(),
        window: new FakeWindow(back.href),
      });
      expect(partnerAfter.wayIn.identity.state).toBe(state);
      expect(partnerAfter.calls.filter((path) => path === TOKEN)).toHaveLength(asked);
    }
  });

  it('is not taken to a machine that has another provider by now', async () => {
    const { tab, back } = await atTheDoor();
    tab.window.open(back.href);
    const { wayIn, calls } = await reloadedTab(oidc, tab, { machine: { clientId: 'another' } });
    expect([wayIn.identity.state, wayIn.failure, calls]).toEqual(['signed-out', undefined, []]);
  });

  it('leaves no code, token or verifier in what the page tells', async () => {
    const { tab, back } = await atTheDoor();
    const { verifier = '' } = tripIn(tab.tab)['luggage'] ?? {};
    expect(verifier).not.toBe('');
    back.searchParams.set('code', 'secret-code');
    tab.window.open(back.href);
    const { wayIn } = await reloadedTab(oidc, tab);
    const told = inspect(wayIn.failure, { depth: 20, showHidden: true });
    expect(told).toContain('invalid_grant');
    expect(told).not.toContain('secret-code');
    expect(told).not.toContain(verifier);
  });
});

describe('What is secret', () => {
  it('is in no address, no error and no line of the console, from the way there to signing out', async () => {
    const lines: unknown[] = [];
    for (const level of ['error', 'warn', 'log', 'info', 'debug'] as const) {
      const spy = vi.spyOn(console, level).mockImplementation((...parts) => void lines.push(parts));
      onTestFinished(() => spy.mockRestore());
    }
    const asked: string[] = [];
    let isRefused = false;
    const { tab, back } = await atTheDoor({
      fetch: (url: string, init: RequestInit) => {
        asked.push(url);
        return isRefused && url.endsWith(TOKEN)
          ? Promise.resolve(Response.json({ error: 'invalid_client' }, { status: 401 }))
          : fetch(url, init);
      },
    });
    const { verifier = '', nonce = '' } = tripIn(tab.tab)['luggage'] ?? {};
    const code = back.searchParams.get('code') ?? '';
    tab.window.open(back.href);
    const after = await reloadedTab(oidc, tab);
    const shown = (await bearerOf(after)).replace('Bearer ', '');
    const [, refreshToken = ''] = /refreshToken\W+([\w-]+)/.exec(after.tab.content) ?? [];
    isRefused = true;
    await after.clock.advance(HOUR_MS);
    const refusal: unknown = await bearerOf(after).catch((error: unknown) => error);
    await after.wayIn.signOut();
    await after.wayIn.endSession();

    const told = inspect([asked, after.window.left.slice(1), refusal, lines, after.wayIn.failure], {
      depth: 20,
      showHidden: true,
    });
    expect(told).toContain('invalid_client');
    for (const secret of [verifier, nonce, code, shown, refreshToken]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(told).not.toContain(secret);
    }
    // The way there has a nonce, which is for the provider; of the verifier only its digest.
    expect(after.window.left[0]).not.toContain(verifier);
  });
});

describe('A session at a provider', () => {
  it('is renewed once for two tabs, though a refresh token is good for one renewal', async () => {
    const browser = new FakeBrowser();
    const clock = new FakeClock(Date.now());
    const one = await signedInTab(oidc, { browser, clock, staySignedIn: true });
    const two = openOidcTab(oidc, { browser, clock });
    await untilWaiting(two.wayIn);
    for (let round = 0; round < 3; round++) {
      await clock.advance(HOUR_MS);
      const [mine, theirs] = await Promise.all([bearerOf(one), bearerOf(two)]);
      expect(mine).toBe(theirs);
    }
    const asked = [...one.calls, ...two.calls].filter((path) => path === TOKEN);
    // Signing in, and three renewals.
    expect(asked).toHaveLength(4);
    await untilHeard();
  });

  it('is lost where the provider has ended it, after a look at what is stored', async () => {
    const tab = await signedInTab(oidc);
    oidc.forgetSignIns();
    await tab.clock.advance(HOUR_MS);
    await expect(bearerOf(tab)).rejects.toThrow('nobody is signed in');
    expect(tab.wayIn.identity).toEqual({ state: 'lost', userName: 'acme:writer' });
  });

  it.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['503', async () => new Response('Down', { status: 503 })],
    ['429', async () => Response.json({ error: 'slow_down' }, { status: 429 })],
    ['a page of a hotel', async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('outlasts %s', async (_, answer) => {
    let isDown = false;
    const tab = await signedInTab(oidc, {
      fetch: (url, init) => (isDown && url.endsWith(TOKEN) ? answer() : fetch(url, init)),
    });
    isDown = true;
    await tab.clock.advance(HOUR_MS);
    await expect(bearerOf(tab)).rejects.toMatchObject({ code: 'unreachable', retryable: true });
    expect(tab.wayIn.identity.state).toBe('signed-in');
    isDown = false;
    expect(await bearerOf(tab)).toContain('Bearer ');
  });

  it('is not given up, but tried ever more slowly, where the provider refuses the client', async () => {
    let isRefused = false;
    const tab = await signedInTab(oidc, {
      fetch: async (url, init) =>
        isRefused && url.endsWith(TOKEN)
          ? Response.json({ error: 'invalid_client', error_description: 'gone' }, { status: 401 })
          : fetch(url, init),
    });
    isRefused = true;
    await tab.clock.advance(HOUR_MS);
    await expect(bearerOf(tab)).rejects.toMatchObject({
      code: 'refused',
      reason: { name: 'invalid_client', says: 'gone' },
    });
    expect(tab.wayIn.identity.state).toBe('signed-in');
  });

  it('is given up after 15 s without an answer', async () => {
    let hangs = false;
    const tab = await signedInTab(oidc, {
      fetch: (url, init) =>
        hangs
          ? new Promise((_, reject) => {
              init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
            })
          : fetch(url, init),
    });
    hangs = true;
    await tab.clock.advance(HOUR_MS);
    const asked = bearerOf(tab).catch((error: unknown) => error);
    await untilHeard();
    await tab.clock.advance(15_000);
    expect(await asked).toMatchObject({ code: 'unreachable' });
    expect(tab.wayIn.identity.state).toBe('signed-in');
  });

  it('ends with its token where the provider gives nothing to renew it by', async () => {
    const tab = await signedInTab(oidc, { machine: { scopes: 'openid profile' } });
    expect(await bearerOf(tab)).toContain('Bearer ');
    await tab.clock.advance(HOUR_MS);
    await expect(bearerOf(tab)).rejects.toThrow('nobody is signed in');
    expect(tab.wayIn.identity.state).toBe('lost');
  });
});

describe('Signing out', () => {
  it('ends it at the provider, and leaves nothing in the browser but that the next one is asked', async () => {
    const tab = await signedInTab(oidc, { staySignedIn: true });
    const renewal = JSON.stringify(await tab.browser.content());
    await tab.wayIn.signOut();
    expect(renewal).toContain('refreshToken');
    expect(tab.wayIn.identity).toEqual({ state: 'signed-out' });
    expect(tab.calls).toContain('/token/revocation');
    expect(tab.wayIn.revocation).toBe('none');
    expect(await tab.browser.content()).not.toContain('refreshToken');
    expect(tab.tab.isEmpty).toBe(true);
  });

  it('asks the next one who they are, until somebody has signed in', async () => {
    const visitor = new OidcVisitor(oidc);
    const first = await signedInTab(oidc, { visitor });
    await first.wayIn.signOut();
    expect((await questionOf(first)).get('prompt')).toBe('login consent');
    const second = await backFromProvider(oidc, first, { visitor, person: 'reader' });
    expect(second.wayIn.claimedName).toBe('Rita Reader');
    expect((await questionOf(second)).get('prompt')).toBe('consent');
  });

  it('offers to do so at the provider, too, without a token in the address', async () => {
    for (const [signOut, name] of [
      ['standard', 'post_logout_redirect_uri'],
      ['managed-login', 'logout_uri'],
    ] as const) {
      const tab = await signedInTab(oidc, { machine: { signOut } });
      expect(tab.wayIn.canEndSession).toBe(false);
      await tab.wayIn.signOut();
      expect(tab.wayIn.canEndSession).toBe(true);
      await tab.wayIn.endSession();
      const url = new URL(tab.window.left.at(-1) ?? '');
      expect(url.origin).toBe(oidc.issuer);
      expect(Object.fromEntries(url.searchParams)).toEqual({
        client_id: oidc.clientId,
        [name]: 'http://localhost:5173/chat/',
      });
    }
  });

  it('says where the provider offers neither', async () => {
    const tab = await signedInTab(oidc, {
      machine: { signOut: 'none' },
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        if (!url.endsWith('openid-configuration')) return answer;
        const { revocation_endpoint: _, ...rest } = (await answer.json()) as Record<string, unknown>;
        return Response.json(rest);
      },
    });
    await tab.wayIn.signOut();
    expect([tab.wayIn.revocation, tab.wayIn.canEndSession]).toEqual(['not-offered', false]);
  });

  it('is heard in another tab of the device', async () => {
    const browser = new FakeBrowser();
    const one = await signedInTab(oidc, { browser, staySignedIn: true });
    const two = openOidcTab(oidc, { browser });
    await untilWaiting(two.wayIn);
    await one.wayIn.signOut();
    await untilHeard();
    expect(two.wayIn.identity).toEqual({ state: 'signed-out', isElsewhere: true });
  });
});

describe('What is no provider', () => {
  const json = (body: object) => async () => Response.json(body);
  const issuer = 'https://login.example';
  it.each([
    [
      'a page',
      async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'not set up',
    ],
    [
      'a page that calls itself JSON',
      async () => new Response('<html>', { headers: { 'content-type': 'application/json' } }),
      'not set up',
    ],
    ['another provider', json({ issuer: 'https://evil.example' }), 'by another name'],
    ['one without a page', json({ issuer }), 'not set up'],
    [
      'one whose page is a script',
      json({ issuer, authorization_endpoint: 'javascript:alert(1)' }),
      'not set up',
    ],
    ['one without TLS', json({ issuer, authorization_endpoint: 'http://login.example/' }), 'not set up'],
    [
      '5 MB',
      async () => new Response('x'.repeat(5_000_000), { headers: { 'content-type': 'application/json' } }),
      'not set up',
    ],
    ['404', async () => new Response('', { status: 404 }), 'not set up'],
    ['500', async () => new Response('', { status: 500 }), 'has a problem'],
    ['nothing', () => Promise.reject(new TypeError('Failed to fetch')), 'cannot be reached'],
  ])('%s leads nowhere, and is said', async (_, answer, words) => {
    const tab = openOidcTab({ issuer, clientId: 'page', scopes: ['openid'] }, { fetch: answer });
    await untilWaiting(tab.wayIn);
    await tab.wayIn.start();
    expect(tab.window.left).toEqual([]);
    expect(said(tab.wayIn.failure)).toContain(words);
    expect(tab.tab.isEmpty).toBe(true);
    expect(tab.clock.pendingTimers).toBe(0);
  });

  it('takes ten seconds at most', async () => {
    const tab = openOidcTab(
      { issuer, clientId: 'page', scopes: ['openid'] },
      {
        fetch: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason));
          }),
      },
    );
    await untilWaiting(tab.wayIn);
    const started = tab.wayIn.start();
    await expect.poll(() => tab.calls.length).toBe(1);
    await tab.clock.advance(10_000);
    await started;
    expect(said(tab.wayIn.failure)).toContain('takes too long');
  });
});
