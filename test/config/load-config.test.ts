import { describe, expect, it, vi } from 'vitest';
import { brandReader } from '../../src/config/brand.ts';
import { builtConfig } from '../../src/config/build-env.ts';
import { type LoadConfigOptions, loadConfig } from '../../src/config/load-config.ts';

const built = builtConfig({
  VITE_TOKEN_VENDING_MACHINE_URL: 'https://built.example/prod/',
  VITE_MOMENTO_CACHE_NAME: 'built-cache',
});

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
  {
    pageUrl = 'https://chat.example/room/?room=lobby#x',
    settings,
    loadBrand,
  }: { pageUrl?: string; settings?: string } & Pick<LoadConfigOptions, 'loadBrand'> = {},
) {
  const patience = new AbortController();
  const { requests, fetch } = host(answer);
  const loaded = loadConfig({
    pageUrl,
    settings,
    signal: patience.signal,
    fetch,
    built,
    ...(loadBrand && { loadBrand }),
  });
  return { patience, requests, loaded, result: loaded.then(({ result }) => result) };
}

/** Waits for ever, unless the signal aborts. */
const silence = (signal: AbortSignal | undefined) =>
  new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

describe('loadConfig', () => {
  it('fetches config.json beside the page, past every cache', async () => {
    const { requests, result } = load(() => Response.json({ cacheName: 'chat' }));
    expect(await result).toMatchObject({
      ok: true,
      config: { cacheName: 'chat', tokenVendingMachines: [{ url: 'https://built.example/prod/' }] },
    });
    expect(requests).toEqual([{ url: 'https://chat.example/room/config.json', cache: 'no-store' }]);
  });

  it('finds it beside an index.html in a sub-path', async () => {
    const { requests, result } = load(() => Response.json({}), {
      pageUrl: 'https://chat.example/a/b/index.html',
    });
    await result;
    expect(requests[0]?.url).toBe('https://chat.example/a/b/config.json');
  });

  it("puts the user's settings over the file", async () => {
    const file = () => Response.json({ cacheName: 'chat', rooms: ['lobby'] });
    expect(await load(file, { settings: '{"cacheName": "mine"}' }).result).toMatchObject({
      config: { cacheName: 'mine', rooms: ['lobby'] },
    });
    expect(await load(file, { settings: '{"cacheName":' }).result).toEqual({
      ok: false,
      problems: [{ source: 'settings', key: '', code: 'wrong', value: '{"cacheName":' }],
    });
  });

  it('tells what the configuration was made of', async () => {
    const { loaded } = load(() => Response.json({ cacheName: 'chat' }), { settings: '{"cacheName":"mine"}' });
    expect((await loaded).input).toEqual({
      file: { cacheName: 'chat' },
      settings: { cacheName: 'mine' },
      built,
      pageUrl: 'https://chat.example/room/?room=lobby#x',
    });
    expect(await load(() => new Response('', { status: 500 })).loaded).not.toHaveProperty('input');
  });

  it('loads what reads a brand where there is one', async () => {
    const asked: string[] = [];
    const loadBrand = async () => {
      asked.push('brand');
      return { brandReader };
    };
    const file = { brand: { title: 'Acme' } };
    const branded = load(() => Response.json(file), { loadBrand });
    expect(await branded.result).toMatchObject({ ok: true, config: { brand: { title: 'Acme' } } });
    expect(asked).toEqual(['brand']);
    const wrong = load(() => Response.json({ brand: { title: '' } }), { loadBrand });
    expect(await wrong.result).toMatchObject({ ok: false, problems: [{ key: 'brand.title' }] });
    const plain = load(() => Response.json({ rooms: ['lobby'] }), { loadBrand });
    expect(await plain.result).toMatchObject({ ok: true });
    expect(asked).toEqual(['brand', 'brand']);
  });

  it('goes on without the brand where that cannot be loaded', async () => {
    const loadBrand = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    const { result } = load(() => Response.json({ brand: { title: 'Acme' }, rooms: ['lobby'] }), {
      loadBrand,
    });
    const config = await result;
    expect(config).toMatchObject({ ok: true, config: { rooms: ['lobby'] } });
    expect(config).not.toHaveProperty('config.brand');
  });

  it('goes by the build alone where there is no file', async () => {
    const { result } = load(() => new Response('<h1>Not found</h1>', { status: 404 }));
    expect(await result).toMatchObject({ ok: true, config: { cacheName: 'built-cache' } });
  });

  it.each([
    ['a host error', () => new Response('oops', { status: 500 }), { code: 'http-status', value: 500 }],
    ['a refusal', () => new Response('', { status: 403 }), { code: 'http-status', value: 403 }],
    [
      "a host's own page",
      () => new Response('<!doctype html>\n'),
      { code: 'wrong', value: '<!doctype html>' },
    ],
    ['an empty file', () => new Response(''), { code: 'wrong', value: '' }],
    ['a broken file', () => new Response('{"a": 1,}'), { code: 'wrong', value: '{"a": 1,}' }],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { code: 'no-answer' }],
  ])('says what is wrong: %s', async (_, answer, problem) => {
    const { result } = load(answer);
    expect(await result).toEqual({
      ok: false,
      problems: [{ source: 'config.json', key: '', ...problem }],
    });
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
  ])('gives up, when told to, on a host that %s', async (_, answer) => {
    const { result, patience } = load(answer);
    await Promise.resolve();
    patience.abort();
    expect(await result).toMatchObject({ ok: false, problems: [{ code: 'timeout' }] });
  });

  it('goes by the request that was sent before, and sends none', async () => {
    const { requests, fetch } = host(() => Response.json({}));
    const { result } = await loadConfig({
      pageUrl: 'https://chat.example/',
      signal: new AbortController().signal,
      begun: Promise.resolve(Response.json({ cacheName: 'chat' })),
      fetch,
      built,
    });
    expect(result).toMatchObject({ ok: true, config: { cacheName: 'chat' } });
    expect(requests).toEqual([]);
  });

  it('tells of a request that was sent before and failed, or was ended, as of any other', async () => {
    const patience = new AbortController();
    const load = (begun: Promise<Response>) =>
      loadConfig({ pageUrl: 'https://chat.example/', signal: patience.signal, begun, built });
    expect(await load(Promise.reject(new TypeError('Failed to fetch')))).toMatchObject({
      result: { problems: [{ code: 'no-answer' }] },
    });
    const loading = load(silence(patience.signal));
    patience.abort();
    expect(await loading).toMatchObject({ result: { problems: [{ code: 'timeout' }] } });
  });

  it("uses the page's fetch and the build's environment by default", async () => {
    vi.stubGlobal('fetch', host(() => Response.json({ cacheName: 'chat' })).fetch);
    vi.stubEnv('VITE_TOKEN_VENDING_MACHINE_URL', 'https://built.example/other/');
    try {
      const { result } = await loadConfig({
        pageUrl: 'https://chat.example/',
        signal: new AbortController().signal,
      });
      expect(result).toMatchObject({
        ok: true,
        config: { cacheName: 'chat', tokenVendingMachines: [{ url: 'https://built.example/other/' }] },
      });
    } finally {
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
    }
  });
});
