import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupsRules, groupsAt } from '../../../tvm/kinds/oidc-groups.ts';
import { Refusal } from '../../../tvm/refusal.ts';

const tier = 'ReadWriteUserGroup';
const many = (count: number) => Array.from({ length: count }, (_, i) => `g${i}`);

/** The groups, or why there are none for the operator. */
function read(claims: object, rules: GroupsRules = {}): unknown {
  try {
    return groupsAt({ ...claims }, rules);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden' && IN_WORDS.test(error.message))
      return error.reason;
    throw error;
  }
}

const IN_WORDS = /^You.+\. Ask whoever runs this chat\.$/;
const UNREADABLE = expect.stringContaining('neither a list of texts nor a text') as unknown;
const LEFT_OUT = expect.stringContaining('has left out the groups') as unknown;

describe('the groups of a token', () => {
  it.each<[string, object, GroupsRules, unknown]>([
    ['a list', { groups: ['a', tier] }, {}, ['a', tier]],
    ['an empty list', { groups: [] }, {}, []],
    ['no claim', {}, {}, []],
    ['null', { groups: null }, {}, []],
    [
      'names that need care',
      { groups: [`a,${tier}`, ` ${tier}`, `[${tier}]`] },
      {},
      [`a,${tier}`, ` ${tier}`, `[${tier}]`],
    ],
    ['Keycloak', { realm_access: { roles: [tier] } }, { groupsPath: ['realm_access', 'roles'] }, [tier]],
    ['Auth0', { 'https://example/groups': [tier] }, { groupsPath: ['https://example/groups'] }, [tier]],
    ['Cognito', { 'cognito:groups': [tier] }, { groupsPath: ['cognito:groups'] }, [tier]],
    ['a way that ends early', { realm_access: 'x' }, { groupsPath: ['realm_access', 'roles'] }, []],
    ['a way through a list', { a: [{ b: [tier] }] }, { groupsPath: ['a', '0', 'b'] }, []],
    ['a way through the prototype', {}, { groupsPath: ['constructor', 'name'] }, []],
    [
      'a dot in a name, which is no way',
      { realm_access: { roles: [tier] } },
      { groupsPath: ['realm_access.roles'] },
      [],
    ],
    ['500', { groups: many(500) }, {}, many(500)],
    ['501', { groups: many(501) }, {}, 'the token names more than 500 groups'],
    [
      '501 in a text',
      { groups: many(501).join(' ') },
      { groupsSeparator: ' ' },
      'the token names more than 500 groups',
    ],
    ['a text without a word on it', { groups: tier }, {}, UNREADABLE],
    ['a text', { groups: `a ${tier}` }, { groupsSeparator: ' ' }, ['a', tier]],
    ['a text with commas', { groups: `a, ${tier}` }, { groupsSeparator: ',' }, ['a', ` ${tier}`]],
    ['a list where a text may be', { groups: [`a ${tier}`] }, { groupsSeparator: ' ' }, [`a ${tier}`]],
    ['a number', { groups: 5 }, {}, UNREADABLE],
    ['an object', { groups: { [tier]: true } }, {}, UNREADABLE],
    ['a list with other things in it', { groups: [tier, 5] }, {}, UNREADABLE],
    ['true', { groups: true }, { groupsSeparator: ' ' }, UNREADABLE],
    ['too many for Entra', { _claim_names: { groups: 'src1' }, _claim_sources: {} }, {}, LEFT_OUT],
    ['too many for Entra, in an address', { hasgroups: true }, {}, LEFT_OUT],
    ['too many, and some', { groups: [tier], _claim_names: { groups: 'src1' } }, {}, LEFT_OUT],
    ['another claim that is left out', { groups: [tier], _claim_names: { photo: 'src1' } }, {}, [tier]],
    [
      'roles, where only groups are too many',
      { roles: [tier], hasgroups: true },
      { groupsPath: ['roles'] },
      [tier],
    ],
  ])('are those of %s', (_what, claims, rules, expected) => {
    expect(read(claims, rules)).toEqual(expected);
  });

  it('are names or a refusal, whatever the claim', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
        (groups, separator) => {
          const result = read({ groups }, separator === undefined ? {} : { groupsSeparator: separator });
          expect([result].flat().every((each) => typeof each === 'string')).toBe(true);
        },
      ),
    );
  });
});
