// docs/sign-in-with.md against the machine and the page: the settings are those on the page, and the providers answer as
// `named-providers.ts` says.

import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { OidcMachine } from '../../src/sign-in/oidc/oidc-machine.ts';
import { oidcEnvironment, readOidcSettings } from '../../tvm/kinds/oidc.ts';
import type { OidcSettings } from '../../tvm/kinds/oidc-settings.ts';
import { createOidcCallerOf } from '../../tvm/oidc/oidc-caller.ts';
import { bearerOf, openOidcTab, reloadedTab, untilWaiting } from '../sign-in/oidc/oidc-tab.ts';
import { SigningKey } from '../support/signing-key.ts';
import { type NamedProvider, namedProviders, writers } from './named-providers.ts';

const text = readFileSync(new URL('../../docs/sign-in-with.md', import.meta.url), 'utf8');

type Entry = Omit<OidcSettings, 'shortName' | 'audiences'> &
  Pick<OidcMachine, 'clientId' | 'scopes' | 'origins' | 'signOut'> & { readonly shortName: string };

/** The last entry of `deployment.json` in a section of the page. */
function entryOf(heading: string): Entry {
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const blocks = [...section.matchAll(/^```json\n([\s\S]*?)^```$/gm)];
  return JSON.parse(blocks.at(-1)?.[1] ?? '') as Entry;
}

/** What of it is in `config.json`. */
function pageMachine({ shortName: _shortName, groupsPath: _groupsPath, idClaim: _idClaim, ...page }: Entry) {
  const { id: _id, ...machine } = page as typeof page & { readonly id: string };
  const file = {
    cacheName: 'chat',
    tokenVendingMachines: [{ ...machine, url: 'https://machine.example/' }],
  };
  return parseConfig({ file, pageUrl: 'https://chat.example.com/' });
}

const key = new SigningKey('k1', 'RS256');
const asked: string[] = [];
const network = setupServer();
beforeAll(() => {
  network.listen({ onUnhandledRequest: 'error' });
  // The machine has `request` of node:https by its name.
  syncBuiltinESMExports();
});
afterEach(() => asked.splice(0));
afterAll(() => {
  network.close();
  syncBuiltinESMExports();
});

/** From now on it answers, and lets in whoever is sent to it, with this ID token. */
function serve({ discovery, keys }: NamedProvider, idToken: () => string = () => ''): void {
  const { issuer, jwks_uri, token_endpoint, revocation_endpoint } = discovery as Record<string, string>;
  const note = ({ url }: Request) => void asked.push(url);
  network.resetHandlers(
    http.get(`${issuer?.replace(/\/$/, '')}/.well-known/openid-configuration`, ({ request }) => {
      note(request);
      return HttpResponse.json(discovery);
    }),
    http.get(jwks_uri ?? '', () => HttpResponse.json({ keys: keys(key.jwk) })),
    http.post(token_endpoint ?? '', ({ request }) => {
      note(request);
      const tokens = { id_token: idToken(), access_token: 'opaque', refresh_token: 'refresh' };
      return HttpResponse.json({ ...tokens, token_type: 'Bearer', expires_in: 3_600 });
    }),
    ...(revocation_endpoint === undefined
      ? []
      : [
          http.post(revocation_endpoint, ({ request }) => {
            note(request);
            return new HttpResponse(null, { status: 200 });
          }),
        ]),
  );
}

/** As the variables of a function say it. */
function machine(
  { issuer, clientId, shortName, groupsPath, idClaim }: Entry,
  access?: NamedProvider['access'],
) {
  const settings: OidcSettings = {
    issuer,
    shortName: shortName === '*cognito' ? (access ? 'acme' : null) : shortName,
    audiences: [access?.audience ?? clientId],
    ...(access && { token: 'access' }),
    ...(access?.accessMark && { accessMark: access.accessMark }),
    ...(groupsPath && { groupsPath }),
    ...(idClaim && { idClaim }),
  };
  return createOidcCallerOf(readOidcSettings(oidcEnvironment(settings)));
}

