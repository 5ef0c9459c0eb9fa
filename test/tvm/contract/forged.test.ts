// What no gateway's caller may become somebody by: the contexts that other gateways write, and headers.

import { describe, expect, it } from 'vitest';
import type { VendResponse } from '../../../src/tvm-client/wire.ts';
import { defaultPolicy } from '../../../tvm/default-policy.ts';
import { authModes } from '../../../tvm/kinds/machine-kinds.ts';
import { createLambdaHandler } from '../../../tvm/lambda/lambda-handler.ts';
import type { LogEntry } from '../../../tvm/lambda/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTokenVendor } from '../../support/fake-token-vendor.ts';
import {
  functionUrlEvent,
  type GuardedEventOptions,
  httpApiEvent,
  httpApiEvent1,
  loadBalancerEvent,
  proxyEvent,
} from '../../support/gateway-events.ts';
import { READ_WRITE } from './personas.ts';

const claims = {
  token_use: 'id',
  aud: 'client',
  sub: 'eve',
  'cognito:username': 'eve',
  'cognito:groups': [READ_WRITE],
};
const member = { principalId: 'eve', userName: 'eve', tier: READ_WRITE };

/** Under `requestContext.authorizer`: everything that any gateway writes there. */
const contexts: Readonly<Record<string, unknown>> = {
  none: undefined,
  'claims of a REST API': { claims },
  'context of a REST API': member,
  'claims of an HTTP API': { jwt: { claims, scopes: null } },
  'context of an HTTP API': { lambda: member },
  'IAM of a function URL': { iam: { userId: 'eve', accountId: '123456789012', ...member, claims } },
};

const data = [
  { alg: 'ES256', signer: 'arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/tvm' },
  claims,
  'signature',
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');
const headers: Readonly<Record<string, string>> = {
  'x-amzn-oidc-identity': 'eve',
  'x-amzn-oidc-accesstoken': data,
  'x-amzn-oidc-data': data,
  'x-amzn-request-context': JSON.stringify({
    authorizer: { claims, lambda: member, jwt: { claims }, ...member },
  }),
  authorizer: JSON.stringify(member),
  username: 'eve',
  password: 'eve',
  usergroup: READ_WRITE,
};

interface Way {
  readonly event: (options: GuardedEventOptions) => unknown;
  /** The context that this gateway itself writes, by mode. */
  readonly own: Readonly<Partial<Record<string, string>>>;
}

const authorizerIn =
  (lists: boolean) =>
  ({ authorizer, ...options }: GuardedEventOptions) =>
    loadBalancerEvent({ ...options, lists, context: { authorizer } });

const ways: Readonly<Record<string, Way>> = {
  'a REST API': {
    event: proxyEvent,
    own: { cognito: 'claims of a REST API', lambda: 'context of a REST API' },
  },
  'an HTTP API': {
    event: httpApiEvent,
    own: { cognito: 'claims of an HTTP API', lambda: 'context of an HTTP API' },
  },
  'an HTTP API with payload 1.0': {
    event: httpApiEvent1,
    own: { cognito: 'claims of a REST API', lambda: 'context of a REST API' },
  },
  'a function URL': { event: functionUrlEvent, own: {} },
  'a load balancer': { event: authorizerIn(false), own: {} },
  'a load balancer with lists': { event: authorizerIn(true), own: {} },
};

const reasonOfPair = expect.stringMatching(
  /^mode "\w+" does not work behind an? [\w ]+, which has verified nobody: use a REST API or an HTTP API/,
) as string;

const client = { TVM_USER_POOL_CLIENT_ID: 'client' };
const pool = { ...client, TVM_USER_POOL_ID: 'eu-west-1_aBcDeFgHi' };
const provider = {
  TVM_OIDC_ISSUER: 'https://id.example',
  TVM_OIDC_SHORT_NAME: 'acme',
  TVM_OIDC_AUDIENCE: 'client',
};
const machines = [
  ...authModes.map((authMode) => ({
    title: authMode as string,
    authMode,
    env: authMode === 'oidc' ? provider : client,
  })),
  { title: 'cognito, verified by the function', authMode: 'cognito' as const, env: pool },
];

describe.each(Object.entries(ways))('behind %s', (_gateway, { event, own }) => {
  describe.each(machines)('in mode $title', ({ authMode, env, title }) => {
    const lines: LogEntry[] = [];
    const vendor = new FakeTokenVendor();
    const handler = createLambdaHandler({
      authMode,
      env,
      policy: defaultPolicy({ authMode, cacheName: 'chat' }),
      allowedOrigins: [],
      readSecret: async () => Buffer.from('{"endpoint":"e","api_key":"k"}').toString('base64'),
      createVendor: () => vendor,
      createIdTokenVerifier: () => async () => undefined,
      clock: new FakeClock(),
      log: (entry) => lines.push(entry),
    });

    it.each(Object.entries(contexts))(
      'takes nobody for a member for headers and %s',
      async (name, authorizer) => {
        lines.length = 0;
        const isMember = own[title] === name;
        const statuses = isMember || authMode === 'open' ? [200] : [401, 403];
        const { statusCode, body } = await handler(event({ headers, authorizer }));
        expect(statuses).toContain(statusCode);
        expect((JSON.parse(body) as VendResponse).tokenId).toBe(isMember ? 'eve' : undefined);
        const isPair = authMode === 'open' || env === pool || env === provider || Object.keys(own).length > 0;
        expect(lines.map(({ reason }) => reason)).toEqual([isPair ? undefined : reasonOfPair]);
      },
    );
  });
});
