import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/momento-stand-in.ts';
import { buildLambda, type LambdaBundles } from '../../../tools/lambda-bundle.ts';
import { hashPassword } from '../../../tvm/passwords/password-hash.ts';
import { extractMetrics } from '../../support/extract-metrics.ts';
import { type FakeSecretsManager, startFakeSecretsManager } from '../../support/fake-secrets-manager.ts';
import { authorizerEvent, functionUrlEvent, METHOD_ARN, proxyEvent } from '../../support/gateway-events.ts';
import { serveLocally } from '../../support/http-server.ts';
import { credentialsOf, topicClient } from '../../support/momento-node-clients.ts';
import { SigningKey } from '../../support/signing-key.ts';

// The files as they are deployed, each in a process of its own, with what AWS would give it.

const run = promisify(execFile);
let outDir: string;
let bundles: LambdaBundles;
let standIn: MomentoStandIn;
let secretsManager: FakeSecretsManager;

beforeAll(async () => {
  // Away from the project: a bundle has to find all that it needs in itself.
  outDir = await mkdtemp(join(tmpdir(), 'lambda-bundle-'));
  bundles = await buildLambda({ outDir });
  standIn = await startMomentoStandIn({ caches: ['chat'] });
  const ann = { tier: 'ReadOnlyUserGroup', password: await hashPassword('correct horse') };
  secretsManager = await startFakeSecretsManager({
    'momento-key': standIn.legacyApiToken,
    users: JSON.stringify({ users: { ann } }),
  });
});
afterAll(async () => {
  await secretsManager?.close();
  await standIn?.close();
  await rm(outDir, { recursive: true, force: true });
});

/** What the function answers to one event, or the text of its error, and the lines it writes. */
async function invoke(bundle: string, { event, env }: { event: object; env: Record<string, string> }) {
  const program = `import(${JSON.stringify(bundle)})
    .then(({ handler }) => handler(${JSON.stringify(event)}))
    .catch((error) => error.message)
    .then((result) => process.stdout.write(JSON.stringify(result), () => process.exit(0)));`;
  const { stdout } = await run(process.execPath, ['-e', program], {
    env: { PATH: process.env.PATH, ...secretsManager.env, ...env },
  });
  const lines = stdout.split('\n');
  return { result: JSON.parse(lines.pop() ?? '') as unknown, lines };
}

