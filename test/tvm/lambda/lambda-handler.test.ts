import type { APIGatewayProxyResult } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delay } from '../../../src/base/clock.ts';
import type { VendResponse, WireErrorBody } from '../../../src/tvm-client/wire.ts';
import { defaultPolicy } from '../../../tvm/default-policy.ts';
import { authModes } from '../../../tvm/kinds/machine-kinds.ts';
import { createLambdaHandler, type LambdaHandlerOptions } from '../../../tvm/lambda/lambda-handler.ts';
import type { LogEntry } from '../../../tvm/lambda/log.ts';
import type { MomentoKey } from '../../../tvm/momento-key.ts';
import { Refusal, type RefusalOptions } from '../../../tvm/refusal.ts';
import { extractMetrics } from '../../support/extract-metrics.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTokenVendor } from '../../support/fake-token-vendor.ts';
import {
  functionUrlEvent,
  httpApiEvent,
  loadBalancerEvent,
  proxyEvent,
  REQUEST_ID,
} from '../../support/gateway-events.ts';

const ORIGIN = 'https://chat.example.com';
const client = { TVM_USER_POOL_CLIENT_ID: 'client' };
const provider = {
  TVM_OIDC_ISSUER: 'https://id.example',
  TVM_OIDC_SHORT_NAME: 'acme',
  TVM_OIDC_AUDIENCE: 'page',
};
const legacyKey = (apiKey: string) =>
  Buffer.from(JSON.stringify({ endpoint: 'e', api_key: apiKey })).toString('base64');

function lambda(options: Partial<LambdaHandlerOptions> = {}) {
  const clock = new FakeClock();
  const vendor = new FakeTokenVendor();
  const secret = { text: legacyKey('key-1'), read: async () => secret.text };
  const keys: MomentoKey[] = [];
  const lines: LogEntry[] = [];
  const handler = createLambdaHandler({
    authMode: 'open',
    env: client,
    policy: defaultPolicy({ authMode: 'open', cacheName: 'chat' }),
    allowedOrigins: [ORIGIN],
    readSecret: () => secret.read(),
    createVendor: (key) => {
      keys.push(key);
      return vendor;
    },
    clock,
    log: (entry) => lines.push(entry),
    ...options,
  });
  return { handler, clock, vendor, secret, keys, lines };
}

const codeOf = ({ body }: APIGatewayProxyResult) => (JSON.parse(body) as WireErrorBody).error.code;

describe('the key', () => {
  it('is read with the first token, and its vendor kept', async () => {
    const { handler, keys } = lambda();
    expect(keys).toEqual([]);
    await handler(proxyEvent());
    await handler(proxyEvent());
    expect(keys).toEqual([{ kind: 'legacy', apiKey: legacyKey('key-1') }]);
  });

  it('is not read for those who get no token', async () => {
    let reads = 0;
    const { handler } = lambda({
      readSecret: async () => {
        reads += 1;
        return '';
      },
    });
    await handler(proxyEvent({ method: 'OPTIONS', headers: { Origin: ORIGIN } }));
    await handler(proxyEvent({ method: 'POST' }));
    await handler(proxyEvent({ query: '?name=' }));
    expect(reads).toBe(0);
  });

  it('is the new one within five minutes of its rotation, without a cold start', async () => {
    const { handler, clock, keys, secret } = lambda();
    await handler(proxyEvent());
    secret.text = legacyKey('key-2');
    await clock.advance(5 * 60_000);
    expect((await handler(proxyEvent())).statusCode).toBe(200);
    expect(keys.map(({ apiKey }) => apiKey)).toEqual([legacyKey('key-1'), legacyKey('key-2')]);
  });

  it('that cannot be read is a 503, and in the log without the text of the error', async () => {
    const error = Object.assign(new Error('hush-hush'), { name: 'AccessDeniedException' });
    const { handler, lines } = lambda({ readSecret: () => Promise.reject(error) });
    const result = await handler(proxyEvent());
    expect([result.statusCode, codeOf(result)]).toEqual([503, 'unavailable']);
    expect(lines).toMatchObject([
      { level: 'error', reason: expect.stringContaining('AccessDeniedException') as string },
    ]);
    expect(JSON.stringify([lines, result])).not.toContain('hush-hush');
  });

  it('that makes no sense is a 502', async () => {
    const { handler, lines } = lambda({ readSecret: async () => '{"apiKey":"hush-hush' });
    const result = await handler(proxyEvent());
    expect([result.statusCode, codeOf(result)]).toEqual([502, 'bad_gateway']);
    expect(JSON.stringify([lines, result])).not.toContain('hush-hush');
  });

  it('that takes too long is a 504: it shares one deadline with the token', async () => {
    const { handler, clock, vendor, secret } = lambda({ deadlineMs: 3_000 });
    secret.read = async () => {
      await delay(clock, 2_000);
      return secret.text;
    };
    vendor.next = async () => {
      await delay(clock, 2_000);
      return { authToken: 't', expiresAt: 1 };
    };
    const asked = handler(proxyEvent());
    await clock.advance(3_000);
    expect((await asked).statusCode).toBe(504);
  });
});