describe.each(Object.entries(namedProviders))('a machine set up for %s', (heading, provider) => {
  const { claims, header, id, others, access } = provider;
  const entry = entryOf(heading);
  const now = Math.floor(Date.now() / 1_000);
  const times = { iss: entry.issuer, iat: now, exp: now + 3_600 };
  const idToken = { ...times, aud: entry.clientId, ...claims };

  it('finds its keys, and knows people by the ID tokens of its documentation', async () => {
    serve(provider);
    const caller = await machine(entry)(`Bearer ${key.token(idToken, header)}`);
    expect(caller).toMatchObject({ kind: 'user', groups: writers });
    const { source, userName } = caller as { source?: string; userName: string };
    expect(source === undefined ? userName : `${source}:${userName}`).toBe(id);
  });

  it('has an entry of deployment.json whose part for the page is one that the page takes', () => {
    const parsed = pageMachine(entry);
    expect(parsed.ok ? parsed.config.tokenVendingMachines : parsed.problems).toMatchObject([
      { auth: 'oidc', clientId: entry.clientId },
    ]);
  });

  it.each(others.map((other) => [JSON.stringify(other), other] as const))(
    'takes no token of %s',
    async (_as, other) => {
      serve(provider);
      const token = key.token({ ...idToken, ...other }, header);
      expect(await machine(entry)(`Bearer ${token}`)).toMatchObject({ kind: 'unverified' });
    },
  );

  it('takes its access tokens and no ID token, or the other way round', async () => {
    serve(provider);
    const accessToken = `Bearer ${key.token({ ...times, ...access.claims }, access.header)}`;
    const shown = `Bearer ${key.token(idToken, header)}`;
    const [byId, byAccess] = [machine(entry), machine(entry, access)];
    expect(await byAccess(accessToken)).toMatchObject({ kind: 'user', groups: writers });
    expect(await byAccess(shown)).toMatchObject({ kind: 'unverified' });
    expect(await byId(accessToken)).toMatchObject({ kind: 'unverified' });
  });
});

describe.each(Object.entries(namedProviders))('a page set up for %s', (heading, provider) => {
  const { claims, header, discovery, namesIssuer = false } = provider;
  const entry = entryOf(heading);

  it('goes there and back, renews, and signs out, at no origin that the entry does not name', async () => {
    let nonce = '';
    serve(provider, () => {
      const now = Math.floor(Date.now() / 1_000);
      const times = { iss: entry.issuer, aud: entry.clientId, iat: now, exp: now + 3_600 };
      return key.token({ ...times, ...claims, nonce }, header);
    });
    const parsed = pageMachine(entry);
    if (!parsed.ok) throw new Error('the entry is none that the page takes');
    const [own = {}] = parsed.config.tokenVendingMachines;
    const asProvider = { issuer: entry.issuer, clientId: entry.clientId, scopes: [] };
    const tab = openOidcTab(asProvider, { machine: own as Partial<OidcMachine> });
    await untilWaiting(tab.wayIn);
    await tab.wayIn.start();
    const left = new URL(tab.window.left.at(-1) ?? '');
    expect(left.origin + left.pathname).toBe(discovery['authorization_endpoint']);
    nonce = left.searchParams.get('nonce') ?? '';

    const back = new URL(left.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', 'c-1');
    back.searchParams.set('state', left.searchParams.get('state') ?? '');
    if (namesIssuer) back.searchParams.set('iss', entry.issuer);
    tab.window.open(back.href);
    const after = await reloadedTab(asProvider, tab);
    expect(after.wayIn.identity.state).toBe('signed-in');
    expect(await machine(entry)(await bearerOf(after))).toMatchObject({ kind: 'user', groups: writers });

    await after.clock.advance(3_600_000);
    await bearerOf(after);
    await after.wayIn.signOut();
    const revokes = discovery['revocation_endpoint'] !== undefined;
    expect(after.wayIn.revocation).toBe(revokes ? 'none' : 'not-offered');
    expect(asked.includes(String(discovery['revocation_endpoint']))).toBe(revokes);
    await after.wayIn.endSession();
    const end = new URL(after.window.left.at(-1) ?? '');
    expect(end.origin + end.pathname).toBe(discovery['end_session_endpoint']);
    const name = entry.signOut === 'managed-login' ? 'logout_uri' : 'post_logout_redirect_uri';
    expect([...end.searchParams.keys()]).toEqual(['client_id', name]);

    const allowed = [entry.issuer, ...(entry.origins ?? [])].map((address) => new URL(address).origin);
    expect(asked.map((url) => new URL(url).origin).filter((origin) => !allowed.includes(origin))).toEqual([]);
  });
});

it('each provider on the page is tried here', () => {
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings.slice(1, -1)).toEqual(Object.keys(namedProviders));
});
