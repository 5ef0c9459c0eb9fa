import * as fc from 'fast-check';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { SystemClock } from '../../src/base/clock.ts';
import { checkUp } from '../../src/compose/check-up.ts';
import type { AppConfig } from '../../src/config/app-config.ts';
import type { StepProgress } from '../../src/diagnostics/steps.ts';
import { IdentityError } from '../../src/sign-in/identity-error.ts';
import type { MachineConfig } from '../../src/sign-in/kinds.ts';
import type { Identity, WayIn } from '../../src/sign-in/way-in.ts';
import { tokenWith } from '../support/momento-web-calls.ts';

// These tokens may only read; what a check-up publishes is seen in test/browser/diagnostics.test.ts.

const URL = 'https://tvm.example/prod/';
const PASSWORD = 'correct-horse-battery';
const server = setupServer();
let momento: MomentoStandIn;

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'bypass' });
  vi.stubGlobal('navigator', { onLine: true });
  momento = await startMomentoStandIn({ caches: ['chat'] });
});
afterEach(() => server.resetHandlers());
afterAll(async () => {
  server.close();
  vi.unstubAllGlobals();
  await momento.close();
});

/** A reader's token of the stand-in, in the form that machines give out. */
async function readerToken(): Promise<string> {
  const apiKey = await tokenWith(momento, { permissions: [{ role: 'subscribeonly', cache: 'chat' }] });
  return btoa(JSON.stringify({ endpoint: 'cell.example', api_key: apiKey }));
}

/** A way in where `identity` may be; it notes whether the identity was said to be rejected. */
function makeWayIn(identity: Identity, authorize: WayIn['authorizer']['authorize']) {
  const rejected = vi.fn<() => Promise<'signed-out'>>(async () => 'signed-out');
  const wayIn: WayIn = {
    identity,
    onIdentity: () => () => {},
    authorizer: { authorize, rejected },
    signOut: async () => {},
    endedElsewhere: () => {},
  };
  return { wayIn, rejected };
}

const signedIn: Identity = { state: 'signed-in', userName: 'ann' };
const headers = async () => ({ headers: { username: 'ann', password: PASSWORD } });

/** Runs a check-up of one machine; brings its report and the code of each step. */
async function run({
  auth = 'open',
  url = URL,
  wayIn = makeWayIn({ state: 'signed-out' }, headers).wayIn,
}: {
  auth?: 'open' | 'lambda';
  url?: string;
  wayIn?: WayIn;
} = {}) {
  const machine: MachineConfig = { name: 'Machine', auth, url };
  const config: AppConfig = {
    cacheName: 'chat',
    tokenVendingMachines: [machine],
    rooms: ['lobby'],
    locked: false,
    momentoEndpoint: momento.webUrl,
  };
  let steps: readonly StepProgress[] = [];
  const { report } = await checkUp(
    { config, clock: new SystemClock(), wayIn: async () => wayIn },
    {
      machineName: 'Machine',
      signal: new AbortController().signal,
      onProgress: (all) => (steps = all),
    },
  );
  return { report, codes: Object.fromEntries(steps.map(({ id, code }) => [id, code])) };
}

/** What the machine answers from now on. */
function answer(respond: (request: Request) => Response | Promise<Response>): Request[] {
  const requests: Request[] = [];
  server.use(
    http.get(URL, ({ request }) => {
      requests.push(request);
      return respond(request);
    }),
  );
  return requests;
}

