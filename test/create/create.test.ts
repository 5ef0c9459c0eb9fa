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

const PACKED = ['--package', 'momento-chat-0.1.0.tgz'];
const SERVER = ['--place', 'server', ...PACKED];

const manifestOf = async (name: string) =>
  JSON.parse(await readFile(join(folder, name, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly dependencies: Readonly<Record<string, string>>;
  };

describe('`npm create momento-chat`', () => {
  it('writes a project with the package in it, and says what comes next', async () => {
    const { code, out } = await create('Our Page!', ...SERVER);
    expect([code, out]).toEqual([0, expect.stringContaining("cd 'Our Page!'\n  npm install\n")]);
    expect(await readdir(join(folder, 'Our Page!'))).toEqual([
      '.env',
      '.gitignore',
      'README.md',
      'momento-chat-0.1.0.tgz',
      'needs-key.js',
      'package.json',
      'public',
      'server.js',
      'site.js',
    ]);
    expect(await readFile(join(folder, 'Our Page!/.gitignore'), 'utf8')).toMatch(/^\.env$/m);
  });

  it('depends on what the machine of this version wants', async () => {
    await create('Our Page!', '--place', 'netlify', ...PACKED);
    const own = JSON.parse(await readFile('package.json', 'utf8')) as {
      readonly peerDependencies: Readonly<Record<string, string>>;
    };
    expect(await manifestOf('Our Page!')).toMatchObject({
      name: 'our-page-',
      dependencies: {
        '@gomomento/sdk': own.peerDependencies['@gomomento/sdk'],
        'momento-chat': 'file:momento-chat-0.1.0.tgz',
      },
    });
  });

  it.each([
    ['no folder', SERVER, 'Say which folder'],
    ['no place', ['page', ...PACKED], 'by --place: server or netlify'],
    ['another place', ['page', '--place', 'toString', ...PACKED], 'by --place: server or netlify'],
    ['no package', ['page', '--place', 'server'], 'by --package'],
    [
      'a file that is not there',
      ['page', '--place', 'server', '--package', 'momento-chat-9.tgz'],
      'There is no file',
    ],
    ['another file', ['page', '--place', 'server', '--package', 'other.tgz'], 'momento-chat-VERSION.tgz'],
    ['two folders', ['page', 'two', ...SERVER], 'One folder, please'],
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
