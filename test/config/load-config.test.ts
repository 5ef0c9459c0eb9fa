import { describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { FakeClock } from '../support/fake-clock.ts';

const env = {
  VITE_TOKEN_VENDING_MACHINE_URL: 'https://built.example/prod/',
  VITE_MOMENTO_CACHE_NAME: 'built-cache',
};

/** A host that answers every request in the same way, and notes the requests. */
function host(answer: (signal: AbortSignal | undefined) => Promise<Response> | Response) {
  const requests: { readonly url: string; readonly cache: RequestCache | undefined }[] = [];
  const fetchFile: typeof fetch = async (input, init) => {
    requests.push({ url: new Request(input).url, cache: init?.cache });
    return answer(init?.signal ?? undefined);
  };
  return { requests, fetch: fetchFile };
}

function load(
  answer: (signal: AbortSignal | undefined) => Promise<Response> | Response,
  { pageUrl = 'https://chat.example/room/?room=lobby#x' } = {},
) {
  const clock = new FakeClock();
  const { requests, fetch } = host(answer);
  return { clock, requests, result: loadConfig({ pageUrl, fetch, clock, env }) };
}

/** Waits for ever, unless the signal aborts. */
const silence = (signal: AbortSignal | undefined) =>
  new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

describe('loadConfig', () => {
  it('fetches config.json beside the page, past every cache', async () => {
    const { requests, result, clock } = load(() => Response.json({ cacheName: 'chat' }));
    expect(await result).toMatchObject({
      ok: true,
      config: { cacheName: 'chat', tokenVendingMachines: [{ url: 'https://built.example/prod/' }] },
    });
    expect(requests).toEqual([{ url: 'https://chat.example/room/config.json', cache: 'no-store' }]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('finds it beside an index.html in a sub-path', async () => {
    const { requests, result } = load(() => Response.json({}), {
      pageUrl: 'https://chat.example/a/b/index.html',
    });
    await result;
    expect(requests[0]?.url).toBe('https://chat.example/a/b/config.json');
  });

  it('goes by the build alone where there is no file', async () => {
    const { result } = load(() => new Response('<h1>Not found</h1>', { status: 404 }));
    expect(await result).toMatchObject({ ok: true, config: { cacheName: 'built-cache' } });
  });

  it.each([
    ['a host error', () => new Response('oops', { status: 500 }), 'HTTP status 500'],
    ['a refusal', () => new Response('', { status: 403 }), 'HTTP status 403'],
    [
      "a host's own page",
      () => new Response('<!doctype html><title>Hi</title>'),
      '"<!doctype html><title>Hi</title>"',
    ],
    ['an empty file', () => new Response(''), '""'],
    ['a broken file', () => new Response('{"cacheName": "chat",}'), '"{"cacheName": "chat",}"'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'no answer'],
  ])('says what is wrong: %s', async (_, answer, found) => {
    const { result, clock } = load(answer);
    expect(await result).toEqual({
      ok: false,
      problems: [{ source: 'config.json', key: '(the whole file)', found, expected: 'a JSON file' }],
    });
    expect(clock.pendingTimers).toBe(0);
  });

  it('passes on what the parser finds', async () => {
    const { result } = load(() => Response.json({ cacheNam: 'chat' }));
    expect(await result).toMatchObject({ ok: false, problems: [{ key: 'cacheNam' }] });
  });

  it.each([
    ['does not answer', silence],
    [
      'sends headers and no body',
      (signal: AbortSignal | undefined) => {
        const start = (controller: ReadableStreamDefaultController) =>
          signal?.addEventListener('abort', () =>
            controller.error(new DOMException('aborted', 'AbortError')),
          );
        return new Response(new ReadableStream({ start }));
      },
    ],
  ])('waits 10 s for a host that %s', async (_, answer) => {
    const { result, clock } = load(answer);
    let settled = false;
    void result.then(() => (settled = true));
    await clock.advance(9_999);
    expect(settled).toBe(false);
    await clock.advance(1);
    expect(await result).toMatchObject({ ok: false, problems: [{ found: 'no answer within 10 s' }] });
    expect(clock.pendingTimers).toBe(0);
  });

  it("uses the page's fetch and the build's environment by default", async () => {
    vi.stubGlobal('fetch', host(() => Response.json({ cacheName: 'chat' })).fetch);
    vi.stubEnv('VITE_TOKEN_VENDING_MACHINE_URL', 'https://built.example/other/');
    try {
      expect(await loadConfig({ pageUrl: 'https://chat.example/' })).toMatchObject({
        ok: true,
        config: { cacheName: 'chat', tokenVendingMachines: [{ url: 'https://built.example/other/' }] },
      });
    } finally {
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
    }
  });
});
