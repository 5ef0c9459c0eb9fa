import { execFile } from 'node:child_process';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StandIns, startStandIns } from '../../local/stand-ins.ts';
import { type FakeSecretsManager, startFakeSecretsManager } from '../support/fake-secrets-manager.ts';
import { authorizerEvent, proxyEvent } from '../support/gateway-events.ts';
import { type PackedPackage, packPackage } from '../support/packed-package.ts';
import { talkWithToken } from '../support/talk-with-token.ts';
import { begin, type CreatedProject, unpackCreate } from './created-project.ts';
import { isLive, people, send, talk } from './people.ts';

// Every project that `create/` can begin, from the packed files, with stand-ins in the place of Momento and Cognito.

let packed: PackedPackage;
let main: string;
let standIns: StandIns;
beforeAll(async () => {
  packed = await packPackage({ below: join(import.meta.dirname, 'build') });
  main = await unpackCreate(packed);
});
afterAll(() => packed.remove());

// Fresh ones each time: what was said is replayed, and a temporary password is good for once.
beforeEach(async () => {
  standIns = await startStandIns({ log: () => {} });
  return () => standIns.close();
});

const environment = (): Readonly<Record<string, string>> => ({
  MOMENTO_API_KEY: standIns.momento.legacyApiToken,
  TVM_MOMENTO_STAND_IN: standIns.momento.grpcAddress,
  MOMENTO_WEB_ENDPOINT: standIns.momento.webUrl,
  COGNITO_ENDPOINT: standIns.cognito.url,
});

const project = async (name: string, ...args: readonly string[]): Promise<CreatedProject> => {
  const created = await begin({ main, packed }, name, ...args);
  await created.fillIn(environment());
  return created;
};

interface PoolIds {
  readonly userPoolId: string;
  readonly clientId: string;
}

/** Writes the ids of the user pool into the file that asks for them. */
async function nameUserPool({ folder }: CreatedProject, ids: PoolIds = standIns.cognito): Promise<void> {
  const file = join(folder, 'cognito.js');
  const { userPoolId, clientId } = ids;
  const text = (await readFile(file, 'utf8'))
    .replace("userPoolId = ''", `userPoolId = '${userPoolId}'`)
    .replace("clientId = ''", `clientId = '${clientId}'`);
  await writeFile(file, text);
}

/** Adds somebody. @returns the password */
async function addUser(created: CreatedProject, name: string, group = 'ReadWriteUserGroup'): Promise<string> {
  const printed = await created.run('user', ['add', name, '--tier', group, '--generate']);
  return /shown only now: (\S+)/.exec(printed)?.[1] ?? '';
}

const PASSWORD = 'Local-Only-1';

describe.each(['server', 'netlify'])('A project for a %s', (place) => {
  it('has guests talk', async () => {
    const created = await project(`guest-${place}`, '--place', place);
    const address = await created.start();
    // An address that is none ends no server.
    expect((await fetch(`${address}/`)).status).toBe(404);
    const { open, complaints } = await people(address);
    const [ann, ben] = [await open(), await open()];
    await send(ann, { 'Your name': 'Ann' });
    await send(ben, { 'Your name': 'Ben' });
    await Promise.all([isLive(ann), isLive(ben)]);
    await talk(ann, ben);
    expect(complaints).toEqual([]);
  });

  it('has people talk who have a password, and lets nobody else in', async () => {
    const created = await project(`password-${place}`, '--place', place, '--sign-in', 'password');
    await expect(created.run('start')).rejects.toThrow(/Nobody can sign in yet.*npm run user/);
    const passwords = { ann: await addUser(created, 'ann'), ben: await addUser(created, 'ben') };
    const { open, complaints } = await people(await created.start());
    const [ann, ben] = [await open(), await open()];
    await send(ann, { 'User name': 'ann', Password: 'of somebody else' });
    await ann.getByText('There is no such user name or password. Check both.').waitFor();
    // A browser says of every answer of this kind what it was.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401')]);
    await send(ann, { Password: passwords.ann });
    await send(ben, { 'User name': 'ben', Password: passwords.ben });
    await Promise.all([isLive(ann), isLive(ben)]);
    await talk(ann, ben);
    expect(complaints).toEqual([]);
  });

  it('has people of a user pool talk, and asks for a new password where one is due', async () => {
    const created = await project(`cognito-${place}`, '--place', place, '--sign-in', 'cognito');
    expect(created.said).toContain('userPoolId and clientId into cognito.js');
    await expect(created.run('start')).rejects.toThrow('Fill in userPoolId and clientId in cognito.js');
    await nameUserPool(created);
    const { open, complaints } = await people(await created.start());
    const [writer, newcomer] = [await open(), await open()];
    await send(writer, { 'User name': 'writer', Password: PASSWORD });
    await isLive(writer);
    await send(newcomer, { 'User name': 'newcomer', Password: 'Temporary-Local-Only-1' });
    await newcomer.getByText('Choose a new password.').waitFor();
    await send(newcomer, { 'New password': 'A-better-one-2' });
    await isLive(newcomer);
    await talk(writer, newcomer);
    expect(complaints).toEqual([]);
  });
});

