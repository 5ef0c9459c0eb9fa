import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { buildLambda } from '../../tools/lambda-bundle.ts';
import { hashPassword } from '../../tvm/passwords/password-hash.ts';
import { type FakeSecretsManager, startFakeSecretsManager } from '../support/fake-secrets-manager.ts';
import { serveLocally } from '../support/http-server.ts';
import { talkWithToken } from '../support/talk-with-token.ts';
import { type HostProcess, type HostTool, installTool } from './host-tool.ts';

let tool: HostTool;
let momento: MomentoStandIn;
let secretsManager: FakeSecretsManager;
let gateway: HostProcess;
let url = '';

beforeAll(async () => {
  // The Serverless Framework 4 wants an account; this one goes on from its version 3, under the old licence.
  tool = await installTool({
    packages: ['osls@4.3.1', 'serverless-offline@14.8.2'],
    program: 'osls/bin/serverless.js',
  });
  momento = await startMomentoStandIn({ caches: ['chat'] });
  const ann = { tier: 'ReadOnlyUserGroup', password: await hashPassword('correct horse') };
  secretsManager = await startFakeSecretsManager({
    'momento-key': momento.legacyApiToken,
    users: JSON.stringify({ users: { ann } }),
  });
  await buildLambda({ outDir: join(tool.folder, 'lambda') });
  await writeFile(join(tool.folder, 'serverless.json'), JSON.stringify(service()));
  const [port, lambdaPort] = [await freePort(), await freePort()];
  url = `http://127.0.0.1:${port}`;
  const args = ['offline', '--host', '127.0.0.1', '--httpPort', port, '--lambdaPort', lambdaPort];
  gateway = await tool.start(args, { cwd: tool.folder, env: { SLS_TELEMETRY_DISABLED: '1' }, url });
});
afterAll(async () => {
  await gateway?.close();
  await secretsManager?.close();
  await momento?.close();
  await tool?.remove();
});

async function freePort(): Promise<string> {
  const server = await serveLocally(() => {});
  await server.close();
  return new URL(server.origin).port;
}

/** A REST API and an HTTP API for guests, a REST API with our authorizer for those with a password. */
function service() {
  const handler = 'lambda/token-handler/index.handler';
  const headers = 'method.request.header.username, method.request.header.password';
  const authorizer = { name: 'guard', type: 'request', identitySource: headers, resultTtlInSeconds: 0 };
  return {
    service: 'momento-chat',
    provider: {
      name: 'aws',
      runtime: 'nodejs22.x',
      region: 'us-west-2',
      environment: {
        ...secretsManager.env,
        TVM_API_KEY_SECRET: 'momento-key',
        TVM_USERS_SECRET: 'users',
        TVM_ALLOWED_ORIGINS: 'https://chat.example.com',
        TVM_MOMENTO_STAND_IN: momento.grpcAddress,
      },
    },
    plugins: ['serverless-offline'],
    functions: {
      guard: { handler: 'lambda/authorizer/index.handler' },
      guest: {
        handler,
        environment: { TVM_AUTH_MODE: 'open' },
        events: [{ http: 'GET /rest' }, { http: 'POST /rest' }, { httpApi: 'GET /http' }],
      },
      staff: {
        handler,
        environment: { TVM_AUTH_MODE: 'lambda' },
        events: [{ http: { path: 'staff', method: 'get', authorizer } }],
      },
    },
  };
}

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${url}${path}`, init);
  return { response, body: (await response.json()) as Record<string, unknown> };
}

describe('the functions under serverless-offline', () => {
  it.each(['/dev/rest', '/http'])('give a guest a token at %s, with which the SDK talks', async (path) => {
    const { response, body } = await ask(`${path}?name=Zo%C3%AB`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const item = await talkWithToken(String(body.authToken), momento.grpcAddress);
    expect(item.tokenId()).toBe('guest:Zoë');
  });

  it.each([
    [
      'a page of elsewhere',
      '/dev/rest',
      { headers: { origin: 'https://elsewhere.example' } },
      403,
      'forbidden',
    ],
    ['a name that cannot be', '/http?name=%00', {}, 400, 'bad_request'],
    ['another method', '/dev/rest', { method: 'POST' }, 405, 'method_not_allowed'],
  ])('refuse %s', async (_, path, init, status, code) => {
    const { response, body } = await ask(path, init);
    expect([response.status, body]).toEqual([
      status,
      { error: expect.objectContaining({ code }) as unknown },
    ]);
  });

  it('let in who has the password', async () => {
    const { body } = await ask('/dev/staff', { headers: { username: 'ann', password: 'correct horse' } });
    expect(body).toMatchObject({ tokenId: 'ann', role: 'subscribe-only' });
  });

  it.each([[{ username: 'ann', password: 'wrong' }], [{ username: 'ann' }], [{}]])(
    'refuse %j',
    async (headers) => {
      const { response } = await ask('/dev/staff', { headers: { ...headers } as Record<string, string> });
      expect(response.status).toBe(401);
    },
  );
});