const gateways = [
  ['a REST API', proxyEvent],
  ['an HTTP API', httpApiEvent],
  ['a function URL', functionUrlEvent],
  ['a load balancer', loadBalancerEvent],
] as const;

describe.each(gateways)('behind %s', (_gateway, makeEvent) => {
  it('guests get tokens, by GET only, under the name that they have asked for', async () => {
    const { handler, vendor } = lambda();
    const { statusCode, body } = await handler(makeEvent({ query: '?name=Zo%C3%AB+Lee' }));
    expect([statusCode, (JSON.parse(body) as VendResponse).tokenId]).toEqual([200, 'guest:Zoë Lee']);
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'PATCH']) {
      const result = await handler(makeEvent({ method }));
      expect([result.statusCode, codeOf(result)]).toEqual([405, 'method_not_allowed']);
    }
    const preflight = await handler(makeEvent({ method: 'OPTIONS', headers: { Origin: ORIGIN } }));
    expect(preflight).toMatchObject({
      statusCode: 204,
      headers: { 'Access-Control-Allow-Origin': ORIGIN, 'Access-Control-Allow-Methods': 'GET' },
    });
    expect(vendor.orders).toHaveLength(1);
  });

  it('only the one that the function has been told of may speak', async () => {
    const { handler } = lambda({ gateway: 'rest-api' });
    expect((await handler(makeEvent({}))).statusCode).toBe(makeEvent === proxyEvent ? 200 : 403);
  });
});

describe('a gateway that cannot say who calls', () => {
  it.each([
    ['lambda', 'function-url', 'a function URL', ''],
    ['lambda', 'load-balancer', 'a load balancer', ''],
    ['cognito', 'function-url', 'a function URL', ', or set TVM_USER_POOL_ID, so that'],
    ['cognito', 'load-balancer', 'a load balancer', ', or set TVM_USER_POOL_ID, so that'],
  ] as const)(
    'stops a function of mode %s that is told of %s at its start',
    (authMode, gateway, name, way) => {
      const words = `unable to start; mode "${authMode}" does not work behind ${name}, which has verified nobody: use a REST API or an HTTP API${way}`;
      expect(() => lambda({ authMode, gateway })).toThrow(words);
    },
  );

  it('does not matter where the function verifies, or nobody is asked', () => {
    const env = { ...client, TVM_USER_POOL_ID: 'eu-west-1_aBcDeFgHi' };
    for (const gateway of ['rest-api', 'http-api', 'function-url', 'load-balancer'] as const) {
      expect(() => lambda({ authMode: 'cognito', gateway, env })).not.toThrow();
      expect(() => lambda({ authMode: 'open', gateway })).not.toThrow();
    }
  });

  it('stops a function whose pool can be none', () => {
    const env = { ...client, TVM_USER_POOL_ID: 'my pool' };
    expect(() => lambda({ authMode: 'cognito', env })).toThrow('"my pool" is no id of a user pool');
  });
});

