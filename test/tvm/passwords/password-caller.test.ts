import { describe, expect, it } from 'vitest';
import { createPasswordCallerOf } from '../../../tvm/passwords/index.ts';
import { hashPassword } from '../../../tvm/passwords/password-hash.ts';
import { formatUserDirectory } from '../../../tvm/passwords/user-directory.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** The least that counts, so that tests need not wait. */
const COST = { ln: 10, r: 8, p: 1 };
const PASSWORD = 'correct horse battery';

async function usersText(...names: readonly string[]): Promise<string> {
  const password = await hashPassword(PASSWORD, COST);
  return formatUserDirectory(new Map(names.map((name) => [name, { tier: 'writers', password }])));
}

const sent = (username: string | undefined, password: string | null = PASSWORD) => ({ username, password });

describe('createPasswordCallerOf', () => {
  it('knows somebody by name and password, with their group', async () => {
    const callerOf = createPasswordCallerOf({ readUsers: () => usersText('ann') });
    expect(await callerOf(sent('ann'))).toEqual({ kind: 'user', userName: 'ann', groups: ['writers'] });
  });

  it.each([
    ['a wrong password', sent('ann', 'incorrect horse')],
    ['a name that nobody has', sent('ben')],
    ['a name of every object', sent('toString')],
    ['no password', sent('ann', null)],
    ['no name', sent(undefined)],
    ['an empty name', sent('')],
    ['two passwords', { username: 'ann', password: [PASSWORD, PASSWORD] }],
  ])('knows nobody by %s', async (_what, credentials) => {
    const callerOf = createPasswordCallerOf({ readUsers: () => usersText('ann') });
    expect(await callerOf(credentials)).toEqual({ kind: 'unverified' });
  });

  it('notices within five minutes who was taken out', async () => {
    const clock = new FakeClock();
    let text = await usersText('ann', 'ben');
    const callerOf = createPasswordCallerOf({ readUsers: async () => text, clock });
    expect(await callerOf(sent('ann'))).toMatchObject({ kind: 'user' });
    text = await usersText('ben');
    expect(await callerOf(sent('ann'))).toMatchObject({ kind: 'user' });
    await clock.advance(5 * 60_000);
    expect(await callerOf(sent('ann'))).toEqual({ kind: 'unverified' });
  });

  it.each([
    ['cannot be read', () => Promise.reject(new Error('no such file'))],
    ['are none', async () => '{"ann": "secret"}'],
  ])('says that nobody can be checked where the users %s', async (_what, readUsers) => {
    const callerOf = createPasswordCallerOf({ readUsers });
    await expect(callerOf(sent('ann'))).rejects.toMatchObject({
      code: 'unavailable',
      message: 'This Token Vending Machine cannot check who you are at this moment.',
    });
  });

  it('checks a crowd in turn, and sends away who would wait too long', async () => {
    const text = await usersText('ann');
    const callerOf = createPasswordCallerOf({ readUsers: async () => text });
    const ends = await Promise.allSettled(Array.from({ length: 25 }, () => callerOf(sent('ann'))));
    const refused = ends.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(7);
    expect(refused[0]).toMatchObject({ reason: { code: 'throttled', retryAfterSeconds: 5 } });
    // Nothing of it lasts.
    expect(await callerOf(sent('ann'))).toMatchObject({ kind: 'user' });
    const again = await Promise.all(Array.from({ length: 18 }, () => callerOf(sent('ann'))));
    expect(again.every(({ kind }) => kind === 'user')).toBe(true);
  });
});
