import { describe, expect, it } from 'vitest';
import { LambdaWayIn } from '../../../src/sign-in/lambda/lambda-way-in.ts';
import type { Identity } from '../../../src/sign-in/way-in.ts';
import type { TokenOutcome } from '../../../src/sign-in/way-in-parts.ts';
import type { TvmAuthorization } from '../../../src/tvm-client/authorizer.ts';

const { signal } = new AbortController();
const ADA = { userName: 'ada', password: 'Right-1' };

/** A machine that knows one password, and attests names in capitals. */
function staff({ tokenId = true }: { readonly tokenId?: boolean } = {}) {
  const asked: (TvmAuthorization['headers'] | undefined)[] = [];
  const wayIn = new LambdaWayIn({
    requestToken: async (authorizer, options): Promise<TokenOutcome> => {
      const { headers } = await authorizer.authorize(options);
      asked.push(headers);
      if (headers?.password !== ADA.password) {
        // As the client does after a 401.
        if ((await authorizer.rejected()) === 'retry') throw new Error('there is nothing else to try with');
        return { ok: false, failure: { code: 'unauthorized', refusesThisPage: false } };
      }
      return { ok: true, token: tokenId ? { tokenId: headers.username?.toUpperCase() } : {} };
    },
  });
  const heard: Identity[] = [];
  wayIn.onIdentity((identity) => heard.push(identity));
  return { wayIn, asked, heard };
}

describe('LambdaWayIn', () => {
  it('speaks for whom the machine took, by the name that it attests', async () => {
    const { wayIn, asked, heard } = staff();
    expect(await wayIn.signIn(ADA, { signal })).toEqual({ ok: true });
    expect(asked).toEqual([{ username: 'ada', password: 'Right-1' }]);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'ADA' });
    expect(heard).toEqual([wayIn.identity]);
    expect(await wayIn.authorizer.authorize({ signal })).toEqual({
      headers: { username: 'ada', password: 'Right-1' },
    });
  });

  it('takes the name as typed where the machine attests none', async () => {
    const { wayIn } = staff({ tokenId: false });
    await wayIn.signIn({ ...ADA, userName: ' ada ' }, { signal });
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'ada' });
  });

  it('shares its tokens with no other tab', () => {
    expect(staff().wayIn.authorizer.subjectKey).toBeUndefined();
  });

  it('keeps nothing of a failed try', async () => {
    const { wayIn, heard } = staff();
    const outcome = await wayIn.signIn({ ...ADA, password: 'wrong' }, { signal });
    expect(outcome).toEqual({
      ok: false,
      field: undefined,
      failure: { code: 'unauthorized', refusesThisPage: false },
    });
    expect(heard).toEqual([]);
    await expect(wayIn.authorizer.authorize({ signal })).rejects.toThrow('nobody is signed in');
  });

  it('keeps who is signed in when somebody else fails', async () => {
    const { wayIn } = staff();
    await wayIn.signIn(ADA, { signal });
    await wayIn.signIn({ userName: 'eve', password: 'wrong' }, { signal });
    expect((await wayIn.authorizer.authorize({ signal })).headers?.username).toBe('ada');
  });

  it.each([
    [{ userName: ' ', password: 'x' }, 'userName', 'empty'],
    [{ userName: 'Łukasz', password: 'x' }, 'userName', 'not-latin-1'],
    [{ userName: 'ada', password: '' }, 'password', 'empty'],
    [{ userName: 'ada', password: 'пароль' }, 'password', 'not-latin-1'],
    [{ userName: 'ada', password: 'a\tb' }, 'password', 'control-characters'],
    [{ userName: 'ada', password: 'a ' }, 'password', 'outer-space'],
  ] as const)('does not send %j', async (credentials, field, problem) => {
    const { wayIn, asked } = staff();
    expect(await wayIn.signIn(credentials, { signal })).toEqual({ ok: false, field, problem });
    expect(asked).toEqual([]);
  });

  it('loses the identity and its secret when the machine takes it no more', async () => {
    const { wayIn, heard } = staff();
    await wayIn.signIn(ADA, { signal });
    expect(await wayIn.authorizer.rejected()).toBe('signed-out');
    expect(await wayIn.authorizer.rejected()).toBe('signed-out');
    expect(heard.at(-1)).toEqual({ state: 'lost', userName: 'ADA' });
    expect(heard).toHaveLength(2);
    await expect(wayIn.authorizer.authorize({ signal })).rejects.toThrow('nobody is signed in');
  });

  it('forgets all on signing out', async () => {
    const { wayIn } = staff();
    await wayIn.signIn(ADA, { signal });
    await wayIn.signOut();
    expect(wayIn.identity).toEqual({ state: 'signed-out' });
    await expect(wayIn.authorizer.authorize({ signal })).rejects.toThrow('nobody is signed in');
  });

  it('tells nobody of a sign-out while nobody is signed in', async () => {
    const { wayIn, heard } = staff();
    await wayIn.signOut();
    expect(heard).toEqual([]);
  });

  it('does not sign in who gave up meanwhile', async () => {
    const attempt = new AbortController();
    const wayIn = new LambdaWayIn({
      requestToken: async () => {
        attempt.abort();
        return { ok: true, token: {} };
      },
    });
    await expect(wayIn.signIn(ADA, attempt)).rejects.toBe(attempt.signal.reason);
    expect(wayIn.identity).toEqual({ state: 'signed-out' });
  });
});