describe('an answer', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['an empty object', {}],
    ['a request without its context', { ...proxyEvent(), requestContext: undefined }],
    ['an event of a queue', { Records: [] }],
  ])('comes to %s too, with a line that says why', async (_what, event) => {
    for (const authMode of authModes) {
      const { handler, lines } = lambda({ authMode, env: { ...client, ...provider } });
      const result = await handler(event, { awsRequestId: 'of-lambda' });
      expect([result.statusCode, codeOf(result)]).toEqual([400, 'bad_request']);
      expect(lines).toMatchObject([
        { requestId: 'of-lambda', reason: 'the event is of no gateway that this machine knows' },
      ]);
    }
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('full'))],
  ])('comes although the log %s', async (_how, log) => {
    const { handler } = lambda({ log: () => log() });
    expect((await handler(proxyEvent())).statusCode).toBe(200);
  });

  it('is JSON with a code for a request that cannot be read', async () => {
    const { handler } = lambda();
    const result = await handler(proxyEvent({ method: 'TRACE' }));
    expect([result.statusCode, codeOf(result)]).toEqual([400, 'bad_request']);
    expect(result.headers).toMatchObject({ 'Cache-Control': 'no-store' });
  });

  it('waits for a vendor no longer than 8 seconds unless told otherwise', async () => {
    const { handler, clock, vendor } = lambda();
    vendor.next = () => new Promise(() => {});
    const asked = handler(proxyEvent());
    await clock.advance(8_000);
    expect((await asked).statusCode).toBe(504);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('the log', () => {
  // Everything a caller sends, and everything that a fault could drag along, has "canary" in it.
  const headers = {
    Origin: ORIGIN,
    authorization: 'Bearer canary-token',
    username: 'canary-user',
    password: 'canary-password',
    usergroup: 'canary-group',
    'x-canary': 'canary',
  };
  const query = '?name=canary-name&canary=1';
  const member = { principalId: 'canary-user', userName: 'canary-user', tier: 'ReadWriteUserGroup' };
  const outsider = { ...member, tier: 'canary-tier' };
  const canaryError = Object.assign(new Error('canary-error'), { name: 'canary name' });

  const refusing = (options: Omit<RefusalOptions, 'message'>) => (vendor: FakeTokenVendor) => {
    vendor.next = async () => {
      throw new Refusal({ ...options, message: 'In plain words.', cause: canaryError });
    };
  };
  const crashing = (vendor: FakeTokenVendor) => {
    vendor.next = () => {
      throw canaryError;
    };
  };

  it.each<[string, number, Parameters<typeof proxyEvent>[0], ((vendor: FakeTokenVendor) => void)?]>([
    ['a token', 200, { authorizer: member }],
    ['a preflight', 204, { method: 'OPTIONS' }],
    ['an unreadable request', 400, { method: 'TRACE' }],
    ['nobody', 401, {}],
    ['no tier', 403, { authorizer: outsider }],
    [
      'a foreign page',
      403,
      { authorizer: member, headers: { ...headers, Origin: 'https://canary.example' } },
    ],
    ['a name that cannot be attested', 403, { authorizer: { ...member, userName: 'guest:canary' } }],
    ['another method', 405, { method: 'PUT', authorizer: member }],
    ['a limit', 429, { authorizer: member }, refusing({ code: 'throttled', retryAfterSeconds: 5 })],
    ['a crash', 500, { authorizer: member }, crashing],
    [
      'a wrong key',
      502,
      { authorizer: member },
      refusing({ code: 'bad_gateway', reason: 'Momento answered X' }),
    ],
    ['an outage', 503, { authorizer: member }, refusing({ code: 'unavailable' })],
    ['a timeout', 504, { authorizer: member }, refusing({ code: 'timeout' })],
  ])('of %s is one line that says %i and nothing of what came in', async (_what, status, event, arrange) => {
    const { handler, lines, vendor } = lambda({
      authMode: 'lambda',
      policy: defaultPolicy({ authMode: 'lambda', cacheName: 'canary-cache' }),
    });
    arrange?.(vendor);
    const { statusCode } = await handler(proxyEvent({ headers, query, ...event }));
    expect(statusCode).toBe(status);
    expect(lines).toHaveLength(1);
    const { level, event: kind, requestId, durationMs } = lines[0] ?? {};
    expect({ level, kind, requestId, durationMs }).toEqual({
      level: status >= 500 ? 'error' : 'info',
      kind: 'token',
      requestId: REQUEST_ID,
      durationMs: 0,
    });
    expect(JSON.stringify(lines)).not.toContain('canary');
    expect(JSON.stringify(lines)).not.toContain('token-1');
  });

  it('of a refusal has its code, and the reason where there is one', async () => {
    const { handler, lines, vendor } = lambda();
    refusing({ code: 'bad_gateway', reason: 'Momento answered AUTHENTICATION_ERROR' })(vendor);
    await handler(proxyEvent());
    expect(lines).toMatchObject([
      { status: 502, code: 'bad_gateway', reason: 'Momento answered AUTHENTICATION_ERROR' },
    ]);
  });

  it('of a token for another application says so, which callers need not know', async () => {
    const { handler, lines } = lambda({ authMode: 'cognito' });
    const claims = { token_use: 'id', aud: 'admin', 'cognito:username': 'ann' };
    const result = await handler(proxyEvent({ authorizer: { claims } }));
    const reason = 'the ID token is for an app client that this machine does not take';
    expect(lines).toMatchObject([{ level: 'info', status: 401, code: 'unauthorized', reason }]);
    expect((JSON.parse(result.body) as WireErrorBody).error.message).toBe(
      'This Token Vending Machine does not take this sign-in; its operator can see why.',
    );
  });

  it('of a fault has its place', async () => {
    const { handler, lines, vendor } = lambda();
    crashing(vendor);
    await handler(proxyEvent());
    expect(lines[0]?.fault?.at[0]).toMatch(/lambda-handler\.test\.ts:\d+:\d+/);
  });

  it('counts each answer for CloudWatch, by function and outcome', async () => {
    const { handler, lines, vendor, clock } = lambda({ functionName: 'tokens' });
    await handler(proxyEvent());
    await handler(proxyEvent({ method: 'TRACE' }));
    refusing({ code: 'throttled' })(vendor);
    await handler(proxyEvent());
    await handler(undefined);
    const metrics = lines.flatMap((line) => extractMetrics(JSON.stringify(line)));
    const answers = metrics.filter(({ name }) => name === 'Answers');
    expect(answers.map(({ value, dimensions }) => ({ value, ...dimensions }))).toEqual(
      ['vended', 'bad_request', 'throttled', 'bad_request'].map((outcome) => ({
        value: 1,
        FunctionName: 'tokens',
        Outcome: outcome,
      })),
    );
    expect(metrics.filter(({ name }) => name === 'AnswerDuration')).toHaveLength(4);
    expect(new Set(metrics.map(({ timestamp }) => timestamp))).toEqual(new Set([clock.wallMs()]));
  });

  it('holds nothing of what a caller sends, whatever that is', async () => {
    // Long enough not to be in a line by chance.
    const characters = ['q', 'x', 'z', 'j', '0', '_', '!', '"', '\\', ' ', '\u00e9', '\u{1f600}'];
    const secret = fc.string({ minLength: 12, maxLength: 60, unit: fc.constantFrom(...characters) });
    const sent = fc.record({
      method: fc.constantFrom('GET', 'GET', 'POST', 'OPTIONS', 'TRACE'),
      token: secret,
      userName: fc.oneof(fc.stringMatching(/^[qxzj]{12,40}$/), secret),
      // What no `Request` can hold would be refused before anybody is asked.
      value: fc.stringMatching(/^[!-~]{12,60}$/),
      key: secret,
      fails: fc.constantFrom('no', 'its key', 'by a refusal', 'by an error', 'by an error with a name'),
    });
    await fc.assert(
      fc.asyncProperty(sent, async ({ method, token, userName, value, key, fails }) => {
        const { handler, lines, vendor } = lambda({
          authMode: 'lambda',
          functionName: 'tokens',
          policy: defaultPolicy({ authMode: 'lambda', cacheName: 'chat' }),
          readSecret: async () => (fails === 'its key' ? `{${key}` : legacyKey(key)),
        });
        vendor.next = async () => {
          const cause = Object.assign(
            new Error(key),
            fails === 'by an error with a name' ? { name: token } : {},
          );
          if (fails === 'by a refusal') throw new Refusal({ code: 'internal', message: key, cause });
          if (fails !== 'no') throw cause;
          return { authToken: token, expiresAt: 1 };
        };
        const headers = {
          authorization: `Bearer ${value}`,
          username: value,
          password: value,
          'x-other': value,
        };
        const authorizer = { principalId: userName, userName, tier: 'ReadWriteUserGroup' };
        const query = `?name=${encodeURIComponent(token)}`;
        await handler(proxyEvent({ method, headers, query, authorizer }));
        const written = JSON.stringify(lines);
        expect(lines).toHaveLength(1);
        for (const text of [token, userName, value, key, legacyKey(key)]) {
          expect(written).not.toContain(text);
          expect(written).not.toContain(JSON.stringify(text).slice(1, -1));
          expect(written).not.toContain(encodeURIComponent(text));
        }
      }),
    );
  });

  it('says how long it took', async () => {
    const { handler, clock, lines, vendor } = lambda();
    vendor.next = async () => {
      await delay(clock, 120);
      return { authToken: 't', expiresAt: 1 };
    };
    const asked = handler(proxyEvent());
    await clock.advance(120);
    await asked;
    expect(lines).toMatchObject([{ status: 200, durationMs: 120 }]);
  });
});
