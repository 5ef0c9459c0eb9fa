import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerFromClaims } from '../../../tvm/kinds/cognito.ts';

const claims = { token_use: 'id', sub: 'sub-1', 'cognito:username': 'ann' };
const groupsOf = (groups: unknown) => {
  const caller = callerFromClaims({ ...claims, 'cognito:groups': groups });
  return caller.kind === 'user' ? caller.groups : caller.kind;
};

describe('the groups of an ID token', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a list', ['a', 'b'], ['a', 'b']],
    ['an empty list', [], []],
    ['text with commas, as of a REST API', 'a,b', ['a', 'b']],
    ['text with commas and blanks', 'a, b', ['a', 'b']],
    ['one group', 'a', ['a']],
    ['text in brackets, as of an HTTP API', '[a b]', ['a', 'b']],
    ['one group in brackets', '[a]', ['a']],
    ['empty brackets', '[]', []],
    ['empty text', '', []],
    ['nothing', undefined, []],
    ['null', null, []],
    ['a number', 5, []],
    ['an object', { a: true }, []],
    ['a list with other things in it', ['a', 5, null], ['a']],
    ['a group that contains the name of another', 'xReadWriteUserGroup', ['xReadWriteUserGroup']],
    ['a comma in a name of a list', ['x,a'], ['x,a']],
    ['a comma in a name in brackets', '[x,a]', ['x,a']],
  ])('are read from %s', (_shape, claim, groups) => {
    expect(groupsOf(claim)).toEqual(groups);
  });

  it('are whole names, whatever the claim', () => {
    fc.assert(
      fc.property(fc.anything(), (claim) => {
        const groups = groupsOf(claim);
        expect(groups).toEqual(expect.any(Array));
      }),
    );
  });
});

describe('the user of an ID token', () => {
  it('is called by the name in the user pool', () => {
    expect(callerFromClaims(claims)).toEqual({ kind: 'user', userName: 'ann', groups: [] });
  });

  it('is called by the subject where there is no name', () => {
    expect(callerFromClaims({ token_use: 'id', sub: 'sub-1' })).toMatchObject({ userName: 'sub-1' });
    expect(callerFromClaims({ ...claims, 'cognito:username': '' })).toMatchObject({ userName: 'sub-1' });
  });

  it.each<[string, unknown]>([
    ['an access token', { ...claims, token_use: 'access' }],
    ['a token that does not say what it is for', { ...claims, token_use: undefined }],
    ['a token without a name or a subject', { token_use: 'id' }],
    ['a name that is no text', { token_use: 'id', 'cognito:username': 5, sub: {} }],
    ['no claims', undefined],
    ['null', null],
    ['text', 'claims'],
  ])('is nobody for %s', (_what, given) => {
    expect(callerFromClaims(given)).toEqual({ kind: 'unverified' });
  });
});
