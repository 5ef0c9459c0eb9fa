import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPasswordCallerOf } from '../../../tvm/passwords/index.ts';

// As a project of somebody else's has it: a script of three lines. One process does all, as each takes seconds to begin.

const entry = join(import.meta.dirname, '../../../tvm/passwords/index.ts');
const PASSWORD = 'correct horse battery';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'users-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function type(commands: readonly (readonly string[])[], input: string): Promise<string> {
  await writeFile(
    join(folder, 'users.mjs'),
    `import { runUsersFile } from ${JSON.stringify(entry)};
    const where = { file: ${JSON.stringify(join(folder, 'users.json'))}, typed: 'npm run user --' };
    for (const args of ${JSON.stringify(commands)}) console.log(await runUsersFile(args, where));`,
  );
  const command = promisify(execFile)(process.execPath, ['--import', 'tsx', join(folder, 'users.mjs')]);
  command.child.stdin?.end(input);
  return (await command).stdout;
}

describe('runUsersFile', () => {
  it('keeps users in a file for its owner alone, who the machine then knows', async () => {
    const add = ['add', 'ann', '--tier', 'writers'];
    const printed = await type(
      [['list'], add, ['list'], ['list', '--secret', 'x'], ['--help']],
      `${PASSWORD}\n`,
    );
    expect(printed).toMatch(/^0\nAdded ann, tier writers\.\n0\nann\twriters\n0\nUnknown option '--secret'/);
    expect(printed).toMatch(/npm run user -- add <name> --tier <group of the policy> \[--generate\]\n/);
    const file = join(folder, 'users.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['users.json', 'users.mjs']);
    expect(await readFile(file, 'utf8')).not.toContain(PASSWORD);
    const callerOf = createPasswordCallerOf({ readUsers: () => readFile(file, 'utf8') });
    expect(await callerOf({ username: 'ann', password: PASSWORD })).toMatchObject({ userName: 'ann' });
  });
});
