import { describe, expect, it } from 'vitest';
import { runUsersOfSecret } from '../../../tvm/lambda/users-of-secret.ts';
import { hashPassword } from '../../../tvm/passwords/password-hash.ts';
import { parseUserDirectory, verifyUser } from '../../../tvm/passwords/user-directory.ts';

const PASSWORD = 'correct horse battery';

function world(text = '{"users":{}}', env: Record<string, string> = { TVM_USERS_SECRET: 'users' }) {
  const secrets = new Map([['users', text]]);
  const printed: string[] = [];
  const opened: string[] = [];
  const asked = { times: 0, password: PASSWORD };
  const run = (...args: string[]) =>
    runUsersOfSecret(args, {
      env,
      openSecret: (id) => {
        opened.push(id);
        return {
          read: async () =>
            secrets.get(id) ?? Promise.reject(new Error(`unable to read "${id}"; there is no such secret`)),
          write: async (value) => void secrets.set(id, value),
        };
      },
      askPassword: async () => {
        asked.times += 1;
        return asked.password;
      },
      print: (line) => printed.push(line),
      // What one costs that people get is tried by the command itself (users-cli.test.ts).
      hash: (password) => hashPassword(password, { ln: 10, r: 8, p: 1 }),
    });
  const signIn = (userName: string, password: string) =>
    verifyUser(parseUserDirectory(secrets.get('users') ?? ''), { userName, password });
  return { run, printed, opened, asked, secrets, signIn };
}

describe('adding a user', () => {
  it('lets exactly that user in with the password that was asked for', async () => {
    const { run, printed, signIn, secrets } = world();
    expect(await run('add', 'ann', '--tier', 'ReadOnlyUserGroup')).toBe(0);
    expect(await signIn('ann', PASSWORD)).toEqual({ userName: 'ann', tier: 'ReadOnlyUserGroup' });
    expect(await signIn('ann', 'another password')).toBeUndefined();
    expect(printed).toEqual(['Added ann, tier ReadOnlyUserGroup.']);
    expect(secrets.get('users')).not.toContain(PASSWORD);
  });

  it('can make a password, which it shows once and asks nobody for', async () => {
    const { run, printed, asked, signIn } = world();
    expect(await run('add', 'ann', '--tier', 'a', '--generate')).toBe(0);
    const password = printed[1]?.replace('Password, shown only now: ', '') ?? '';
    expect(password).toMatch(/^[\w-]{24}$/);
    expect(await signIn('ann', password)).toBeDefined();
    expect(asked.times).toBe(0);
  });

  it('leaves the others as they are', async () => {
    const { run, signIn } = world();
    await run('add', 'ann', '--tier', 'a');
    await run('add', 'bob', '--tier', 'b', '--generate');
    expect(await signIn('ann', PASSWORD)).toEqual({ userName: 'ann', tier: 'a' });
  });

  it.each(['acme:ann', 'ACME: ann'])('takes no name like one from an identity provider: %s', async (name) => {
    const { run, printed, asked } = world();
    expect(await run('add', name, '--tier', 'a')).toBe(1);
    expect(printed.join()).toContain('looks like the id of somebody from an identity provider');
    expect(asked.times).toBe(0);
  });

  it('does not replace anybody', async () => {
    const { run, printed, signIn, asked } = world();
    await run('add', 'ann', '--tier', 'a');
    asked.password = 'another password';
    expect(await run('add', 'ann', '--tier', 'b')).toBe(1);
    expect(printed.at(-1)).toContain('there is such a user');
    expect(await signIn('ann', PASSWORD)).toEqual({ userName: 'ann', tier: 'a' });
  });

  it.each([
    ['short', 'a short one'],
    ['of 129 characters', 'p'.repeat(129)],
    ['beyond ASCII, which no header carries safely', 'correct hörse battery'],
    ['with a blank at its end, which HTTP would cut off', 'correct horse battery '],
    ['of two lines', 'correct horse\nbattery'],
  ])('refuses a password that is %s, without repeating it', async (_what, password) => {
    const { run, printed, asked, secrets } = world();
    asked.password = password;
    expect(await run('add', 'ann', '--tier', 'a')).toBe(1);
    expect(printed).toEqual(['unable to add "ann"; a password is 12 to 128 printable ASCII characters']);
    expect(secrets.get('users')).toBe('{"users":{}}');
  });

  it.each([
    ['ann\u034f', 'unable to add this user name; U+034F in it cannot be seen'],
    ['ann  lee', 'unable to add this user name; U+0020 in it must be a single U+0020 between two words'],
    [
      'Guest: ann',
      'unable to add this user name; it looks like the id of a guest, which begins with "guest:"',
    ],
    ['zoë', 'unable to add "zoë"; a name is printable ASCII, because it travels in a header'],
  ])('says what is wrong with the name %j', async (name, message) => {
    const { run, printed, secrets } = world();
    expect(await run('add', name, '--tier', 'a', '--generate')).toBe(1);
    expect(printed).toEqual([message]);
    expect(secrets.get('users')).toBe('{"users":{}}');
  });

  it.each(['', 'n'.repeat(65), 'guest:ann', 'zoë', 'a\nb', ' ann'])('refuses the name "%s"', async (name) => {
    const { run, asked } = world();
    expect(await run('add', name, '--tier', 'a')).toBe(1);
    expect(asked.times).toBe(0);
  });
});

