import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../create/main.js');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'create-'));
  await writeFile(join(folder, 'momento-chat-0.1.0.tgz'), 'packed');
});
afterEach(() => rm(folder, { recursive: true }));

interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs it as `npm create` would, where nobody can be asked. */
function create(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], { cwd: folder }, (error, out, text) =>
      resolve({ code: error ? Number(error.code) : 0, out, error: text }),
    );
    child.stdin?.end();
  });
}

const PLACES = ['server', 'netlify', 'aws'];
const WAYS_IN = ['guest', 'password', 'cognito'];

const PACKED = ['--package', 'momento-chat-0.1.0.tgz'];
const SERVER = ['--place', 'server', ...PACKED];
const COGNITO = ['--sign-in', 'cognito'];
const POOL = ['--user-pool', 'eu-west-1_aBcDeFgHi', '--client', '1example23456789'];

const manifestOf = async (name: string) =>
  JSON.parse(await readFile(join(folder, name, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly scripts: Readonly<Record<string, string>>;
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };

describe('`npm create momento-chat`', () => {
  it('writes a project with the package in it, and says what comes next', async () => {
    const { code, out } = await create('Our Page!', ...SERVER);
    expect([code, out]).toEqual([0, expect.stringContaining("cd 'Our Page!'\n  npm install\n")]);
    expect(await readdir(join(folder, 'Our Page!'))).toEqual([
      '.env',
      '.env.example',
      '.gitignore',
      'README.md',
      'machine.js',
      'momento-chat-0.1.0.tgz',
      'needs.js',
      'package.json',
      'parts.js',
      'public',
      'server.js',
      'site.js',
    ]);
    expect(await readFile(join(folder, 'Our Page!/.gitignore'), 'utf8')).toMatch(/^\.env$/m);
  });

  it.each(PLACES.flatMap((place) => WAYS_IN.map((way) => [place, way] as const)))(
    'explains a project for %s and %s without a gap, and names only scripts that it has',
    async (place, way) => {
      expect(await create('page', '--place', place, '--sign-in', way, ...PACKED)).toMatchObject({ code: 0 });
      const readme = await readFile(join(folder, 'page/README.md'), 'utf8');
      expect(readme).not.toMatch(/\{\{|undefined|\n\n\n/);
      const { scripts } = await manifestOf('page');
      const named = [...readme.matchAll(/npm (?:run )?(start|user|build|deploy|synth)\b/g)].map(
        ([, name]) => name,
      );
      expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
    },
  );

  it('depends on what the machine of this version wants', async () => {
    await create('Our Page!', '--place', 'netlify', ...PACKED);
    const own = JSON.parse(await readFile('package.json', 'utf8')) as {
      readonly peerDependencies: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    expect(await manifestOf('Our Page!')).toMatchObject({
      name: 'our-page-',
      dependencies: {
        '@gomomento/sdk': own.peerDependencies['@gomomento/sdk'],
        'momento-chat': 'file:momento-chat-0.1.0.tgz',
      },
    });
    await create('members', '--place', 'server', '--sign-in', 'cognito', ...PACKED);
    const library = 'amazon-cognito-identity-js';
    expect((await manifestOf('members')).dependencies).toMatchObject({
      'aws-jwt-verify': own.peerDependencies['aws-jwt-verify'],
      [library]: own.devDependencies[library],
    });
    await create('cloud', '--place', 'aws', ...PACKED);
    const infra = JSON.parse(await readFile('tvm/infra/package.json', 'utf8')) as typeof own;
    expect(infra.devDependencies).toMatchObject((await manifestOf('cloud')).devDependencies);
    expect(own.peerDependencies['aws-cdk-lib']).toBe(`^${infra.devDependencies['aws-cdk-lib']}`);
  });

  it.each([
    ['no folder', SERVER, 'Say which folder'],
    ['no place', ['page', ...PACKED], 'by --place: server, netlify or aws'],
    ['another place', ['page', '--place', 'toString', ...PACKED], 'by --place: server, netlify or aws'],
    ['no package', ['page', '--place', 'server'], 'by --package'],
    [
      'a file that is not there',
      ['page', '--place', 'server', '--package', 'momento-chat-9.tgz'],
      'There is no file',
    ],
    ['another file', ['page', '--place', 'server', '--package', 'other.tgz'], 'momento-chat-VERSION.tgz'],
    ['two folders', ['page', 'two', ...SERVER], 'One folder, please'],
    ['another way in', ['page', ...SERVER, '--sign-in', 'magic'], 'by --sign-in: guest, password or cognito'],
    ['a user pool for guests', ['page', ...SERVER, ...POOL], 'are for --sign-in cognito; with guest'],
    ['a pool without a client', ['page', ...SERVER, ...COGNITO, '--user-pool', 'eu-west-1_aBc'], 'give both'],
    ['a client without a pool', ['page', ...SERVER, ...COGNITO, '--client', 'abc'], 'give both'],
    [
      'what is no pool',
      ['page', ...SERVER, ...COGNITO, '--user-pool', "eu'", '--client', 'abc'],
      'is no id of a user pool',
    ],
    [
      'what is no client',
      ['page', ...SERVER, ...COGNITO, '--user-pool', 'eu-west-1_aBc', '--client', "a';b"],
      'is no id of an app client',
    ],
    ['a flag that there is not', ['page', ...SERVER, '--cloud'], '--cloud'],
  ])('refuses %s, says how it is meant, and writes nothing', async (_what, args, says) => {
    await writeFile(join(folder, 'other.tgz'), '');
    const { code, error } = await create(...args);
    expect([code, error]).toEqual([1, expect.stringContaining(says)]);
    expect(error).toContain('create-momento-chat FOLDER --place');
    expect(await readdir(folder)).toEqual(['momento-chat-0.1.0.tgz', 'other.tgz']);
  });

  it('leaves a folder alone that has something in it, and a file', async () => {
    await mkdir(join(folder, 'page'));
    await writeFile(join(folder, 'page/thesis.txt'), 'mine');
    expect(await create('page', ...SERVER)).toMatchObject({
      code: 1,
      error: expect.stringContaining('page is not empty') as string,
    });
    expect(await readdir(join(folder, 'page'))).toEqual(['thesis.txt']);
    expect((await create('momento-chat-0.1.0.tgz', ...SERVER)).error).toContain('is a file');
  });

  it('takes an empty folder, such as the one that it is run in', async () => {
    await mkdir(join(folder, 'page'));
    expect((await create('page', ...SERVER)).code).toBe(0);
    expect(await readdir(join(folder, 'page'))).toContain('server.js');
  });
});
