// docs/sign-in-with.md against the machine: the settings are those on the page, the tokens are made after the documentation of
// each provider, which the page names.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { oidcEnvironment, readOidcSettings } from '../../tvm/kinds/oidc.ts';
import type { OidcSettings } from '../../tvm/kinds/oidc-settings.ts';
import { createOidcCallerOf } from '../../tvm/oidc/oidc-caller.ts';
import { type LocalServer, serveLocally } from '../support/http-server.ts';
import { SigningKey } from '../support/signing-key.ts';

const text = readFileSync(new URL('../../docs/sign-in-with.md', import.meta.url), 'utf8');

type Entry = Omit<OidcSettings, 'shortName' | 'audiences'> & {
  readonly shortName: string;
  readonly clientId: string;
};

/** The last entry of `deployment.json` in a section of the page. */
function entryOf(heading: string): Entry {
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const blocks = [...section.matchAll(/^```json\n([\s\S]*?)^```$/gm)];
  return JSON.parse(blocks.at(-1)?.[1] ?? '') as Entry;
}

const key = new SigningKey('k1', 'RS256');
let keys: LocalServer;
beforeAll(async () => {
  keys = await serveLocally((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [key.jwk] }));
  });
});
afterAll(() => keys.close());

/** As the variables of a function say it, with keys that are ours. */
function machine({ issuer, clientId, shortName, groupsPath, idClaim }: Entry) {
  const settings = {
    issuer,
    shortName: shortName === '*cognito' ? null : shortName,
    audiences: [clientId],
    ...(groupsPath && { groupsPath }),
    ...(idClaim && { idClaim }),
    jwksUri: `${keys.origin}/keys`,
  };
  return createOidcCallerOf(readOidcSettings(oidcEnvironment(settings)));
}

const uuid = 'cb7eda1b-d09a-40ae-b8bb-37836ebc6abd';
const writers = ['ReadWriteUserGroup'];

interface Documented {
  /** Beside `iss`, `aud`, `iat` and `exp`. */
  readonly claims: object;
  readonly header?: object;
  readonly id: string;
  /** Of the same provider, and no ID token of the page. */
  readonly others: readonly object[];
}

const documented: Readonly<Record<string, Documented>> = {
  'Cognito managed login': {
    claims: {
      sub: uuid,
      token_use: 'id',
      'cognito:username': 'ann',
      'cognito:groups': writers,
      at_hash: 'x',
      origin_jti: uuid,
      auth_time: 1,
      nonce: 'n',
    },
    id: 'ann',
    others: [{ token_use: 'access', aud: undefined, client_id: '1example23456789' }],
  },
  Keycloak: {
    claims: {
      jti: uuid,
      sub: uuid,
      typ: 'ID',
      azp: 'momento-chat',
      sid: uuid,
      acr: '1',
      at_hash: 'x',
      name: 'Ann',
      preferred_username: 'ann',
      groups: writers,
    },
    header: { typ: 'JWT' },
    id: `acme:${uuid}`,
    others: [{ typ: 'Bearer', aud: 'account' }, { typ: 'Refresh' }, { azp: 'another' }],
  },
  'Microsoft Entra ID': {
    claims: {
      ver: '2.0',
      nbf: 1,
      oid: uuid,
      sub: '3OBtLXUC2ZrN_ADLNjW9X4o0lcd61py7lgHw3Skh77s',
      tid: '11111111-2222-3333-4444-555555555555',
      name: 'Ann',
      preferred_username: 'ann@example.com',
      roles: writers,
      aio: 'x',
      rh: 'x',
      uti: 'x',
    },
    header: { typ: 'JWT' },
    id: `acme:${uuid}`,
    others: [
      { iss: 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/' },
      { iss: 'https://login.microsoftonline.com/99999999-2222-3333-4444-555555555555/v2.0' },
      { oid: undefined },
    ],
  },
  Auth0: {
    claims: {
      sub: 'auth0|64f0a1b2c3d4e5f6a7b8c9d0',
      sid: 'x',
      nonce: 'n',
      nickname: 'ann',
      'https://chat.example.com/groups': writers,
    },
    header: { typ: 'JWT' },
    id: 'acme:auth0|64f0a1b2c3d4e5f6a7b8c9d0',
    others: [{ iss: 'https://acme.eu.auth0.com' }, { aud: 'https://api.example.com' }],
  },
  Okta: {
    claims: {
      sub: '00u1example2User3d7',
      ver: 1,
      jti: 'ID.x',
      amr: ['pwd'],
      idp: '00o1example',
      auth_time: 1,
      at_hash: 'x',
      groups: writers,
    },
    id: 'acme:00u1example2User3d7',
    others: [{ iss: 'https://acme.okta.com' }, { aud: 'api://default' }],
  },
};

describe.each(Object.entries(documented))(
  'a machine set up for %s',
  (heading, { claims, header, id, others }) => {
    const entry = entryOf(heading);
    const now = Math.floor(Date.now() / 1_000);
    const idToken = { iss: entry.issuer, aud: entry.clientId, iat: now, exp: now + 3_600, ...claims };

    it('knows people by the ID tokens of its documentation', async () => {
      const caller = await machine(entry)(`Bearer ${key.token(idToken, header)}`);
      expect(caller).toMatchObject({ kind: 'user', groups: writers });
      const { source, userName } = caller as { source?: string; userName: string };
      expect(source === undefined ? userName : `${source}:${userName}`).toBe(id);
    });

    it('has an entry of deployment.json whose part for the page is one that the page takes', () => {
      const { shortName: _shortName, groupsPath: _groupsPath, idClaim: _idClaim, ...page } = entry;
      const { id: _id, ...machineOfPage } = page as Omit<Entry, 'shortName'> & { readonly id: string };
      const file = {
        cacheName: 'chat',
        tokenVendingMachines: [{ ...machineOfPage, url: 'https://machine.example/' }],
      };
      const parsed = parseConfig({ file, pageUrl: 'https://chat.example.com/' });
      expect(parsed.ok ? parsed.config.tokenVendingMachines : parsed.problems).toMatchObject([
        { auth: 'oidc', clientId: entry.clientId },
      ]);
    });

    it.each(others.map((other) => [JSON.stringify(other), other] as const))(
      'takes no token of %s',
      async (_as, other) => {
        const token = key.token({ ...idToken, ...other }, header);
        expect(await machine(entry)(`Bearer ${token}`)).toMatchObject({ kind: 'unverified' });
      },
    );
  },
);

it('each provider on the page is tried here', () => {
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings.slice(1, -1)).toEqual(Object.keys(documented));
});
