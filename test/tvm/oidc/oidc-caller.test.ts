import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OidcSettings } from '../../../tvm/kinds/oidc-settings.ts';
import { createOidcCallerOf } from '../../../tvm/oidc/oidc-caller.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type LocalServer, serveLocally } from '../../support/http-server.ts';
import { SigningKey } from '../../support/signing-key.ts';

const HOUR_MS = 3_600_000;
const DISCOVERY = '/.well-known/openid-configuration';

/** What the provider answers by path; undefined: it does not. */
type Answer = (response: ServerResponse) => void;

let provider: LocalServer;
let answers: Map<string, Answer>;
let asked: string[];

beforeEach(async () => {
  answers = new Map();
  asked = [];
  provider = await serveLocally((request, response) => {
    asked.push(request.url ?? '');
    answers.get(request.url ?? '')?.(response);
  });
});
afterEach(() => provider.close());

const json =
  (value: unknown, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));

function publish(...keys: readonly { readonly jwk: JsonWebKey }[]): void {
  answers.set(DISCOVERY, json({ issuer: provider.origin, jwks_uri: `${provider.origin}/keys` }));
  answers.set('/keys', json({ keys: keys.map(({ jwk }) => jwk) }));
}

function machine(settings: Partial<OidcSettings> = {}, timeoutMs?: number) {
  const clock = new FakeClock(Date.now());
  const callerOf = createOidcCallerOf(
    { issuer: provider.origin, shortName: 'acme', audiences: ['page'], ...settings },
    { clock, ...(timeoutMs === undefined ? {} : { timeoutMs }) },
  );
  return { clock, ask: (token: string) => callerOf(`Bearer ${token}`), callerOf };
}

/** Good for two days, so that the clock of a test can go on. */
function claims(change: object = {}): object {
  const now = Math.floor(Date.now() / 1_000);
  return {
    iss: provider.origin,
    aud: 'page',
    sub: 'ann',
    iat: now,
    exp: now + 172_800,
    groups: ['a'],
    ...change,
  };
}

const ann = { kind: 'user', source: 'acme', userName: 'ann', groups: ['a'] };
const nobody = (reason: string) => ({
  kind: 'unverified',
  reason: expect.stringContaining(reason) as string,
});
const away = (reason: string) =>
  expect.objectContaining({
    code: 'unavailable',
    retryable: true,
    reason: expect.stringContaining(reason) as string,
  }) as unknown;

describe('a token of the provider', () => {
  it.each(['RS256', 'ES256', 'ES384', 'EdDSA'] as const)('counts, signed by %s', async (algorithm) => {
    const key = new SigningKey('k1', algorithm);
    publish(key);
    expect(await machine().ask(key.token(claims()))).toEqual(ann);
    expect(asked).toEqual([DISCOVERY, '/keys']);
  });

  it('comes after Bearer, in any case, and nowhere else', async () => {
    const key = new SigningKey('k1');
    publish(key);
    const { callerOf } = machine();
    const token = key.token(claims());
    expect(await callerOf(`bearer  ${token}`)).toEqual(ann);
    for (const header of [null, undefined, '', token, `Basic ${token}`, `Bearer ${token}, Bearer ${token}`]) {
      expect(await callerOf(header)).toEqual({ kind: 'unverified' });
    }
  });

  it('counts by keys at an address that is set, without any discovery', async () => {
    const key = new SigningKey('k1');
    publish(key);
    const settings = { issuer: 'https://id.example', jwksUri: `${provider.origin}/keys` };
    expect(await machine(settings).ask(key.token(claims({ iss: 'https://id.example' })))).toEqual(ann);
    expect(asked).toEqual(['/keys']);
  });

  it('counts where the issuer ends with a slash, which is another one than without', async () => {
    const key = new SigningKey('k1');
    publish(key);
    const issuer = `${provider.origin}/`;
    answers.set(DISCOVERY, json({ issuer, jwks_uri: `${provider.origin}/keys` }));
    const { ask } = machine({ issuer });
    expect(await ask(key.token(claims({ iss: issuer })))).toEqual(ann);
    expect(await ask(key.token(claims()))).toEqual(nobody('of another issuer'));
  });

  it('counts by the one key among others that is for signatures', async () => {
    const key = new SigningKey('k1');
    const { jwk } = new SigningKey('k1', 'RS256');
    publish({ jwk: { ...jwk, use: 'enc' } }, { jwk: { kty: 5 } as never }, key, {
      jwk: { ...jwk, kid: undefined } as never,
    });
    expect(await machine().ask(key.token(claims()))).toEqual(ann);
  });
});

