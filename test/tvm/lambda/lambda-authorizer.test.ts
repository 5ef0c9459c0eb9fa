import { describe, expect, it } from 'vitest';
import { type AuthorizerEvent, createLambdaAuthorizer } from '../../../tvm/lambda/lambda-authorizer.ts';
import type { LogEntry } from '../../../tvm/lambda/log.ts';
import { hashPassword } from '../../../tvm/passwords/password-hash.ts';
import { extractMetrics } from '../../support/extract-metrics.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { authorizerEvent, httpApiEvent, METHOD_ARN, REQUEST_ID } from '../../support/gateway-events.ts';

const ROUTE = 'arn:aws:execute-api:us-west-2:123456789012:abcdef1234/$default/GET/';
const PASSWORD = 'correct horse';
const password = await hashPassword(PASSWORD, { ln: 10, r: 8, p: 1 });
const secretText = JSON.stringify({ users: { ann: { tier: 'ReadOnlyUserGroup', password } } });
const right = { username: 'ann', password: PASSWORD };

function authorizer(readSecret = async () => secretText, functionName?: string) {
  const lines: LogEntry[] = [];
  const clock = new FakeClock();
  const authorize = createLambdaAuthorizer({
    readSecret,
    functionName,
    clock,
    log: (entry) => lines.push(entry),
  });
  return { authorize, lines, clock };
}

describe('a user', () => {
  it('may call exactly what was asked for, as who they are', async () => {
    const { authorize } = authorizer();
    expect(await authorize(authorizerEvent({ headers: right }))).toEqual({
      principalId: 'ann',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: METHOD_ARN }],
      },
      context: { userName: 'ann', tier: 'ReadOnlyUserGroup' },
    });
  });

  it.each([
    ['upper', { USERNAME: 'ann', PASSWORD }],
    ['mixed', { UserName: 'ann', Password: PASSWORD }],
  ])('is let in with header names in %s case', async (_case, headers) => {
    const { authorize } = authorizer();
    expect(await authorize(authorizerEvent({ headers }))).toMatchObject({ principalId: 'ann' });
  });

  it('is let in by an event that has the headers once only, as a test event of the console', async () => {
    const { authorize } = authorizer();
    const event = { ...authorizerEvent({ headers: right }), multiValueHeaders: null };
    expect(await authorize(event)).toMatchObject({ principalId: 'ann' });
  });

  it.each(['1.0', '2.0'])('may call the route of an HTTP API, asked in version %s', async (version) => {
    const { authorize, lines } = authorizer();
    const shared = authorizerEvent({ headers: right });
    const event = httpApiEvent({ headers: right });
    const asked = version === '1.0' ? { ...shared, version } : { ...event, type: 'REQUEST', routeArn: ROUTE };
    expect(await authorize(asked as unknown as AuthorizerEvent)).toMatchObject({
      policyDocument: { Statement: [{ Effect: 'Allow', Resource: version === '1.0' ? METHOD_ARN : ROUTE }] },
      context: { userName: 'ann', tier: 'ReadOnlyUserGroup' },
    });
    expect(lines).toMatchObject([{ level: 'info', requestId: REQUEST_ID }]);
  });

  it('who was added a moment ago is let in after four minutes', async () => {
    let text = '{"users":{}}';
    const { authorize, clock } = authorizer(async () => text);
    await expect(authorize(authorizerEvent({ headers: right }))).rejects.toThrow('Unauthorized');
    text = secretText;
    await clock.advance(4 * 60_000);
    expect(await authorize(authorizerEvent({ headers: right }))).toMatchObject({ principalId: 'ann' });
  });
});

describe('the one answer to all others', () => {
  it.each<[string, Parameters<typeof authorizerEvent>[0]]>([
    ['a wrong password', { headers: { ...right, password: 'wrong' } }],
    ['an unknown user', { headers: { ...right, username: 'bob' } }],
    ['no password', { headers: { username: 'ann' } }],
    ['an empty password', { headers: { ...right, password: '' } }],
    ['no user name', { headers: { password: PASSWORD } }],
    ['no headers', {}],
    ['two user names', { headers: { ...right, UserName: 'ann' } }],
    ['a resource that stands for several', { headers: right, methodArn: `${METHOD_ARN}*` }],
    ['a resource with a joker', { headers: right, methodArn: `${METHOD_ARN}?` }],
  ])('to %s is Unauthorized', async (_what, options) => {
    const { authorize, lines } = authorizer();
    await expect(authorize(authorizerEvent(options))).rejects.toThrow(/^Unauthorized$/);
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'a name or a password is wrong or missing',
        event: 'authorize',
        requestId: REQUEST_ID,
        durationMs: 0,
        code: 'unauthorized',
      },
    ]);
  });
});

describe('an event that is none', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['no maps and no context', { type: 'REQUEST', methodArn: METHOD_ARN }],
    ['maps of other things', { methodArn: METHOD_ARN, headers: { username: 5, password: {} } }],
    ['no resource', { headers: right, requestContext: {} }],
    ['a resource that is none', { headers: right, methodArn: 5 }],
  ])('is Unauthorized too: %s', async (_what, event) => {
    const { authorize, lines } = authorizer();
    await expect(authorize(event as AuthorizerEvent)).rejects.toThrow(/^Unauthorized$/);
    expect(lines).toMatchObject([{ requestId: 'none', code: 'unauthorized' }]);
  });
});

describe('an authorizer that cannot read its users', () => {
  it.each<[string, () => Promise<string>]>([
    ['because the store is down', () => Promise.reject(new Error('hush-hush'))],
    ['because they are broken', async () => 'hush-hush'],
  ])('%s says neither yes nor no', async (_why, readSecret) => {
    const { authorize, lines } = authorizer(readSecret);
    const asked = authorize(authorizerEvent({ headers: right }));
    await expect(asked).rejects.toThrow('unable to authorize; the users cannot be read');
    expect(lines).toMatchObject([{ level: 'error', code: 'unavailable', fault: { name: 'Error' } }]);
    expect(JSON.stringify(lines)).not.toContain('hush-hush');
  });
});

describe('the log of an authorizer', () => {
  it('has one line a call, without name or password', async () => {
    const { authorize, lines } = authorizer();
    await authorize(authorizerEvent({ headers: right, query: 'name=Zoe' }));
    await authorize(authorizerEvent({ headers: { ...right, password: 'guess-1' } })).catch(() => {});
    await authorize(authorizerEvent({ headers: { username: 'bob', password: 'guess-2' } })).catch(() => {});
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toMatch(/ann|bob|guess|correct|Zoe|scrypt/);
  });

  it('counts each call for CloudWatch, by function and outcome', async () => {
    let read = async () => secretText;
    const { authorize, lines, clock } = authorizer(() => read(), 'users');
    await authorize(authorizerEvent({ headers: right }));
    await authorize(authorizerEvent({ headers: { ...right, password: 'guess-1' } })).catch(() => {});
    read = () => Promise.reject(new Error('hush-hush'));
    await clock.advance(5 * 60_000);
    await authorize(authorizerEvent({ headers: right })).catch(() => {});
    const metrics = lines.flatMap((line) => extractMetrics(JSON.stringify(line)));
    expect(metrics.filter(({ name }) => name === 'Answers').map(({ dimensions }) => dimensions)).toEqual([
      { FunctionName: 'users', Outcome: 'allowed' },
      { FunctionName: 'users', Outcome: 'unauthorized' },
      { FunctionName: 'users', Outcome: 'unavailable' },
    ]);
  });
});