describe('checkUp', () => {
  it('subscribes to the real thing with a reader’s token, and says that it may not write', async () => {
    const authToken = await readerToken();
    const nowSeconds = Date.now() / 1_000;
    answer(() =>
      HttpResponse.json({
        authToken,
        expiresAt: nowSeconds + 900,
        expiresIn: 900,
        serverTime: nowSeconds,
        role: 'subscribe-only',
        tokenId: 'ann@example.com',
        topics: ['secret-plans'],
      }),
    );
    const { codes, report } = await run();
    expect(codes).toEqual({
      'machine-reachable': 'answers',
      'machine-cors': 'readable',
      'machine-status': 'good',
      'machine-answer': 'token',
      clock: 'right',
      'token-life': 'told',
      'token-decodes': 'decodes',
      'momento-reachable': 'answers',
      subscribe: 'subscribed',
      publish: 'read-only',
      'round-trip': 'read-only',
    });
    expect(report).toContain(`momento=${momento.webUrl}/`);
    for (const secret of [authToken, atob(authToken), 'ann@example.com', 'secret-plans']) {
      expect(report).not.toContain(secret);
    }
    await expect.poll(() => momento.control.counters().streams.open).toBe(0);
  });

  it.each([
    ['text that is no token', () => new HttpResponse('hello'), { 'machine-answer': 'no-token' }],
    ['a web page', () => HttpResponse.html('<!doctype html><p>Sign in'), { 'machine-answer': 'no-token' }],
    [
      'a token of a wrong kind',
      () => HttpResponse.json({ authToken: 'x', expiresAt: 1 }),
      { 'token-decodes': 'bad-token', clock: 'implausible', 'token-life': 'untold' },
    ],
    [
      '500',
      () => HttpResponse.json({ message: 'An error occurred!' }, { status: 500 }),
      { 'machine-status': 'unavailable' },
    ],
    ['404', () => new HttpResponse(null, { status: 404 }), { 'machine-status': 'not-found' }],
    [
      'a code that says more than its status',
      () => HttpResponse.json({ error: { code: 'throttled' } }, { status: 500 }),
      { 'machine-status': 'throttled' },
    ],
    [
      'a redirect',
      () => new HttpResponse(null, { status: 302, headers: { location: 'https://elsewhere.example/' } }),
      { 'machine-status': 'redirected' },
    ],
    ['nothing', () => HttpResponse.error(), { 'machine-reachable': 'unreachable' }],
    [
      'a date',
      () => new HttpResponse(null, { status: 503, headers: { date: 'Fri, 02 Jan 2026 03:04:05 GMT' } }),
      { clock: 'off' },
    ],
  ])('says what is wrong with %s', async (_, respond, codes) => {
    answer(respond);
    expect((await run()).codes).toMatchObject(codes);
  });

  it('reports no secret, wherever in the answer one may be', async () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{16,40}$/);
    const field = fc.constantFrom(
      'authToken',
      'token',
      'api_key',
      'tokenId',
      'role',
      'cacheName',
      'topics',
      'date',
      'message',
    );
    const hide = fc.constantFrom(
      (text: string): unknown => text,
      (text: string) => ['lobby', text],
      (text: string) => btoa(JSON.stringify({ endpoint: '', api_key: text })),
    );
    const status = fc.constantFrom(200, 200, 401, 500);
    const asked = fc.asyncProperty(secret, fc.dictionary(field, hide), status, async (text, fields, code) => {
      const body = Object.fromEntries(Object.entries(fields).map(([name, make]) => [name, make(text)]));
      answer(() => HttpResponse.json(body, { status: code, headers: { date: text, 'x-secret': text } }));
      const { report } = await run({ url: `${URL}?key=${text}` });
      expect(report).toContain('machine=https://tvm.example/prod/\n');
      expect(report).not.toContain(text);
      expect(report).not.toContain(btoa(text).slice(0, 16));
    });
    await fc.assert(asked, { numRuns: 60 });
  });

  describe('where people sign in', () => {
    it('asks as whoever is signed in, and tells nothing of that', async () => {
      const authToken = await readerToken();
      const requests = answer(() =>
        HttpResponse.json({ authToken, expiresAt: Date.now() / 1_000 + 900, role: 'subscribe-only' }),
      );
      const { wayIn } = makeWayIn(signedIn, headers);
      const { codes, report } = await run({ auth: 'lambda', wayIn });
      expect(requests[0]?.headers.get('password')).toBe(PASSWORD);
      expect(codes).toMatchObject({ 'machine-answer': 'token', clock: 'plausible', subscribe: 'subscribed' });
      expect(report).toContain('auth=lambda\nsignedIn=true\n');
      expect(report).not.toContain(PASSWORD);
      expect(report).not.toContain('ann');
    });

    it('signs nobody out when the machine refuses', async () => {
      answer(() => new HttpResponse(null, { status: 401 }));
      const { wayIn, rejected } = makeWayIn(signedIn, headers);
      expect((await run({ auth: 'lambda', wayIn })).codes).toMatchObject({
        'machine-status': 'unauthorized',
      });
      expect(rejected).not.toHaveBeenCalled();
    });

    it.each<[string, Identity, WayIn['authorizer']['authorize']]>([
      ['is signed in', { state: 'signed-out' }, headers],
      ['is signed in any longer', { state: 'lost', userName: 'ann' }, headers],
      ['can be shown to be', signedIn, () => Promise.reject(new Error('no refresh token'))],
    ])('checks what it can where nobody %s', async (_, identity, authorize) => {
      const requests = answer(() => new HttpResponse(null, { status: 401 }));
      const { codes, report } = await run({ auth: 'lambda', wayIn: makeWayIn(identity, authorize).wayIn });
      expect(requests[0]?.headers.get('password')).toBeNull();
      expect(codes).toMatchObject({
        'machine-reachable': 'answers',
        'machine-cors': 'readable',
        'machine-status': 'asks-who',
        'machine-answer': 'sign-in-first',
        'token-decodes': 'sign-in-first',
        subscribe: 'sign-in-first',
        'round-trip': 'sign-in-first',
      });
      expect(report).toContain('signedIn=false');
    });

    it.each(['refused', 'unreachable'] as const)(
      'does not send anybody to sign in whose sign-in is not renewed: %s',
      async (code) => {
        answer(() => new HttpResponse(null, { status: 401 }));
        const failure = new IdentityError(code, { retryable: true });
        const { wayIn } = makeWayIn(signedIn, () => Promise.reject(failure));
        const { codes, report } = await run({ auth: 'lambda', wayIn });
        expect(codes).toMatchObject({
          'machine-status': 'asks-who',
          'machine-answer': 'sign-in-fails',
          'round-trip': 'sign-in-fails',
        });
        expect(report).toContain('signedIn=true');
      },
    );
  });
});