describe('what is no token of the provider', () => {
  const key = new SigningKey('k1');
  const other = new SigningKey('k1');

  it.each<[string, () => string, string]>([
    ['no token', () => 'let-me-in', 'none (JWT)'],
    ['an opaque token', () => 'AbCdEf0123456789', 'none (JWT)'],
    ['of another issuer', () => key.token(claims({ iss: 'https://evil.example' })), 'of another issuer'],
    ['of no issuer', () => key.token(claims({ iss: undefined })), 'of another issuer'],
    ['without a signature', () => key.token(claims(), { alg: 'none' }), '(alg)'],
    ['signed by a shared secret', () => key.tokenByPublicKey(claims()), '(alg)'],
    ['that names no key', () => key.token(claims(), { kid: undefined }), '(kid)'],
    ['with an extension', () => key.token(claims(), { crit: ['exp'] }), '(crit)'],
  ])('is nobody, and has no keys fetched: %s', async (_what, token, reason) => {
    publish(key);
    expect(await machine().ask(token())).toEqual(nobody(reason));
    expect(asked).toEqual([]);
  });

  it.each<[string, () => string, string]>([
    [
      'signed by another key of the same name',
      () => other.token(claims()),
      'signature of the token is wrong',
    ],
    [
      'signed in another way than its key is for',
      () => key.token(claims(), { alg: 'RS256' }),
      'does not hold',
    ],
    ['that has expired', () => key.token(claims({ exp: Date.now() / 1_000 - 61 })), 'has expired'],
    ['that counts later', () => key.token(claims({ nbf: Date.now() / 1_000 + 600 })), 'counts only later'],
    ['from ten minutes ahead', () => key.token(claims({ iat: Date.now() / 1_000 + 600 })), 'from the future'],
    ['for another client', () => key.token(claims({ aud: 'other' })), 'for a client'],
  ])('is nobody, and the operator can see why: %s', async (_what, token, reason) => {
    publish(key);
    // Made before the clock of the machine is set, which then stands still.
    const shown = token();
    expect(await machine().ask(shown)).toEqual(nobody(reason));
  });

  it.each<[string, Readonly<Record<string, number>>]>([
    ['ahead', { iat: -600, exp: -300 }],
    ['behind', { iat: 600, exp: 900 }],
    ['behind', { nbf: 600 }],
  ])('is said to be one of the clock where that is ten minutes %s: %o', async (_way, secondsFromNow) => {
    const nowSeconds = Date.now() / 1_000;
    const times = Object.fromEntries(
      Object.entries(secondsFromNow).map(([claim, seconds]) => [claim, nowSeconds + seconds]),
    );
    publish(key);
    expect(await machine().ask(key.token(claims(times)))).toEqual(nobody("compare this machine's clock"));
  });

  it('may be what is signed in a way that the operator has not listed', async () => {
    publish(key);
    expect(await machine({ algorithms: ['RS256'] }).ask(key.token(claims()))).toEqual(nobody('(alg)'));
  });

  it('lets a clock be a minute off', async () => {
    publish(key);
    const { ask } = machine();
    expect(await ask(key.token(claims({ exp: Date.now() / 1_000 - 50 })))).toEqual(ann);
    expect(await ask(key.token(claims({ nbf: Date.now() / 1_000 + 50 })))).toEqual(ann);
  });
});

