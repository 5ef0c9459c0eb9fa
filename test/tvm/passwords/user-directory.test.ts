import { describe, expect, it } from 'vitest';
import {
  type Cost,
  hashPassword,
  type PasswordHash,
  verifyPassword,
} from '../../../tvm/passwords/password-hash.ts';
import {
  formatUserDirectory,
  parseUserDirectory,
  verifyUser,
} from '../../../tvm/passwords/user-directory.ts';

const password = await hashPassword('correct horse', { ln: 10, r: 8, p: 1 });
const ann = { tier: 'ReadOnlyUserGroup', password };
const textOf = (users: unknown) => JSON.stringify({ users });

describe('the users in a secret', () => {
  it('are what was written', () => {
    const users = new Map([['ann', ann]]);
    expect(parseUserDirectory(formatUserDirectory(users))).toEqual(users);
  });

  it('may be nobody, beside other things', () => {
    expect(parseUserDirectory('{"users":{},"generated":"x"}').size).toBe(0);
  });

  it.each([
    ['no JSON', 'hush-hush', 'the secret is not JSON'],
    ['a list', '[]', 'the secret is no object'],
    ['no users', '{}', '"users" is no object'],
    ['users in a list', textOf([ann]), '"users" is no object'],
    ['a user that is no object', textOf({ ann: 'hush-hush' }), 'the entry of "ann" is no object'],
    ['a user without a tier', textOf({ ann: { password } }), '"ann" has no tier'],
    ['a user with an empty tier', textOf({ ann: { ...ann, tier: '' } }), '"ann" has no tier'],
    [
      'a password in the clear',
      textOf({ ann: { ...ann, password: 'hush-hush' } }),
      'the password of "ann" is no',
    ],
  ])('are refused as %s, and no secret is quoted', (_what, text, problem) => {
    const parse = () => parseUserDirectory(text);
    expect(parse).toThrow(problem);
    expect(parse).not.toThrow('hush-hush');
  });
});

describe('a user', () => {
  const users = parseUserDirectory(textOf({ ann }));

  it('is who gives the name and the password', async () => {
    const credentials = { userName: 'ann', password: 'correct horse' };
    expect(await verifyUser(users, credentials)).toEqual({ userName: 'ann', tier: 'ReadOnlyUserGroup' });
  });

  it.each([
    ['a wrong password', 'ann', 'wrong'],
    ['an unknown name', 'bob', 'correct horse'],
    ['the name in another case', 'Ann', 'correct horse'],
    ['a name of the prototype', 'constructor', 'correct horse'],
  ])('is nobody with %s', async (_what, userName, given) => {
    expect(await verifyUser(users, { userName, password: given })).toBeUndefined();
  });

  const dear: Cost = { ln: 12, r: 8, p: 2 };
  const cheap: Cost = { ln: 10, r: 8, p: 1 };
  const middle: Cost = { ln: 11, r: 8, p: 1 };

  /** The directory with these costs, by name, and what each check of a password has to do. */
  async function directoryOf(costs: Readonly<Record<string, Cost>>) {
    const users = new Map<string, typeof ann>();
    for (const [name, cost] of Object.entries(costs)) {
      users.set(name, { ...ann, password: await hashPassword(`of ${name}`, cost) });
    }
    const workFor = async (userName: string, password: string) => {
      const checked: PasswordHash[] = [];
      const verified = await verifyUser(users, { userName, password }, (given) => {
        checked.push(given.hash);
        return verifyPassword(given);
      });
      return { who: verified?.userName, work: checked.map((hash) => hash.split('$')[2]) };
    };
    return workFor;
  }

  it.each<[string, Readonly<Record<string, Cost>>]>([
    ['one cost', { ann: dear, bob: dear }],
    ['a raised cost', { ann: cheap, bob: dear }],
    ['many costs', { ann: middle, bob: cheap, cleo: dear, dan: cheap }],
  ])('takes the same work whoever is named, with %s in the directory', async (_, costs) => {
    const workFor = await directoryOf(costs);
    const unknown = await workFor('nobody', 'of ann');
    expect(unknown.who).toBeUndefined();
    expect(unknown.work).toContain('ln=12,r=8,p=2');
    for (const name of Object.keys(costs)) {
      expect(await workFor(name, 'wrong')).toEqual(unknown);
      expect(await workFor(name, `of ${name}`)).toEqual({ who: name, work: unknown.work });
    }
    expect((await workFor('ann', 'of bob')).who).toBeUndefined();
  });

  it('who does not exist takes the default work where there is nobody', async () => {
    const workFor = await directoryOf({});
    expect(await workFor('nobody', 'wrong')).toEqual({ who: undefined, work: ['ln=15,r=8,p=3'] });
  });

  it('who does not exist costs as much work as a wrong password', async () => {
    const dear = new Map([
      ['ann', { ...ann, password: await hashPassword('correct horse', { ln: 13, r: 8, p: 1 }) }],
    ]);
    const time = async (userName: string) => {
      const startedAtMs = performance.now();
      await verifyUser(dear, { userName, password: 'wrong' });
      return performance.now() - startedAtMs;
    };
    const ratios: number[] = [];
    for (let i = 0; i < 5; i++) ratios.push((await time('nobody')) / (await time('ann')));
    const [, , median] = ratios.toSorted((a, b) => a - b);
    expect(median).toBeGreaterThan(0.5);
    expect(median).toBeLessThan(2);
  });
});