describe('A project for people of a user pool', () => {
  it('takes the ids at once, and has them in what the page reads', async () => {
    const ids = ['--user-pool', 'eu-west-1_aBcDeFgHi', '--client', '1example23456789'];
    const created = await begin(
      { main, packed },
      'with-ids',
      '--place',
      'netlify',
      '--sign-in',
      'cognito',
      ...ids,
    );
    expect(created.said).not.toContain('cognito.js');
    await created.run('build');
    const read = (file: string) => readFile(join(created.folder, 'dist', file), 'utf8');
    expect(JSON.parse(await read('config.json'))).toEqual({
      cacheName: 'chat',
      userPoolId: 'eu-west-1_aBcDeFgHi',
      clientId: '1example23456789',
      cognitoEndpoint: 'https://cognito-idp.eu-west-1.amazonaws.com/',
    });
    expect(await read('_headers')).toContain(
      "connect-src 'self' https://*.momentohq.com https://cognito-idp.eu-west-1.amazonaws.com;",
    );
    expect(await read('amazon-cognito-identity-js/amazon-cognito-identity.min.js')).not.toBe('');
    expect(await read('momento-chat/licenses.txt')).toContain('lit-html');
  });

  it('asks for the codes of an app, and again after a wrong one', async () => {
    const created = await project('codes', '--place', 'server', '--sign-in', 'cognito');
    await nameUserPool(created);
    const { open } = await people(await created.start());
    const tab = await open();
    await send(tab, { 'User name': 'sms', Password: PASSWORD });
    const says = () => tab.locator('output').textContent();
    await expect.poll(says).toMatch(/^Type the code that you got/);
    await send(tab, { Code: '000000' });
    await expect.poll(says).toMatch(/^Invalid code/);
    await send(tab, { Code: standIns.cognito.confirmationCode });
    await isLive(tab);
  });
});

