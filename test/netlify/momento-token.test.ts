import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { machineEnvironment, oidcEnvironment } from '../support/machine-environment.ts';
import { runContract } from '../tvm/contract/run-contract.ts';

let log: string[];
beforeEach(() => {
  log = [];
  vi.spyOn(console, 'warn').mockImplementation((line: string) => void log.push(line));
});
afterEach(() => vi.restoreAllMocks());

/** The function, as Netlify loads it: a module of its own, with the site's environment. */
async function loadFunction(environment: Readonly<Record<string, string>>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    return await import('../../netlify/functions/momento-token.mts');
  } finally {
    vi.unstubAllEnvs();
  }
}

runContract('the Netlify function', {
  modes: ['open', 'oidc'],
  startsAtOnce: true,
  async start(world) {
    const { default: momentoToken } = await loadFunction({
      ...machineEnvironment(world),
      ...(world.mode === 'oidc' && { TVM_AUTH_MODE: 'oidc', ...oidcEnvironment(world) }),
    });
    return {
      fetch: ({ method, query, headers }) =>
        momentoToken(new Request(`https://chat.netlify.app/api/momento/token${query}`, { method, headers })),
      close: async () => {},
    };
  },
});

describe('the Netlify function', () => {
  const environment = { MOMENTO_API_KEY: legacyKey(), TVM_MOMENTO_STAND_IN: '127.0.0.1:1' };

  it.each(['lambda', 'cognito'])('does not load in mode %s, which nothing there can serve', async (mode) => {
    await expect(loadFunction({ ...environment, TVM_AUTH_MODE: mode })).rejects.toThrow(
      `unable to start; TVM_AUTH_MODE is "${mode}", and nothing on Netlify says who calls`,
    );
  });

  it('does not load for the people of a provider that it is not told of', async () => {
    await expect(loadFunction({ ...environment, TVM_AUTH_MODE: 'oidc' })).rejects.toThrow(
      'TVM_OIDC_SHORT_NAME is not set',
    );
  });

  it('does not load without a key, and says which name is missing', async () => {
    await expect(loadFunction({ MOMENTO_API_KEY: '' })).rejects.toThrow('MOMENTO_API_KEY is not set');
  });

  it('answers at the path that a page of the same site asks, at a bounded rate', async () => {
    const { config } = await loadFunction(environment);
    expect(config).toEqual({
      path: '/api/momento/token',
      rateLimit: { windowSize: 60, windowLimit: 60, aggregateBy: ['ip', 'domain'] },
    });
  });

  it('logs a refusal in one line, without anything the caller sent', async () => {
    const { default: momentoToken } = await loadFunction(environment);
    const headers = { Authorization: 'Bearer secret', Origin: 'https://evil.example' };
    const request = new Request('https://chat.netlify.app/api/momento/token?name=Ann', { headers });
    await momentoToken(request, { requestId: '01HX' });
    expect(log.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: 'info',
        message: 'no token: this caller, or this page, is given none',
        event: 'token',
        requestId: '01HX',
        status: 403,
        code: 'forbidden',
      },
    ]);
  });
});

function legacyKey(): string {
  return Buffer.from(JSON.stringify({ endpoint: 'localhost', api_key: 'x' })).toString('base64');
}
