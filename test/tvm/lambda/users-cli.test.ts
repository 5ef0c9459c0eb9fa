import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseUserDirectory, verifyUser } from '../../../tvm/passwords/user-directory.ts';
import { type FakeSecretsManager, startFakeSecretsManager } from '../../support/fake-secrets-manager.ts';

// The command as it is typed, against AWS's own client and a Secrets Manager on this machine.

let secretsManager: FakeSecretsManager;
beforeAll(async () => {
  secretsManager = await startFakeSecretsManager({ users: '{"users":{}}' });
});
afterAll(() => secretsManager.close());

async function type(args: readonly string[], input = '') {
  const command = promisify(execFile)('node_modules/.bin/tsx', ['tvm/lambda/users-cli.ts', ...args], {
    env: { ...process.env, ...secretsManager.env, TVM_USERS_SECRET: 'users' },
  });
  command.child.stdin?.end(input);
  const { stdout } = await command;
  return stdout;
}

describe('npm run tvm:user', () => {
  it('takes the password from standard input and keeps its hash in the secret', async () => {
    const printed = await type(['add', 'ann', '--tier', 'ReadOnlyUserGroup'], 'correct horse battery\n');
    expect(printed).toBe('Added ann, tier ReadOnlyUserGroup.\n');
    expect(secretsManager.secrets.get('users')).toContain('$scrypt$ln=15,r=8,p=3$');
    const users = parseUserDirectory(secretsManager.secrets.get('users') ?? '');
    const credentials = { userName: 'ann', password: 'correct horse battery' };
    expect(await verifyUser(users, credentials)).toEqual({ userName: 'ann', tier: 'ReadOnlyUserGroup' });
    expect(secretsManager.calls).toEqual(['GetSecretValue users', 'PutSecretValue users']);
  });

  it('ends with 1 when it fails', async () => {
    await expect(type(['remove', 'bob'])).rejects.toMatchObject({
      code: 1,
      stdout: 'unable to remove "bob"; there is no such user\n',
    });
  });
});
