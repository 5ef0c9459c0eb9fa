import { describe, expect, it } from 'vitest';
import type { VendResponse, WireErrorBody } from '../../src/tvm-client/wire.ts';
import { defaultPolicy } from '../../tvm/default-policy.ts';
import type { AuthMode } from '../../tvm/kinds/machine-kinds.ts';
import { createLambdaHandler } from '../../tvm/lambda/lambda-handler.ts';
import { createTokenHandler } from '../../tvm/token-handler.ts';
import { FakeTokenVendor } from '../support/fake-token-vendor.ts';
import { proxyEvent } from '../support/gateway-events.ts';
import { nameCorpus } from '../support/name-corpus.ts';

const GROUP = 'ReadWriteUserGroup';
const CLIENT = 'client';

interface Answer {
  readonly status: number;
  readonly body: Partial<VendResponse & WireErrorBody>;
}

/** What the Lambda function of this mode answers. */
async function ask(authMode: AuthMode, call: Parameters<typeof proxyEvent>[0]): Promise<Answer> {
  const handler = createLambdaHandler({
    authMode,
    policy: defaultPolicy({ authMode, cacheName: 'chat' }),
    allowedOrigins: [],
    readSecret: async () => btoa(JSON.stringify({ endpoint: 'e', api_key: 'k' })),
    createVendor: () => new FakeTokenVendor(),
    log: () => {},
    env: { TVM_USER_POOL_CLIENT_ID: CLIENT },
  });
  const { statusCode, body } = await handler(proxyEvent(call));
  return { status: statusCode, body: JSON.parse(body) as Answer['body'] };
}

const asGuest = (name: string) => ask('open', { query: new URLSearchParams({ name }).toString() });

const users: Readonly<Record<string, (userName: string) => Promise<Answer>>> = {
  lambda: (userName) => ask('lambda', { authorizer: { userName, tier: GROUP } }),
  cognito: (userName) =>
    ask('cognito', {
      authorizer: {
        claims: { token_use: 'id', aud: CLIENT, 'cognito:username': userName, 'cognito:groups': GROUP },
      },
    }),
  embedded: async (userName) => {
    const policy = defaultPolicy({ authMode: 'cognito', cacheName: 'chat' });
    const handler = createTokenHandler({ policy, vendor: new FakeTokenVendor(), allowedOrigins: [] });
    const caller = { kind: 'user', userName, groups: [GROUP] } as const;
    const response = await handler(new Request('https://machine.example/'), caller);
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  },
};

describe('the corpus of names', () => {
  it('has at least 60, no two alike', () => {
    expect(nameCorpus.length).toBeGreaterThanOrEqual(60);
    expect(new Set(nameCorpus.map(({ name }) => name)).size).toBe(nameCorpus.length);
  });
});

describe.each(nameCorpus)('$kind: $name, $verdict', ({ name, verdict, checked = name }) => {
  it('as the name of a guest', async () => {
    const { status, body } = await asGuest(name);
    expect([status, body.tokenId]).toEqual(
      verdict === 'refused' ? [400, undefined] : [200, `guest:${checked}`],
    );
  });

  it.each(Object.keys(users))('as the name of a user, %s', async (mode) => {
    const { status, body } = (await users[mode]?.(name)) ?? { status: 0, body: {} };
    expect([status, body.tokenId]).toEqual(verdict === 'allowed' ? [200, name] : [403, undefined]);
    expect(body.error?.code).toBe(verdict === 'allowed' ? undefined : 'forbidden');
  });
});
