import type * as TvmClientModule from '../../src/tvm-client/index.ts';

type Client = TvmClientModule.TvmClient;
type Options = TvmClientModule.TvmClientOptions;

/** What came of each step, by its name; alike in every runtime. */
export type Outcomes = Readonly<Record<string, unknown>>;

/**
 * Tries the built TVM client against a `RoughMachine`. It runs inside the runtimes, so it uses what all of them have:
 * the standards of the web, and nothing of Node.
 */
export async function clientOutcomes(
  { TvmClient, TvmError }: typeof TvmClientModule,
  { origin, nobodyUrl }: { readonly origin: string; readonly nobodyUrl: string },
): Promise<Outcomes> {
  async function trial(path: string, run: (client: Client) => unknown, options: Partial<Options> = {}) {
    const client = new TvmClient({ url: `${origin}${path}`, ...options });
    try {
      return await run(client);
    } catch (error) {
      return described(error);
    } finally {
      client.close();
    }
  }

  function described(error: unknown) {
    if (!(error instanceof TvmError)) return String(error);
    const { code, message, retryable, status, retryAfterMs, refusesThisPage } = error;
    return { code, message, retryable, status, retryAfterMs, refusesThisPage };
  }

  async function failure(client: Client, signal?: AbortSignal) {
    return client.getToken({ signal }).then(() => 'a token', described);
  }

  const refusal = (path: string, options?: Partial<Options>) =>
    trial(path, (client) => failure(client), options);
  const withHeader = (username: string): Partial<Options> => ({
    authorizer: { authorize: async () => ({ headers: { username } }), rejected: async () => 'signed-out' },
  });

  const trials: Readonly<Record<string, Promise<unknown>>> = {
    'a token, and from memory the second time': trial(
      '/machine/once',
      async (client) => {
        const first = await client.getToken();
        const { tokenId, role, cacheName, expiresAtMs } = first;
        const minutesLeft = Math.round((expiresAtMs - Date.now()) / 60_000);
        const isKept = (await client.getToken()).authToken === first.authToken;
        return { tokenId, role, cacheName, minutesLeft, isKept };
      },
      { name: 'Zoë & Bob?' },
    ),
    'many callers, one request': trial('/machine/many', async (client) => {
      const tokens = await Promise.all([client.getToken(), client.getToken(), client.getToken()]);
      return new Set(tokens.map(({ authToken }) => authToken)).size;
    }),
    'a renewal ahead of the end': trial('/short-lived', async (client) => {
      const renewed = new Promise<TvmClientModule.VendedToken>((resolve) => client.onRenewed(resolve));
      const first = await client.getToken();
      const second = await renewed;
      return { isAnother: second.authToken !== first.authToken, inTime: Date.now() < first.expiresAtMs };
    }),
    'another token for one that was rejected': trial('/machine/rejected', async (client) => {
      const first = await client.getToken();
      client.invalidate(first);
      return (await client.getToken()).authToken !== first.authToken;
    }),
    'headers of an identity': trial(
      '/echo',
      (client) => client.getToken().then(authToken),
      withHeader('Zoë'),
    ),
    'a header that HTTP cannot carry': refusal('/echo/never', withHeader('пароль')),
    'an address that is none': refusal('', { url: 'http://' }),
    'a 401': refusal('/status/401'),
    'a 403': refusal('/status/403'),
    'a 429 that says when': refusal('/status/429'),
    'a 429, and no second request': trial('/status/429/twice', async (client) => {
      await failure(client);
      const { code, retryAfterMs = 0 } = (await failure(client)) as TvmClientModule.TvmError;
      return { code, waits: retryAfterMs > 5_000 && retryAfterMs <= 7_000 };
    }),
    'a 500 as text': refusal('/status/500'),
    'a redirect': refusal('/redirect'),
    "a captive portal's page": refusal('/portal'),
    'an answer that breaks off': refusal('/broken'),
    'an answer without an end': trial('/endless', async (client) => [
      await failure(client),
      await ending('/endless'),
    ]),
    'a connection that is cut': refusal('/cut'),
    'nobody there': refusal('', { url: nobodyUrl }),
    'no answer in time': trial(
      '/silent/late',
      async (client) => [await failure(client), await ending('/silent/late')],
      { timeoutMs: 500 },
    ),
    'a caller who leaves': trial('/silent/left', async (client) => {
      const controller = new AbortController();
      const failed = failure(client, controller.signal);
      await fetch(`${origin}/arrival/silent/left`);
      controller.abort(new Error('left'));
      return [await failed, await ending('/silent/left')];
    }),
    'a client that is closed': trial('/silent/closed', async (client) => {
      const failed = failure(client);
      await fetch(`${origin}/arrival/silent/closed`);
      client.close();
      return [await failed, await failure(client), await ending('/silent/closed')];
    }),
  };

  /** Whether the machine notices that its request was given up. */
  async function ending(path: string): Promise<string> {
    return (await fetch(`${origin}/ending${path}`)).text();
  }

  const settled = Object.entries(trials).map(async ([name, outcome]) => [name, await outcome] as const);
  return Object.fromEntries(await Promise.all(settled));
}

function authToken(token: TvmClientModule.VendedToken): string {
  return token.authToken;
}