describe('the bundle of the token function', () => {
  const env = () => ({
    TVM_AUTH_MODE: 'lambda',
    TVM_API_KEY_SECRET: 'momento-key',
    TVM_ALLOWED_ORIGINS: 'https://chat.example.com',
    TVM_MOMENTO_STAND_IN: standIn.grpcAddress,
    AWS_LAMBDA_FUNCTION_NAME: 'tokens',
  });

  const oidc = {
    TVM_AUTH_MODE: 'oidc',
    TVM_OIDC_ISSUER: 'https://id.example',
    TVM_OIDC_SHORT_NAME: 'acme',
    TVM_OIDC_AUDIENCE: 'page',
  };

  it('vends a token that works, and logs one line', async () => {
    const authorizer = { principalId: 'ann', userName: 'ann', tier: 'ReadWriteUserGroup' };
    const { result, lines } = await invoke(bundles.tokenHandler, {
      event: proxyEvent({ authorizer }),
      env: env(),
    });
    const { statusCode, body } = result as APIGatewayProxyResult;
    expect(statusCode).toBe(200);
    const { authToken } = JSON.parse(body) as { authToken: string };
    const topics = topicClient(credentialsOf(authToken, standIn.grpcAddress));
    expect(String(await topics.publish('chat', 'lobby', 'hello'))).toBe('Success');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'token', status: 200, level: 'info' });
    const [answers] = extractMetrics(lines[0] ?? '');
    expect(answers?.dimensions).toEqual({ FunctionName: 'tokens', Outcome: 'vended' });
  });

  it('refuses, as the core does', async () => {
    const { result } = await invoke(bundles.tokenHandler, { event: proxyEvent(), env: env() });
    expect(result).toMatchObject({ statusCode: 401 });
  });

  it('says which variable is missing', async () => {
    const { TVM_AUTH_MODE: _, ...rest } = env();
    const { result } = await invoke(bundles.tokenHandler, { event: proxyEvent(), env: rest });
    expect(result).toBe('unable to start; the environment variable TVM_AUTH_MODE is not set');
  });

  it('weighs at most 46 kB, whatever its kind', () => {
    expect(bundles.tokenHandlerBytes).toBeLessThanOrEqual(46_000);
  });

  it('knows callers by an OpenID token', async () => {
    const key = new SigningKey('k1');
    const provider = await serveLocally((request, response) => {
      const isDiscovery = request.url === '/.well-known/openid-configuration';
      const { origin: issuer } = provider;
      response.end(
        JSON.stringify(isDiscovery ? { issuer, jwks_uri: `${issuer}/keys` } : { keys: [key.jwk] }),
      );
    });
    const claims = { iss: provider.origin, aud: 'page', sub: 'ann', groups: ['ReadOnlyUserGroup'] };
    const authorization = `Bearer ${key.token({ ...claims, exp: Date.now() / 1_000 + 600 })}`;
    const { result } = await invoke(bundles.tokenHandler, {
      event: functionUrlEvent({ headers: { authorization } }),
      env: { ...env(), ...oidc, TVM_OIDC_ISSUER: provider.origin },
    });
    await provider.close();
    const { statusCode, body } = result as APIGatewayProxyResult;
    expect([statusCode, (JSON.parse(body) as { tokenId: string }).tokenId]).toEqual([200, 'acme:ann']);
  });

  it('loads nothing of what verifies tokens in a kind that does not do so', async () => {
    const alone = join(outDir, 'alone', 'index.mjs');
    const from = dirname(bundles.tokenHandler);
    await cp(from, dirname(alone), { recursive: true });
    const isForTokens = (name: string) => /^(?:oidc-caller|id-token-verifier)-/.test(name);
    const extra = (await readdir(dirname(alone))).filter(isForTokens);
    expect(extra).toHaveLength(2);
    await Promise.all(extra.map((name) => rm(join(dirname(alone), name))));

    const claims = {
      token_use: 'id',
      aud: 'page',
      'cognito:username': 'ann',
      'cognito:groups': 'ReadOnlyUserGroup',
    };
    const kinds = [
      [{ TVM_AUTH_MODE: 'open' }, undefined],
      [{ TVM_AUTH_MODE: 'lambda' }, { userName: 'ann', tier: 'ReadOnlyUserGroup' }],
      [{ TVM_AUTH_MODE: 'cognito', TVM_USER_POOL_CLIENT_ID: 'page' }, { claims }],
    ] as const;
    for (const [mode, authorizer] of kinds) {
      const { result } = await invoke(alone, {
        event: proxyEvent({ authorizer }),
        env: { ...env(), ...mode },
      });
      expect(result).toMatchObject({ statusCode: 200 });
    }
    const event = functionUrlEvent({ headers: { authorization: 'Bearer x' } });
    const { result, lines } = await invoke(alone, { event, env: { ...env(), ...oidc } });
    expect(result).toMatchObject({ statusCode: 500 });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 500, level: 'error' });
  });
});

describe('the bundle of the authorizer function', () => {
  const env = { TVM_USERS_SECRET: 'users' };

  it('lets a user of the secret in', async () => {
    const event = authorizerEvent({ headers: { username: 'ann', password: 'correct horse' } });
    const { result } = await invoke(bundles.authorizer, { event, env });
    expect(result).toMatchObject({
      context: { userName: 'ann', tier: 'ReadOnlyUserGroup' },
      policyDocument: { Statement: [{ Resource: METHOD_ARN }] },
    });
  });

  it('turns everybody else away', async () => {
    const event = authorizerEvent({ headers: { username: 'ann', password: 'wrong' } });
    expect((await invoke(bundles.authorizer, { event, env })).result).toBe('Unauthorized');
  });
});