describe('A project for aws', () => {
  const infra = join(import.meta.dirname, '../../tvm/infra/node_modules');
  let secrets: FakeSecretsManager;
  beforeAll(async () => {
    // As if they were installed: what the CDK wants is in an install of its own (`npm ci --prefix tvm/infra`).
    const modules = join(packed.folder, 'node_modules');
    for (const name of ['aws-cdk-lib', 'constructs']) await symlink(join(infra, name), join(modules, name));
  });
  beforeEach(async () => {
    secrets = await startFakeSecretsManager({ key: standIns.momento.legacyApiToken });
    return () => secrets.close();
  });

  /** What is to be deployed; made without an account. */
  async function synth(created: CreatedProject) {
    const env = { PATH: `${join(infra, '.bin')}:${process.env.PATH}`, CDK_DISABLE_VERSION_CHECK: '1' };
    await created.run('synth', [], env);
    const out = join(created.folder, 'cdk.out');
    const template = await readFile(join(out, 'MomentoChatPage-Machine.template.json'), 'utf8');
    const { Resources } = JSON.parse(template) as { readonly Resources: Readonly<Record<string, Resource>> };
    const functionOf = (what: string) => {
      const found = Object.values(Resources).find(({ Properties }) => Properties?.Description === what);
      const { Environment } = found?.Properties ?? {};
      const texts = Object.entries(Environment?.Variables ?? {}).filter(
        ([, value]) => typeof value === 'string',
      );
      return {
        module: join(out, found?.Metadata?.['aws:asset:path'] ?? '', 'index.mjs'),
        env: Object.fromEntries(texts) as Readonly<Record<string, string>>,
      };
    };
    return { functionOf };
  }

  /** The function that would be deployed, with what AWS would give it. @returns what it answers */
  async function invoke({ module, env }: Deployed, event: object, own: Readonly<Record<string, string>>) {
    const program = `import(${JSON.stringify(module)})
      .then(({ handler }) => handler(${JSON.stringify(event)}))
      .catch((error) => ({ thrown: error.message }))
      .then((result) => process.stdout.write('\\n' + JSON.stringify(result), () => process.exit(0)));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
      env: { PATH: process.env.PATH, ...secrets.env, ...env, ...own },
    });
    return JSON.parse(stdout.split('\n').at(-1) ?? '') as Answer;
  }

  const tokenOf = ({ body = '' }: Answer) => JSON.parse(body) as { tokenId: string; authToken: string };
  const onMomento = () => ({
    TVM_API_KEY_SECRET: 'key',
    TVM_MOMENTO_STAND_IN: standIns.momento.grpcAddress,
  });

  it('has guests talk here, and a function that gives them tokens there', async () => {
    const created = await project('guest-aws', '--place', 'aws');
    const { open, complaints } = await people(await created.start());
    const [ann, ben] = [await open(), await open()];
    await send(ann, { 'Your name': 'Ann' });
    await send(ben, { 'Your name': 'Ben' });
    await Promise.all([isLive(ann), isLive(ben)]);
    await talk(ann, ben);
    expect(complaints).toEqual([]);

    const { functionOf } = await synth(created);
    const event = proxyEvent({ query: '?name=Ann' });
    const token = tokenOf(await invoke(functionOf('Vends Momento tokens'), event, onMomento()));
    expect(token.tokenId).toBe('guest:Ann');
    const said = await talkWithToken(token.authToken, standIns.momento.grpcAddress);
    expect(said.tokenId()).toBe('guest:Ann');
  });

  it('has functions that know people by the passwords in the file of the project', async () => {
    const created = await project('password-aws', '--place', 'aws', '--sign-in', 'password');
    const password = await addUser(created, 'ann');
    secrets.secrets.set('users', await readFile(join(created.folder, 'users.json'), 'utf8'));
    const { functionOf } = await synth(created);
    const authorizer = functionOf('Checks user names and passwords for the Token Vending Machine');
    const asked = (text: string) => authorizerEvent({ headers: { username: 'ann', password: text } });
    const users = { TVM_USERS_SECRET: 'users' };
    expect(await invoke(authorizer, asked('another one'), users)).toEqual({ thrown: 'Unauthorized' });
    const { context } = await invoke(authorizer, asked(password), users);
    const event = proxyEvent({ authorizer: context });
    const answer = await invoke(functionOf('Vends Momento tokens'), event, onMomento());
    expect(tokenOf(answer).tokenId).toBe('ann');
  });

  it('has a function that knows people of the user pool by its published keys', async () => {
    const created = await project('cognito-aws', '--place', 'aws', '--sign-in', 'cognito');
    await expect(created.run('build')).rejects.toThrow('Fill in userPoolId and clientId in cognito.js');
    await nameUserPool(created, { userPoolId: 'eu-west-1_aBcDeFgHi', clientId: standIns.cognito.clientId });
    const machine = (await synth(created)).functionOf('Vends Momento tokens');
    expect(machine.env).toMatchObject({
      TVM_AUTH_MODE: 'oidc',
      TVM_OIDC_ISSUER: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aBcDeFgHi',
      TVM_OIDC_SHORT_NAME: '*cognito',
    });
    // The stand-in in the place of that pool.
    const env = { ...onMomento(), TVM_OIDC_ISSUER: standIns.cognito.issuer };
    const { idToken } = await standIns.cognito.signIn('writer');
    const event = proxyEvent({ headers: { Authorization: `Bearer ${idToken}` } });
    expect(tokenOf(await invoke(machine, event, env)).tokenId).toBe('writer');
    expect(await invoke(machine, proxyEvent(), env)).toMatchObject({ statusCode: 401 });
  });
});

interface Resource {
  readonly Properties?: {
    readonly Description?: string;
    readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
  };
  readonly Metadata?: Readonly<Record<string, string>>;
}

interface Deployed {
  readonly module: string;
  readonly env: Readonly<Record<string, string>>;
}

interface Answer {
  readonly statusCode?: number;
  readonly body?: string;
  readonly context?: unknown;
}

describe('What a project keeps to itself', () => {
  it('is in no file that is served, built or committed', async () => {
    const created = await project('secrets', '--place', 'netlify', '--sign-in', 'password');
    const password = await addUser(created, 'ann');
    await created.run('build');
    const address = await created.start();
    for (const path of ['.env', 'users.json', 'machine.js', 'momento-chat/../../.env', '..%2f.env']) {
      expect((await fetch(`${address}${path}`)).status).toBe(404);
    }
    const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: created.folder });
    await git('init', '--quiet');
    await git('add', '--all');
    const { stdout } = await git('ls-files');
    const kept = stdout.trim().split('\n');
    expect(kept).toContain('.env.example');
    expect(kept.filter((file) => /^(?:\.env|users\.json.*|dist\/.*)$/.test(file))).toEqual([]);
    const hash =
      /\$scrypt\$[^"]+/.exec(await readFile(join(created.folder, 'users.json'), 'utf8'))?.[0] ?? '';
    const built = (await readdir(join(created.folder, 'dist'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    for (const file of [...kept.map((name) => join(created.folder, name)), ...built]) {
      const text = await readFile(file, 'utf8');
      const secrets = [password, hash, standIns.momento.legacyApiToken];
      expect([file, secrets.filter((secret) => text.includes(secret))]).toEqual([file, []]);
    }
  });
});
