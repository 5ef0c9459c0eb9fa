import { afterEach, describe, expect, it } from 'vitest';
import { secretRequest } from '../../../tvm/lambda/secret-request.ts';
import { startFakeSecretsManager } from '../../support/fake-secrets-manager.ts';
import { serveLocally } from '../../support/http-server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function secretsManager(secrets: Readonly<Record<string, string>>) {
  const fake = await startFakeSecretsManager(secrets);
  closing.push(() => fake.close());
  return fake;
}

/** A service that answers these statuses and texts, one a request. */
async function answering(...answers: readonly (readonly [status: number, text: string])[]) {
  let calls = 0;
  const server = await serveLocally((_request, response) => {
    const [status, text] = answers[Math.min(calls++, answers.length - 1)] ?? [500, ''];
    response.writeHead(status).end(text);
  });
  closing.push(() => server.close());
  const env = {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: server.origin,
    AWS_REGION: 'us-west-2',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  return { env, calls: () => calls };
}

describe('a secret', () => {
  it('is read as it stands, anew each time', async () => {
    const { env, secrets, calls } = await secretsManager({ key: 'one' });
    const read = secretRequest({ secretId: 'key', env });
    expect(await read()).toBe('one');
    secrets.set('key', '{"apiKey":"zwei – ☃"}');
    expect(await read()).toBe('{"apiKey":"zwei – ☃"}');
    expect(calls).toEqual(['GetSecretValue key', 'GetSecretValue key']);
  });

  it('that does not exist is an error with its code as name', async () => {
    const { env, calls } = await secretsManager({});
    await expect(secretRequest({ secretId: 'key', env })()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'unable to read the secret',
    });
    expect(calls).toHaveLength(1);
  });

  it('is asked for once more after a fault of the service, and only once', async () => {
    const once = await answering([503, 'down'], [200, '{"SecretString":"one"}']);
    expect(await secretRequest({ secretId: 'key', env: once.env })()).toBe('one');
    const always = await answering([500, '{"__type":"com.amazonaws.secretsmanager#InternalServiceError"}']);
    await expect(secretRequest({ secretId: 'key', env: always.env })()).rejects.toMatchObject({
      name: 'InternalServiceError',
    });
    expect(always.calls()).toBe(2);
  });

  it.each([
    ['binary', '{"SecretBinary":"AAEC"}'],
    ['no JSON', 'hush'],
    ['a list', '["hush"]'],
  ])('that is %s is an error that does not quote it', async (_what, text) => {
    const { env } = await answering([200, text]);
    const error = await secretRequest({ secretId: 'key', env })().catch(String);
    expect(error).toBe('Error: unable to read the secret; it is binary, expected text');
  });

  it('without an end is given up', async () => {
    const { env } = await answering([200, 'x'.repeat(300_000)]);
    await expect(secretRequest({ secretId: 'key', env })()).rejects.toThrow('the answer is too long');
  });

  it('that does not come in time is an error, too', async () => {
    const { env } = await secretsManager({});
    const silent = await serveLocally(() => {});
    closing.push(() => silent.close());
    const read = secretRequest({
      secretId: 'key',
      env: { ...env, AWS_ENDPOINT_URL_SECRETS_MANAGER: silent.origin },
      timeoutMs: 100,
    });
    await expect(read()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each(['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])(
    'is not asked for without %s',
    async (name) => {
      const { env, calls } = await secretsManager({ key: 'one' });
      await expect(secretRequest({ secretId: 'key', env: { ...env, [name]: '' } })()).rejects.toThrow(name);
      expect(calls).toEqual([]);
    },
  );
});
