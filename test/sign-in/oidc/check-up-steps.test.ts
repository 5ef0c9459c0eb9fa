import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalOidc, startLocalOidc } from '../../../local/oidc/local-oidc.ts';
import { factsIn } from '../../../src/diagnostics/facts.ts';
import type { AskedMachine, CheckUpResult } from '../../../src/sign-in/kind-check-up.ts';
import { providerStep, signInStep } from '../../../src/sign-in/oidc/check-up-steps.ts';
import type { OidcMachine } from '../../../src/sign-in/oidc/oidc-machine.ts';
import { setUp } from '../../../src/sign-in/oidc/view/set-up.ts';

let oidc: LocalOidc;
beforeAll(async () => {
  oidc = await startLocalOidc();
});
afterAll(() => oidc.close());

const BACK = 'http://localhost:5173/';
const { signal } = new AbortController();

interface Given {
  readonly machine?: Partial<OidcMachine>;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly isOnline?: boolean;
}

async function look({
  machine,
  fetch = globalThis.fetch,
  isOnline = true,
}: Given = {}): Promise<CheckUpResult> {
  const { issuer, clientId } = oidc;
  const step = providerStep(
    { name: 'Acme', url: 'https://machine.example', issuer, clientId, ...machine },
    { fetch, isOnline: () => isOnline, asked: () => undefined },
    BACK,
  );
  const result = await step.run(signal);
  expect(Object.keys(step.endings)).toContain(result.code);
  expect(Object.keys(setUp.checkUp?.words()['oidc-provider']?.ends ?? {})).toContain(result.code);
  // What it tells gets into the report as it is.
  expect(factsIn({ ...result.facts })).toMatchObject({ ...result.facts, signInService: `${issuer}/` });
  return result;
}

/** The provider, with something else in its discovery document. */
function discovered(changes: object): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await fetch(request);
    if (!request.url.endsWith('/openid-configuration')) return response;
    return Response.json({ ...((await response.json()) as object), ...changes });
  };
}

describe('A look at the provider', () => {
  it('finds it in order where an invalid code is refused as such, and shows the redirect address', async () => {
    expect(await look()).toMatchObject({ code: 'answers', facts: { redirectAddress: BACK } });
  });

  it('finds a client that it does not know', async () => {
    expect(await look({ machine: { clientId: 'nobody' } })).toMatchObject({
      code: 'client-refused',
      facts: { refusal: 'invalid_client' },
    });
  });

  it('finds an origin that the page may not connect to, and none where it is listed', async () => {
    const fetch = discovered({ token_endpoint: 'http://127.0.0.1:9/token' });
    const facts = { missingOrigin: 'http://127.0.0.1:9/' };
    expect((await look({ fetch })).code).toBe('unlisted-origin');
    expect((await look({ fetch })).facts).toMatchObject(facts);
    const listed = await look({ fetch, machine: { origins: ['http://127.0.0.1:9/'] } });
    expect(listed.code).toBe('unreachable');
  });

  it.each<[string, Given]>([
    ['other-issuer', { fetch: discovered({ issuer: 'https://evil.example' }) }],
    ['no-provider', { fetch: async () => new Response('<html>') }],
    ['no-provider', { fetch: discovered({ token_endpoint: 'token' }) }],
    ['no-provider', { fetch: discovered({ token_endpoint: 5 }) }],
    ['no-provider', { fetch: discovered({ token_endpoint: undefined }) }],
    ['no-provider', { fetch: discovered({ revocation_endpoint: 'revocation' }) }],
    ['unavailable', { fetch: async () => new Response('', { status: 503 }) }],
    ['unreachable', { fetch: () => Promise.reject(new TypeError('Failed to fetch')) }],
    ['offline', { fetch: () => Promise.reject(new TypeError('Failed to fetch')), isOnline: false }],
  ])('ends in %s', async (code, given) => {
    expect((await look(given)).code).toBe(code);
  });
});

describe('A look at the own sign-in', () => {
  const bearer = (claims: object) => ({
    headers: { authorization: `Bearer x.${btoa(JSON.stringify(claims))}.x` },
  });
  const of = (asked: AskedMachine | undefined) => {
    const { issuer, clientId } = oidc;
    const machine = { name: 'Acme', url: 'https://machine.example', issuer, clientId };
    return signInStep(machine, { fetch, isOnline: () => true, asked: () => asked }).run(signal);
  };

  it('tells what the machine makes of it', async () => {
    const mine = bearer({ iss: oidc.issuer });
    expect((await of(undefined)).code).toBe('earlier-failed');
    expect((await of({ authorization: undefined, isUnknown: true })).code).toBe('sign-in-first');
    expect((await of({ authorization: mine, isUnknown: false })).code).toBe('taken');
    expect((await of({ authorization: mine, isUnknown: true })).code).toBe('not-taken');
    for (const iss of ['https://other.example', 'other.example', 5]) {
      expect((await of({ authorization: bearer({ iss }), isUnknown: true })).code).toBe('other-provider');
    }
  });
});