describe('removing a user', () => {
  it('keeps that one out, and says what it cannot do', async () => {
    const { run, printed, signIn } = world();
    await run('add', 'ann', '--tier', 'a');
    expect(await run('remove', 'ann')).toBe(0);
    expect(await signIn('ann', PASSWORD)).toBeUndefined();
    expect(printed.at(-1)).toBe('Removed ann. Tokens that it holds live until they expire.');
  });

  it('fails where there is nobody', async () => {
    const { run, printed } = world();
    expect(await run('remove', 'toString')).toBe(1);
    expect(printed).toEqual(['unable to remove "toString"; there is no such user']);
  });
});

describe('the command', () => {
  it('lists names and tiers, and nothing else', async () => {
    const { run, printed } = world();
    await run('add', 'ann', '--tier', 'a');
    await run('add', 'bob', '--tier', 'b');
    printed.length = 0;
    expect(await run('list')).toBe(0);
    expect(printed).toEqual(['ann\ta', 'bob\tb']);
  });

  it('takes the secret from --secret before the environment', async () => {
    const { run, opened, printed } = world();
    expect(await run('list', '--secret', 'others')).toBe(1);
    expect(opened).toEqual(['others']);
    expect(printed).toEqual(['unable to read "others"; there is no such secret']);
  });

  it.each([
    ['nothing', []],
    ['an unknown verb', ['drop', 'ann']],
    ['a user without a tier', ['add', 'ann']],
    ['nobody to add', ['add', '--tier', 'a']],
    ['nobody to remove', ['remove']],
    ['a password as an argument', ['add', 'ann', PASSWORD, '--tier', 'a']],
    ['a list of somebody', ['list', 'ann']],
  ])('explains itself when given %s, and opens nothing for it', async (_what, args) => {
    const { run, printed, asked, secrets } = world();
    expect(await run(...args)).toBe(1);
    expect(printed).toEqual([expect.stringContaining('npm run tvm:user -- add <name>')]);
    expect(printed.join()).not.toContain(PASSWORD);
    expect(asked.times).toBe(0);
    expect(secrets.get('users')).toBe('{"users":{}}');
  });

  it.each([['--help'], ['-h'], ['add', '--help']])('explains itself when asked: %s %s', async (...args) => {
    const { run, printed, opened } = world('', {});
    expect(await run(...args)).toBe(0);
    expect(printed).toEqual([expect.stringContaining('npm run tvm:user -- add <name>')]);
    expect(opened).toEqual([]);
  });

  it.each([['list'], ['remove', 'ann'], ['add', 'ann', '--tier', 'a']])(
    'says what is missing where no secret is named: %s',
    async (...args) => {
      const { run, printed, asked, opened } = world('', {});
      expect(await run(...args)).toBe(1);
      expect(printed).toEqual([
        'unable to find the users; give the name or ARN of their secret as --secret <id>, or set TVM_USERS_SECRET',
      ]);
      expect([asked.times, opened]).toEqual([0, []]);
    },
  );

  it('refuses an option that it does not know', async () => {
    const { run, printed } = world();
    expect(await run('add', 'ann', '--tier', 'a', '--password', PASSWORD)).toBe(1);
    expect(printed.join()).toContain("Unknown option '--password'");
    expect(printed.join()).not.toContain(PASSWORD);
  });

  it('does not touch a secret that it does not understand', async () => {
    const { run, secrets, printed } = world('something else');
    expect(await run('add', 'ann', '--tier', 'a')).toBe(1);
    expect(printed).toEqual(['unable to use the users; the secret is not JSON']);
    expect(secrets.get('users')).toBe('something else');
  });
});
