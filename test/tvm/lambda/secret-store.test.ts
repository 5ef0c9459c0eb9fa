import { afterEach, describe, expect, it, vi } from 'vitest';
import { awsSecret } from '../../../tvm/lambda/secret-store.ts';
import { startFakeSecretsManager } from '../../support/fake-secrets-manager.ts';
import { serveLocally } from '../../support/http-server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
});

/** AWS's own client, led to a Secrets Manager on this machine. */
async function secretsManager(secrets: Readonly<Record<string, string>>) {
  const fake = await startFakeSecretsManager(secrets);
  closing.push(() => fake.close());
  for (const [name, value] of Object.entries(fake.env)) vi.stubEnv(name, value);
  return fake;
}

describe('a secret of AWS', () => {
  it('is read as it stands, and written', async () => {
    const { secrets } = await secretsManager({ key: 'one' });
    const secret = awsSecret('key');
    expect(await secret.read()).toBe('one');
    await secret.write('two');
    expect(secrets.get('key')).toBe('two');
    expect(await secret.read()).toBe('two');
  });

  it('that does not exist is an error', async () => {
    await secretsManager({});
    await expect(awsSecret('key').read()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('that does not come in time is an error, too', async () => {
    await secretsManager({});
    const silent = await serveLocally(() => {});
    closing.push(() => silent.close());
    vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', silent.origin);
    await expect(awsSecret('key', { timeoutMs: 100 }).read()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
