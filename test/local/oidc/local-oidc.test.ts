import { afterEach, describe, expect, it } from 'vitest';
import { type LocalOidc, type LocalOidcOptions, startLocalOidc } from '../../../local/oidc/local-oidc.ts';
import { createOidcCallerOf } from '../../../tvm/oidc/oidc-caller.ts';
import { OidcVisitor } from '../../support/oidc-visitor.ts';

let provider: LocalOidc | undefined;
afterEach(() => provider?.close());

async function start(options?: LocalOidcOptions) {
  const running = await startLocalOidc(options);
  provider = running;
  return { provider: running, visitor: new OidcVisitor(running) };
}

function callerOf({ issuer, clientId, shortName }: LocalOidc) {
  return createOidcCallerOf({ issuer, shortName, audiences: [clientId] });
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

describe('the local provider', () => {
  it.each([
    ['writer', ['ReadWriteUserGroup']],
    ['reader', ['ReadOnlyUserGroup']],
    ['stranger', []],
  ])('signs %s in, whose ID token says the groups', async (userName, groups) => {
    const { provider, visitor } = await start();
    const { id_token } = await visitor.signIn(userName);
    expect(await callerOf(provider)(`Bearer ${id_token}`)).toEqual({
      kind: 'user',
      source: 'acme',
      userName,
      groups,
    });
    expect(claimsOf(id_token)).toMatchObject({ nonce: 'nonce', name: expect.any(String) as string });
  });

  it('gives an access token that is none of the machine’s', async () => {
    const { provider, visitor } = await start();
    const { access_token } = await visitor.signIn('writer');
    expect(await callerOf(provider)(`Bearer ${access_token}`)).toMatchObject({ kind: 'unverified' });
  });

  it('makes access tokens for the machine where they are asked for by its name, also in a renewal', async () => {
    const { provider, visitor } = await start({ token: 'access' });
    const { issuer, shortName, resource, audience } = provider;
    expect(audience).toBe(resource);
    const ask = createOidcCallerOf({
      issuer,
      shortName,
      token: 'access',
      audiences: [audience],
      accessMark: 'at+jwt',
    });
    const first = await visitor.signIn('writer', { resource });
    const renewed = (await (await visitor.renew(first.refresh_token ?? '')).json()) as typeof first;
    for (const { access_token } of [first, renewed]) {
      expect(await ask(`Bearer ${access_token}`)).toEqual({
        kind: 'user',
        source: 'acme',
        userName: 'writer',
        groups: ['ReadWriteUserGroup'],
      });
    }
    expect(await ask(`Bearer ${first.id_token}`)).toMatchObject({ kind: 'unverified' });
  });

  it('makes none for another machine', async () => {
    const { visitor } = await start();
    const back = await visitor.goThrough('writer', { resource: 'https://evil.example/' });
    expect(back.searchParams.get('error')).toBe('invalid_target');
  });

  it('sends somebody back whom it refuses, in its own words', async () => {
    const { visitor } = await start();
    const back = await visitor.goThrough('blocked');
    expect(back.origin).toBe('http://localhost:5173');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: 'access_denied',
      error_description: 'Your account is not assigned to Momento Chat. Ask the IT desk of Acme.',
      state: 'state',
    });
  });

  it('sends somebody back who says no', async () => {
    const { visitor } = await start();
    const { url } = await visitor.open(visitor.authorizeUrl());
    const back = await visitor.send(url, { answer: 'no' });
    expect(back.url.searchParams.get('error')).toBe('access_denied');
  });

  it('asks again after a wrong password, and says so', async () => {
    const { visitor } = await start();
    const { url } = await visitor.open(visitor.authorizeUrl());
    const { page } = await visitor.send(url, { username: '"><b>', password: 'wrong' });
    expect(page).toContain('nobody of this name with this password');
    expect(page).toContain('value="&#34;&#62;&#60;b&#62;"');
  });

  it('knows a person who was here, unless the page wants it to ask', async () => {
    const { visitor } = await start();
    await visitor.signIn('writer');
    const known = await visitor.open(visitor.authorizeUrl({ prompt: '', scope: 'openid' }));
    expect(known.url.searchParams.has('code')).toBe(true);
    for (const prompt of ['login', 'select_account']) {
      const asked = await visitor.open(visitor.authorizeUrl({ prompt, scope: 'openid' }));
      expect(asked.page).toContain('name="password"');
      const back = await visitor.send(asked.url, { username: 'reader', password: 'Local-Only-1' });
      expect(back.url.searchParams.has('code')).toBe(true);
    }
  });

  it('gives a refresh token only with the person’s consent, and a new one with each renewal', async () => {
    const { visitor } = await start();
    expect((await visitor.signIn('writer', { prompt: '' })).refresh_token).toBeUndefined();
    const { refresh_token: first = '' } = await visitor.signIn('writer');
    const renewed = (await (await visitor.renew(first)).json()) as Record<string, string>;
    expect(claimsOf(renewed.id_token ?? '')).toMatchObject({ sub: 'writer', groups: ['ReadWriteUserGroup'] });
    expect(renewed.refresh_token).not.toBe(first);

    // One that was used is a stolen one: the whole family ends.
    for (const token of [first, renewed.refresh_token ?? '']) {
      const refused = await visitor.renew(token);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ error: 'invalid_grant' });
    }
  });

  it('ends a sign-in by revocation, and all of them where a test wants that', async () => {
    const { provider, visitor } = await start();
    const [first, second] = [await visitor.signIn('writer'), await visitor.signIn('writer')];
    const revoked = await visitor.post('/token/revocation', { token: first.refresh_token ?? '' });
    expect(revoked.status).toBe(200);
    expect((await visitor.renew(first.refresh_token ?? '')).status).toBe(400);
    provider.forgetSignIns();
    expect((await visitor.renew(second.refresh_token ?? '')).status).toBe(400);
    expect((await visitor.open(visitor.authorizeUrl({ prompt: '' }))).page).toContain('name="password"');
  });

  it('lets pages of this machine read its answers, and no others', async () => {
    const { provider, visitor } = await start();
    const code = async () => (await visitor.goThrough('writer')).searchParams.get('code') ?? '';
    const own = await visitor.redeem(await code());
    expect(own.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    const others = await visitor.redeem(await code(), { origin: 'https://evil.example' });
    expect(others.headers.get('access-control-allow-origin')).toBeNull();
    const discovery = await fetch(`${provider.issuer}/.well-known/openid-configuration`, {
      headers: { origin: 'http://localhost:5173' },
    });
    expect(discovery.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(await discovery.json()).toMatchObject({
      issuer: provider.issuer,
      authorization_response_iss_parameter_supported: true,
      revocation_endpoint: `${provider.issuer}/token/revocation`,
      end_session_endpoint: `${provider.issuer}/session/end`,
    });
  });

  it.each([
    'https://evil.example/',
    'http://localhost.evil.example/',
    'http://localhost:5173/?room=a',
    'http://localhost:5173/#a',
    'http://user@localhost/',
  ])('sends nobody to %s', async (pageUrl) => {
    const { provider } = await start();
    const { url, page } = await new OidcVisitor(provider, pageUrl).open(
      new OidcVisitor(provider, pageUrl).authorizeUrl(),
    );
    expect(url.origin).toBe(provider.issuer);
    expect(page).toContain('redirect_uri');
  });

  it('sends people only to addresses that were entered, where some were', async () => {
    const entered = 'http://localhost:5173/chat/';
    const { provider } = await start({ redirectUris: [entered] });
    expect((await new OidcVisitor(provider, entered).signIn('writer')).id_token).toBeDefined();
    await expect(new OidcVisitor(provider, 'http://localhost:5173/').signIn('writer')).rejects.toThrow(
      'stays at',
    );
  });

  it('signs out where it is asked to, after asking, and leads back', async () => {
    const { provider, visitor } = await start();
    const { id_token } = await visitor.signIn('writer');
    const url = new URL(`${provider.issuer}/session/end`);
    url.search = new URLSearchParams({
      id_token_hint: id_token,
      post_logout_redirect_uri: visitor.pageUrl,
      state: 'out',
    }).toString();
    const { page = '' } = await visitor.open(url);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const back = await visitor.send(new URL(`${url.href.split('?')[0]}/confirm`), { xsrf, logout: 'yes' });
    expect(back.url.href).toBe(`${visitor.pageUrl}?state=out`);
    expect((await visitor.open(visitor.authorizeUrl({ prompt: '' }))).page).toContain('name="password"');
  });

  it('makes tokens as short as a test wants them', async () => {
    const { visitor } = await start({ tokenTtlSeconds: 7, refreshTokenTtlSeconds: 9 });
    const { exp, iat } = claimsOf((await visitor.signIn('writer')).id_token);
    expect(Number(exp) - Number(iat)).toBe(7);
  });

  it('loads nothing from elsewhere in any of its pages', async () => {
    const { provider, visitor } = await start();
    const { url, page: signIn = '' } = await visitor.open(visitor.authorizeUrl());
    const { page: consent = '' } = await visitor.send(url, { username: 'writer', password: 'Local-Only-1' });
    const { page: signOut = '' } = await visitor.open(new URL(`${provider.issuer}/session/end`));
    const { page: error = '' } = await visitor.open(new URL(`${provider.issuer}/auth`));
    const { page: late = '' } = await visitor.open(new URL(`${provider.issuer}/sign-in/none`));
    for (const page of [signIn, consent, signOut, error, late]) {
      expect(page).toContain('<html lang="en">');
      expect(page).not.toMatch(/https:|@import|<script/);
    }
    const { headers } = await fetch(`${provider.issuer}/sign-in/none`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is gone after close, which may be called twice', async () => {
    const { provider } = await start();
    await provider.close();
    await provider.close();
    await expect(fetch(provider.issuer)).rejects.toThrow('fetch failed');
  });
});
