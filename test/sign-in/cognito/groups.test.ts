// Who is given a group, or loses it, while they are signed in.

import { describe, expect, it } from 'vitest';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';
import { headersOf, openCognitoTab, PASSWORD } from './cognito-tab.ts';

const POOL = { userPoolId: 'eu-central-1_AbCdEfGhI', clientId: 'page', url: 'https://cognito.test/' };
const WRITERS = 'ReadWriteUserGroup';
const RENEW = 'GetTokensFromRefreshToken';

/** A tab, a pool whose person is in these groups, and a machine that lets in who shows one. */
async function setUp({ groups }: { groups: readonly string[] }) {
  const pool = { groups, isDown: false };
  const tab = new FakeWebStorage();
  const asked: string[] = [];
  const open = (clock?: ReturnType<typeof openCognitoTab>['clock']) =>
    openCognitoTab(POOL, {
      tab,
      ...(clock ? { clock } : {}),
      fetch: async () => {
        if (pool.isDown) throw new TypeError('there is no network');
        return Response.json({ AuthenticationResult: tokensWith(pool.groups) });
      },
      requestToken: async (authorizer) => {
        const { headers = {} } = await authorizer.authorize({ signal: new AbortController().signal });
        asked.push(headers.usergroup ?? 'none');
        return headers.usergroup
          ? { ok: true, token: {} }
          : { ok: false, failure: { code: 'forbidden', refusesThisPage: false } };
      },
    });
  const page = open();
  await page.wayIn.signIn({ userName: 'ada', password: PASSWORD });
  const signal = new AbortController().signal;
  const renewals = () => page.calls.filter((call) => call === RENEW).length;
  return { page, pool, tab, asked, open, signal, renewals };
}

function tokensWith(groups: readonly string[]) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: 'ada-1', 'cognito:username': 'ada', 'cognito:groups': groups, iat: 0, exp: 3_600 };
  const jwt = (payload: object) => `${part({ alg: 'RS256' })}.${part(payload)}.signature`;
  return { IdToken: jwt(claims), AccessToken: jwt({}), RefreshToken: 'refresh-token' };
}

describe('who was given a group', () => {
  it('is in at the next press, for which the ID token is renewed, at most once in 5 s', async () => {
    const { page, pool, renewals } = await setUp({ groups: [] });
    const { clock, wayIn } = page;
    pool.groups = [WRITERS];
    await clock.advance(4_999);
    await wayIn.freshen();
    expect([wayIn.groupRole, renewals()]).toEqual([undefined, 0]);
    await clock.advance(1);
    await wayIn.freshen();
    expect([wayIn.groupRole, renewals()]).toEqual(['publish-subscribe', 1]);
    expect(await headersOf(page)).toMatchObject({ usergroup: WRITERS });
    await clock.advance(60_000);
    await wayIn.freshen();
    expect(renewals()).toBe(1);
  });

  it('is in after a reload', async () => {
    const { page, pool, open, asked, signal } = await setUp({ groups: [] });
    expect(await page.wayIn.refusal({ signal })).toMatchObject({ code: 'forbidden' });
    pool.groups = [WRITERS];
    await page.clock.advance(5_000);
    const reloaded = open(page.clock);
    await reloaded.wayIn.restore();
    expect(reloaded.calls).toEqual([RENEW]);
    expect(await reloaded.wayIn.refusal({ signal })).toBeUndefined();
    expect(asked).toEqual(['none']);
  });

  it('is in when the form is shown again', async () => {
    const { page, pool, signal } = await setUp({ groups: [] });
    expect(await page.wayIn.refusal({ signal })).toMatchObject({ code: 'forbidden' });
    pool.groups = [WRITERS];
    await page.clock.advance(5_000);
    expect(await page.wayIn.refusal({ signal })).toBeUndefined();
  });
});

describe('who was not', () => {
  it('stays signed in, and outside', async () => {
    const { page, signal, renewals } = await setUp({ groups: ['friends'] });
    await page.clock.advance(5_000);
    expect(await page.wayIn.refusal({ signal })).toMatchObject({ code: 'forbidden' });
    expect(await page.wayIn.refusal({ signal })).toMatchObject({ code: 'forbidden' });
    expect(renewals()).toBe(1);
    expect(page.wayIn.identity).toEqual({ state: 'signed-in', userName: 'ada' });
  });

  it('keeps the ID token while it cannot be renewed', async () => {
    const { page, pool, tab } = await setUp({ groups: [] });
    const before = await headersOf(page);
    pool.isDown = true;
    await page.clock.advance(5_000);
    await page.wayIn.freshen();
    expect(await headersOf(page)).toEqual(before);
    await page.clock.advance(1_000);
    await page.wayIn.freshen();
    // Each renewal is sent twice where there is no answer.
    expect(page.calls.filter((call) => call === RENEW)).toHaveLength(2);
    expect(tab.content).toContain('eyJ');
  });
});

it('who lost a group is out with the next ID token', async () => {
  const { page, pool } = await setUp({ groups: [WRITERS] });
  pool.groups = [];
  await page.clock.advance(3_600_000);
  expect(await headersOf(page)).not.toHaveProperty('usergroup');
  expect(page.wayIn.groupRole).toBeUndefined();
});

it('nobody who is in a group is renewed for a reload', async () => {
  const { page, tab } = await setUp({ groups: [WRITERS] });
  await page.clock.advance(60_000);
  const reloaded = openCognitoTab(POOL, { tab, clock: page.clock, fetch: () => Promise.reject(new Error()) });
  await reloaded.wayIn.restore();
  expect(reloaded.calls).toEqual([]);
});