describe('a provider that cannot be asked', () => {
  const key = new SigningKey('k1');
  const page: Answer = (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>hush</html>');
  const discovery = (change: object) => () => ({
    [DISCOVERY]: json({ issuer: provider.origin, jwks_uri: `${provider.origin}/keys`, ...change }),
  });

  it.each<[string, () => Readonly<Record<string, Answer>>, string]>([
    [
      'a page instead of discovery',
      () => ({ [DISCOVERY]: page }),
      'discovery document of the issuer; the answer is no JSON',
    ],
    [
      'discovery that is away',
      () => ({ [DISCOVERY]: json({}, 404) }),
      'discovery document of the issuer; the answer was 404',
    ],
    [
      'discovery elsewhere',
      () => ({ [DISCOVERY]: (r) => r.writeHead(302, { Location: '/keys' }).end() }),
      'the answer was 302',
    ],
    [
      'discovery of 5 MB',
      () => ({ [DISCOVERY]: json({ text: 'x'.repeat(5_000_000) }) }),
      'discovery document of the issuer; there is too much',
    ],
    [
      'discovery that is cut off',
      () => ({
        [DISCOVERY]: (r) => r.writeHead(200, { 'Content-Length': '99' }).write('{', () => r.destroy()),
      }),
      'there was no answer',
    ],
    ['discovery of another issuer', discovery({ issuer: 'https://id.example' }), 'it is of another issuer'],
    [
      'discovery of a tenant to be named',
      discovery({ issuer: 'https://login.example/{tenantid}' }),
      'it is of another issuer',
    ],
    ['no address of keys', discovery({ jwks_uri: undefined }), 'no address of keys that can be trusted'],
    [
      'keys by http',
      discovery({ jwks_uri: 'http://id.example/keys' }),
      'no address of keys that can be trusted',
    ],
    ['keys in the address', discovery({ jwks_uri: 'data:,{}' }), 'no address of keys that can be trusted'],
    ['keys that are a page', () => ({ '/keys': page }), 'keys of the issuer; the answer is no JSON'],
    ['keys that are away', () => ({ '/keys': json({}, 503) }), 'keys of the issuer; the answer was 503'],
    ['no keys', () => ({ '/keys': json({ keys: [] }) }), 'there is none for signatures'],
    ['something else', () => ({ '/keys': json(['k1']) }), 'there is none for signatures'],
  ])(
    'is said to be in trouble, and is asked again with the next token: %s',
    async (_what, trouble, reason) => {
      publish(key);
      for (const [path, answer] of Object.entries(trouble())) answers.set(path, answer);
      const { ask } = machine();
      const token = key.token(claims());
      await expect(ask(token)).rejects.toEqual(away(reason));
      publish(key);
      expect(await ask(token)).toEqual(ann);
    },
  );

  it('is waited for no longer than may be, discovery and keys together', async () => {
    publish(key);
    answers.set('/keys', () => {});
    await expect(machine({}, 200).ask(key.token(claims()))).rejects.toEqual(
      away('there was no answer in time'),
    );
  });

  it('tells nobody what it has said', async () => {
    publish(key);
    answers.set(DISCOVERY, page);
    const refusal: unknown = await machine()
      .ask(key.token(claims()))
      .catch((error: unknown) => error);
    const { message, reason } = refusal as { message: string; reason: string };
    expect(message + reason).not.toContain('hush');
  });
});

describe('the keys of a provider', () => {
  const [first, second] = [new SigningKey('k1'), new SigningKey('k2')];

  it('are fetched once, however many wait, and then kept', async () => {
    publish(first);
    const { ask, clock } = machine();
    const tokens = Array.from({ length: 20 }, () => first.token(claims()));
    expect(await Promise.all(tokens.map(ask))).toEqual(tokens.map(() => ann));
    await clock.advance(HOUR_MS - 1, { patient: false });
    expect(await ask(first.token(claims()))).toEqual(ann);
    expect(asked).toHaveLength(2);
  });

  it('are found anew when they rotate while people are in', async () => {
    publish(first);
    const { ask, clock } = machine();
    await ask(first.token(claims()));
    publish(second, first);
    await clock.advance(10_000);
    expect(await ask(second.token(claims()))).toEqual(ann);
    expect(await ask(first.token(claims()))).toEqual(ann);
    expect(asked).toHaveLength(4);
  });

  it('are looked for once in 10 s, whatever tokens name; those that are known go on', async () => {
    publish(first);
    const { ask, clock } = machine();
    await ask(first.token(claims()));
    await clock.advance(10_000);
    expect(await ask(second.token(claims()))).toEqual(nobody('a key that the issuer does not publish'));
    publish(first, second);
    await clock.advance(4_000);
    await expect(ask(second.token(claims()))).rejects.toEqual(
      expect.objectContaining({ code: 'unavailable', retryAfterSeconds: 6 }),
    );
    expect(await ask(first.token(claims()))).toEqual(ann);
    expect(asked).toHaveLength(4);
    await clock.advance(6_000);
    expect(await ask(second.token(claims()))).toEqual(ann);
  });

  it('that were fetched for this very token are all there are', async () => {
    publish(first);
    expect(await machine().ask(second.token(claims()))).toEqual(nobody('does not publish'));
  });

  it('that are withdrawn stop to count after an hour, and so does one in whose name another has come', async () => {
    const renamed = new SigningKey('k1');
    publish(first);
    const { ask, clock } = machine();
    await ask(first.token(claims()));
    publish(renamed);
    await clock.advance(HOUR_MS, { patient: false });
    expect(await ask(first.token(claims()))).toEqual(nobody('signature'));
    expect(await ask(renamed.token(claims()))).toEqual(ann);
  });

  it('serve on for a day while the provider is away, which is asked once in 10 s', async () => {
    publish(first);
    const { ask, clock } = machine();
    await ask(first.token(claims()));
    answers.set('/keys', json({}, 503));
    await clock.advance(HOUR_MS, { patient: false });
    expect(await ask(first.token(claims()))).toEqual(ann);
    expect(await ask(first.token(claims()))).toEqual(ann);
    expect(asked).toHaveLength(4);
    await clock.advance(23 * HOUR_MS - 1, { patient: false });
    expect(await ask(first.token(claims()))).toEqual(ann);
    await clock.advance(10_001);
    await expect(ask(first.token(claims()))).rejects.toEqual(away('the answer was 503'));
  });
});

it('settings that cannot be meant stop a server at its start', () => {
  const settings = { issuer: 'http://id.example', shortName: 'acme', audiences: ['page'] };
  expect(() => createOidcCallerOf(settings)).toThrow(
    'unable to tell who calls; issuer is "http://id.example"',
  );
  expect(() => createOidcCallerOf({ ...settings, issuer: 'https://id.example', audiences: [] })).toThrow(
    'unable to tell who calls; audiences names nobody',
  );
});
