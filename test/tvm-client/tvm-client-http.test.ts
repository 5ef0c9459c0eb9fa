import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Fetch } from '../../src/tvm-client/fetch.ts';
import { type TvmAuthorizer, TvmClient, type TvmClientOptions } from '../../src/tvm-client/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { tokenFailure } from '../support/tvm-client-setup.ts';

const URL = 'https://tvm.example/prod/';
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function makeClient(options: Partial<TvmClientOptions> = {}): TvmClient {
  const client = new TvmClient({ url: URL, clock: new FakeClock(), ...options });
  onTestFinished(() => client.close());
  return client;
}

/** Answers each GET with `answer` and keeps the requests. */
function serve(answer: (request: Request, count: number) => Response | Promise<Response>): Request[] {
  const requests: Request[] = [];
  server.use(
    http.get(URL, ({ request }) => {
      requests.push(request);
      return answer(request, requests.length);
    }),
  );
  return requests;
}

const vend = () => HttpResponse.json({ authToken: 'abc', expiresAt: 1, expiresIn: 900 });

const failure = (client: TvmClient) => tokenFailure(client.getToken());

describe('TvmClient over HTTP', () => {
  describe('request', () => {
    it('leaves caches to the machine where it has headers, for which permission would be asked each time', async () => {
      const requests = serve(vend);
      const authorizer: TvmAuthorizer = {
        authorize: async () => ({ headers: { username: 'ada' } }),
        rejected: async () => 'signed-out',
      };
      await makeClient({ authorizer }).getToken();
      expect(requests[0]).toMatchObject({ cache: 'default', credentials: 'omit', redirect: 'manual' });
    });

    it('is a GET without cookies, cache or following of redirects', async () => {
      const requests = serve(vend);
      await makeClient().getToken();
      expect(requests[0]).toMatchObject({
        method: 'GET',
        url: URL,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'manual',
      });
    });

    it.each([undefined, { username: 'ada' }])(
      'leaves out caches, which workerd does not know, with headers %j',
      async (headers) => {
        const PlatformRequest = globalThis.Request;
        function WorkerRequest(url: string, init: RequestInit): Request {
          if (init.cache)
            throw new TypeError("The 'cache' field on 'RequestInitializerDict' is not implemented.");
          return new PlatformRequest(url, init);
        }
        vi.stubGlobal('Request', WorkerRequest);
        onTestFinished(() => void vi.unstubAllGlobals());
        const fetch = vi.fn<Fetch>(async () => vend());
        const authorizer: TvmAuthorizer = {
          authorize: async () => ({ headers }),
          rejected: async () => 'signed-out',
        };
        expect((await makeClient({ authorizer, fetch }).getToken()).authToken).toBe('abc');
      },
    );

    it.each([
      ['Ada & Bob?', `${URL}?name=Ada+%26+Bob%3F`],
      ['', URL],
    ])('carries the name "%s" in its query', async (name, url) => {
      const requests = serve(vend);
      await makeClient({ name }).getToken();
      expect(requests[0]?.url).toBe(url);
    });

    it('adds to a query that is there, and leaves a fragment behind', async () => {
      const requests = serve(vend);
      await makeClient({ url: `${URL}?stage=1#top`, name: 'ada' }).getToken();
      expect(requests[0]?.url).toBe(`${URL}?stage=1&name=ada`);
    });

    it('carries what the authorizer gives', async () => {
      const requests = serve(vend);
      const authorizer: TvmAuthorizer = {
        authorize: async () => ({
          headers: { username: 'ada', password: 'secret' },
          query: { room: 'lobby' },
        }),
        rejected: async () => 'signed-out',
      };
      await makeClient({ authorizer, name: 'ada' }).getToken();
      expect(requests[0]?.headers.get('username')).toBe('ada');
      expect(requests[0]?.headers.get('password')).toBe('secret');
      expect(requests[0]?.url).toBe(`${URL}?room=lobby&name=ada`);
    });

    it('refuses with words, and without the value, a header that HTTP cannot carry', async () => {
      const requests = serve(vend);
      const authorizer: TvmAuthorizer = {
        authorize: async () => ({ headers: { password: 'пароль-hunter2' } }),
        rejected: async () => 'signed-out',
      };
      const error = await failure(makeClient({ authorizer }));
      expect(error).toMatchObject({ code: 'rejected', retryable: false });
      expect(error.cause).toBeUndefined();
      expect(`${error.stack}`).not.toContain('hunter2');
      expect(requests).toHaveLength(0);
    });

    it.each(['http://', 'https://ada:hunter2@tvm.example/'])('refuses the URL %s', async (url) => {
      const error = await failure(makeClient({ url }));
      expect(error).toMatchObject({ code: 'rejected', retryable: false });
      expect(`${error.stack}`).not.toContain('hunter2');
    });
  });

  describe('dialects', () => {
    const momentoKey = { api_key: 'key', endpoint: 'e.example', valid_until: 1 };
    const encoded = btoa(JSON.stringify({ endpoint: 'e.example', api_key: 'key' }));

    it.each([
      ['the original machine', () => HttpResponse.json({ authToken: 'abc', expiresAt: 1 }), 'abc'],
      ['our machine', vend, 'abc'],
      ['a bare token', () => HttpResponse.text(encoded), encoded],
      ['moderated chat', () => HttpResponse.json({ token: 'abc', expiresAtEpoch: 1 }), 'abc'],
      ['a Momento Function', () => HttpResponse.json(momentoKey), encoded],
      [
        'a wrong content type',
        () =>
          new HttpResponse('{"authToken":"abc","expiresAt":1}', { headers: { 'content-type': 'text/html' } }),
        'abc',
      ],
    ])('understands %s', async (_, answer, authToken) => {
      serve(answer);
      expect((await makeClient().getToken()).authToken).toBe(authToken);
    });

    it.each([
      ['an empty body', () => new HttpResponse(null, { status: 204 })],
      ['a sign-in page', () => HttpResponse.html('<!doctype html><title>Sign in</title>')],
      ['broken JSON', () => HttpResponse.text('{"authToken":')],
      ['an endless body', () => HttpResponse.text(`{"authToken":"${'a'.repeat(70_000)}"}`)],
      ['a long word', () => HttpResponse.text('a'.repeat(65_537))],
    ])('calls %s malformed', async (_, answer) => {
      serve(answer);
      expect(await failure(makeClient())).toMatchObject({ code: 'malformed', retryable: true });
    });

    it('reads a token that comes in pieces', async () => {
      const pieces = ['{"authToken":"a', 'b', 'c","expires', 'In":900}'].map((piece) =>
        new TextEncoder().encode(piece),
      );
      serve(
        () =>
          new HttpResponse(
            new ReadableStream<Uint8Array>({
              pull(controller) {
                const piece = pieces.shift();
                if (piece) controller.enqueue(piece);
                else controller.close();
              },
            }),
          ),
      );
      expect((await makeClient().getToken()).authToken).toBe('abc');
    });
  });

  describe('refusals', () => {
    it.each([
      [302, 'malformed', true],
      [400, 'rejected', false],
      [401, 'unauthorized', false],
      [403, 'forbidden', false],
      [404, 'rejected', false],
      [405, 'rejected', false],
      [429, 'throttled', true],
      [500, 'unavailable', true],
      [502, 'unavailable', true],
      [503, 'unavailable', true],
      [504, 'timeout', true],
    ])('takes a %d for %s', async (status, code, retryable) => {
      serve(() => HttpResponse.json({ message: 'An error occurred!' }, { status }));
      expect(await failure(makeClient())).toMatchObject({ code, retryable, status });
    });

    it('goes by the code in the body before the status', async () => {
      const error = { code: 'throttled', message: 'slow down', retryable: true };
      serve(() => HttpResponse.json({ error }, { status: 500 }));
      expect(await failure(makeClient())).toMatchObject({ code: 'throttled', status: 500 });
    });

    it.each([
      ['7', 7_000],
      [new Date(new FakeClock().wallMs() + 9_000).toUTCString(), 9_000],
      ['nonsense', undefined],
    ])('reads the Retry-After "%s"', async (header, retryAfterMs) => {
      serve(() => new HttpResponse(null, { status: 429, headers: { 'retry-after': header } }));
      expect(await failure(makeClient())).toMatchObject({ code: 'throttled', retryAfterMs });
    });

    it('does not go where a redirect points', async () => {
      let visited = 0;
      server.use(
        http.get('https://elsewhere.example/', () => {
          visited += 1;
          return vend();
        }),
      );
      serve(() => HttpResponse.redirect('https://elsewhere.example/'));
      expect(await failure(makeClient())).toMatchObject({ code: 'malformed', retryable: true });
      expect(visited).toBe(0);
    });
  });

  describe('no answer', () => {
    it('calls a network error unreachable and keeps it as the cause', async () => {
      serve(() => HttpResponse.error());
      const error = await failure(makeClient());
      expect(error).toMatchObject({ code: 'unreachable', retryable: true, refusesThisPage: false });
      expect(error.cause).toBeInstanceOf(TypeError);
    });

    it('calls an answer that breaks off unreachable', async () => {
      serve(
        () =>
          new HttpResponse(
            new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) }),
          ),
      );
      expect(await failure(makeClient())).toMatchObject({ code: 'unreachable' });
    });

    it('calls an answer that is too slow a timeout', async () => {
      const clock = new FakeClock();
      serve(async () => {
        await delay('infinite');
        return vend();
      });
      const failed = failure(makeClient({ clock, timeoutMs: 2_000 }));
      await clock.advance(2_000);
      expect(await failed).toMatchObject({ code: 'timeout', retryable: true });
    });

    // How a browser answers a `no-cors` request: readable by nobody, but it came. Chromium itself is tried in
    // test/browser/tvm-client-build.test.ts.
    const opaque = () => Object.defineProperty(new Response(), 'type', { value: 'opaque' });

    it('does not ask that in Deno, whose `location` is undefined', async () => {
      vi.stubGlobal('location', undefined);
      onTestFinished(() => void vi.unstubAllGlobals());
      const fetch = vi.fn<Fetch>(() => Promise.reject(new TypeError('fetch failed')));
      expect(await failure(makeClient({ fetch }))).toMatchObject({ code: 'unreachable' });
      expect(fetch).toHaveBeenCalledOnce();
    });

    it.each([
      ['something answers', opaque, true],
      ['nothing answers', () => Promise.reject(new TypeError('fetch failed')), false],
      ['the answer is readable', () => new Response(), false],
    ])(
      'in a page, asks once without credentials whether it is CORS: %s',
      async (_, probe, refusesThisPage) => {
        const requests: Request[] = [];
        const fetch = async (request: Request): Promise<Response> => {
          requests.push(request);
          if (request.method === 'HEAD') return probe();
          throw new TypeError('fetch failed');
        };
        const authorizer: TvmAuthorizer = {
          authorize: async () => ({ headers: { username: 'ada' }, query: { room: 'lobby' } }),
          rejected: async () => 'signed-out',
        };
        const error = await failure(makeClient({ fetch, authorizer, inPage: true }));
        expect(error).toMatchObject({ code: 'unreachable', retryable: true, refusesThisPage });
        expect(requests).toHaveLength(2);
        expect(requests[1]).toMatchObject({
          url: URL,
          mode: 'no-cors',
          credentials: 'omit',
          cache: 'no-store',
        });
        expect([...(requests[1]?.headers.keys() ?? [])]).toEqual([]);
      },
    );
  });

  describe('identity', () => {
    const renewable = (verdicts: ('retry' | 'signed-out')[]) => {
      const calls: string[] = [];
      const authorizer: TvmAuthorizer = {
        authorize: async () => {
          calls.push('authorize');
          return { headers: { authorization: `Bearer ${calls.length}` } };
        },
        rejected: async () => {
          calls.push('rejected');
          return verdicts.shift() ?? 'signed-out';
        },
      };
      return { calls, authorizer };
    };

    it('is renewed after a 401, and asks once more', async () => {
      const requests = serve((_, count) => (count === 1 ? new HttpResponse(null, { status: 401 }) : vend()));
      const { calls, authorizer } = renewable(['retry']);
      expect((await makeClient({ authorizer }).getToken()).authToken).toBe('abc');
      expect(calls).toEqual(['authorize', 'rejected', 'authorize']);
      expect(requests.map((request) => request.headers.get('authorization'))).toEqual([
        'Bearer 1',
        'Bearer 3',
      ]);
    });

    it('is not renewed twice, and the second request counts for the pace', async () => {
      const clock = new FakeClock();
      const requests = serve(() => new HttpResponse(null, { status: 401 }));
      const { authorizer } = renewable(['retry', 'retry']);
      const client = makeClient({ authorizer, clock });
      expect(await failure(client)).toMatchObject({ code: 'unauthorized', retryable: false, status: 401 });
      expect(requests).toHaveLength(2);
      await clock.advance(9_999);
      expect(await failure(client)).toMatchObject({ code: 'unauthorized', retryAfterMs: 1 });
      expect(requests).toHaveLength(2);
    });

    it.each([401, 403])('makes a %d final when it is signed out', async (status) => {
      const requests = serve(() => new HttpResponse(null, { status }));
      const { calls, authorizer } = renewable(['signed-out']);
      expect(await failure(makeClient({ authorizer }))).toMatchObject({ retryable: false, status });
      expect(calls).toEqual(status === 401 ? ['authorize', 'rejected'] : ['authorize']);
      expect(requests).toHaveLength(1);
    });

    it.each([
      ['unreachable', Object.assign(new Error('offline'), { retryable: true })],
      ['unauthorized', new Error('nobody is signed in')],
      ['unauthorized', undefined],
    ])('makes it %s when it throws %o', async (code, thrown) => {
      const requests = serve(() => new HttpResponse(null, { status: 401 }));
      const fail = () => Promise.reject<never>(thrown);
      const signedOut: TvmAuthorizer = { authorize: fail, rejected: async () => 'retry' };
      expect(await failure(makeClient({ authorizer: signedOut }))).toMatchObject({ code, cause: thrown });
      expect(requests).toHaveLength(0);
      const stuck: TvmAuthorizer = { authorize: async () => ({}), rejected: fail };
      expect(await failure(makeClient({ authorizer: stuck }))).toMatchObject({ code, cause: thrown });
      expect(requests).toHaveLength(1);
    });

    it('does not ask again when it was renewed too late', async () => {
      const clock = new FakeClock();
      let renew: (verdict: 'retry') => void = () => {};
      const requests = serve(() => new HttpResponse(null, { status: 401 }));
      const authorizer: TvmAuthorizer = {
        authorize: async () => ({}),
        rejected: () => new Promise((resolve) => (renew = resolve)),
      };
      const failed = failure(makeClient({ clock, authorizer }));
      await expect.poll(() => requests.length).toBe(1);
      await clock.advance(10_000);
      expect(await failed).toMatchObject({ code: 'timeout' });
      renew('retry');
      await clock.advance(0);
      expect(requests).toHaveLength(1);
    });
  });
});
