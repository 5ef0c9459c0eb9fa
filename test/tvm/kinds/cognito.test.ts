import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClaimsReader } from '../../../tvm/kinds/cognito-claims.ts';
import { groupsOfHttpApi, groupsOfRestApi, groupsOfToken } from '../../../tvm/kinds/cognito-groups.ts';

const callerFromClaims = createClaimsReader({ clientIds: ['client'] });
const claims = { token_use: 'id', aud: 'client', sub: 'sub-1', 'cognito:username': 'ann' };
const groupsOf = (groups: unknown) => {
  const caller = callerFromClaims({ ...claims, 'cognito:groups': groups });
  return caller.kind === 'user' ? caller.groups : caller.kind;
};

const bearer = (groups: unknown) =>
  `Bearer e30.${Buffer.from(JSON.stringify({ 'cognito:groups': groups })).toString('base64url')}.c2ln`;

const tier = 'ReadWriteUserGroup';
const texts: readonly (readonly [claim: string, token: readonly string[]])[] = [
  [tier, [tier]],
  [`a,${tier}`, ['a', tier]],
  [`a,${tier}`, [`a,${tier}`]],
  [`[${tier}]`, [`[${tier}]`]],
  [`[a,${tier}]`, [`[a`, `${tier}]`]],
  [`[[${tier}]]`, [`[[${tier}]]`]],
];

describe('the groups of an ID token', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a list', ['a', 'b'], ['a', 'b']],
    ['an empty list', [], []],
    ['a list with other things in it', ['a', 5, null], ['a']],
    ['a name with a comma', [`a,${tier}`], [`a,${tier}`]],
    ['a name in brackets', [`[${tier}]`], [`[${tier}]`]],
    ['a name that contains another', [`x${tier}`], [`x${tier}`]],
    ['text', tier, []],
    ['text with commas', `a,${tier}`, []],
    ['text in brackets', `[${tier}]`, []],
    ['nothing', undefined, []],
    ['null', null, []],
    ['a number', 5, []],
    ['an object', { a: true }, []],
  ])('are the names of the list it holds: %s', (_shape, claim, groups) => {
    expect(groupsOf(claim)).toEqual(groups);
    expect(groupsOfToken(claim)).toEqual(groups);
  });
});

describe('the groups behind a REST API', () => {
  it.each(texts)('are, of %s, those of the token that it verified: %j', (claim, token) => {
    expect(groupsOfRestApi(claim, bearer(token))).toEqual(token);
  });

  it.each([
    null,
    '',
    'Bearer',
    'Bearer x.y.z',
    bearer('a,b'),
    bearer(null),
    `${bearer(['a', tier])}, ${bearer(['a'])}`,
  ])('are none where commas may be anything, beside %j', (header) => {
    expect(groupsOfRestApi(`a,${tier}`, header)).toEqual([]);
  });

  it('are none where the token speaks of others', () => {
    expect(groupsOfRestApi('a,b', bearer(['a', tier]))).toEqual([]);
    expect(groupsOfRestApi(`a, ${tier}`, bearer(['a', tier]))).toEqual([]);
  });

  it('never come from the token alone', () => {
    for (const claim of [undefined, null, '', 5]) expect(groupsOfRestApi(claim, bearer([tier]))).toEqual([]);
    expect(groupsOfRestApi('a', bearer([tier]))).toEqual(['a']);
  });

  it('are a list where its authorizer hands one on', () => {
    expect(groupsOfRestApi([`a,${tier}`], null)).toEqual([`a,${tier}`]);
  });
});

describe('the groups behind an HTTP API', () => {
  it.each<[unknown, readonly string[]]>([
    ['[a b]', ['a', 'b']],
    [`[${tier}]`, [tier]],
    ['[]', []],
    [`[a,${tier}]`, [`a,${tier}`]],
    [`[[${tier}]]`, [`[${tier}]`]],
    [`[[${tier}] b]`, [`[${tier}]`, 'b']],
    [tier, []],
    [`a,${tier}`, []],
    [`[${tier}`, []],
    [`a [${tier}]`, []],
    ['', []],
    [undefined, []],
    [
      ['a', `a,${tier}`],
      ['a', `a,${tier}`],
    ],
  ])('are, of %j, %j', (claim, groups) => {
    expect(groupsOfHttpApi(claim)).toEqual(groups);
  });
});

it('groups are lists of names, whatever the claim', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (claim, header) => {
      for (const groups of [groupsOf(claim), groupsOfHttpApi(claim), groupsOfRestApi(claim, header)]) {
        expect(groups).toEqual(expect.any(Array));
      }
    }),
  );
});

describe('the user of an ID token', () => {
  it('is called by the name in the user pool', () => {
    expect(callerFromClaims(claims)).toEqual({ kind: 'user', userName: 'ann', groups: [] });
  });

  it('is called by the subject where there is no name', () => {
    expect(callerFromClaims({ token_use: 'id', aud: 'client', sub: 'sub-1' })).toMatchObject({
      userName: 'sub-1',
    });
    expect(callerFromClaims({ ...claims, 'cognito:username': '' })).toMatchObject({ userName: 'sub-1' });
  });

  it.each<[string, unknown]>([
    ['a token that does not say what it is for', { ...claims, token_use: undefined }],
    ['a token without a name or a subject', { token_use: 'id' }],
    ['a name that is no text', { token_use: 'id', 'cognito:username': 5, sub: {} }],
    ['no claims', undefined],
    ['null', null],
    ['text', 'claims'],
  ])('is nobody for %s', (_what, given) => {
    expect(callerFromClaims(given)).toEqual({ kind: 'unverified' });
  });

  it.each<[string, object, string]>([
    ['an access token', { ...claims, token_use: 'access' }, 'the token is an access token'],
    ['another client', { ...claims, aud: 'admin' }, 'app client that this machine does not take'],
    ['several clients', { ...claims, aud: ['client', 'admin'] }, 'does not take'],
    ['no client', { ...claims, aud: undefined }, 'does not take'],
  ])('is nobody for a token of %s, and the operator can see why', (_what, given, reason) => {
    const caller = callerFromClaims(given);
    expect(caller).toEqual({ kind: 'unverified', reason: expect.stringContaining(reason) as string });
  });

  it('is looked for by somebody who says for which clients', () => {
    expect(() => createClaimsReader({ clientIds: [] })).toThrow('clientIds names no app client');
    expect(() => createClaimsReader({ clientIds: ['My page'] })).toThrow('names "My page"');
  });
});
