// The table of what Cognito refuses, against the service's own model (the types of its SDK), docs and code.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CognitoError } from '../../../src/sign-in/cognito/cognito-error.ts';
import { failureOf } from '../../../src/sign-in/cognito/cognito-failure.ts';
import { REFUSAL_NAMES } from '../../../src/sign-in/cognito/refusal-names.ts';
import { REFUSAL_SENTENCES } from '../../../src/sign-in/cognito/refusal-sentences.ts';
import { renewalEnd } from '../../../src/sign-in/cognito/renewal-end.ts';

const SRC = 'src/sign-in/cognito';
const MODEL = 'node_modules/@aws-sdk/client-cognito-identity-provider/dist-types/commands';
const LIBRARY = 'node_modules/amazon-cognito-identity-js/lib';
const DOCS = readFileSync('docs/cognito-refusals.md', 'utf8');

/** Of the library, with the methods that they are behind: nothing here calls these. */
const NEVER_CALLED: Readonly<Record<string, string>> = {
  ChangePassword: 'changePassword',
  DeleteUser: 'deleteUser',
  DeleteUserAttributes: 'deleteAttributes',
  ForgetDevice: 'forgetDevice',
  GetDevice: 'getDevice',
  GetUser: 'getUserData',
  GetUserAttributeVerificationCode: 'getAttributeVerificationCode',
  ListDevices: 'listDevices',
  SetUserMFAPreference: 'setUserMfaPreference',
  SetUserSettings: 'enableMFA',
  UpdateDeviceStatus: 'setDeviceStatus',
  UpdateUserAttributes: 'updateAttributes',
  VerifyUserAttribute: 'verifyAttribute',
};

const code = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(SRC, name), 'utf8'))
  .join('\n');

/** Every action that is called, by us or by the library for us. */
const ACTIONS = [...new Set([...ownActions(), ...libraryActions()])].filter(
  (action) => !(action in NEVER_CALLED),
);

function ownActions(): string[] {
  return Array.from(code.matchAll(/\.call\(\s*'(\w+)'/g), ([, action = '']) => action);
}

function libraryActions(): string[] {
  const library = ['CognitoUser.js', 'CognitoUserPool.js'].map((name) =>
    readFileSync(join(LIBRARY, name), 'utf8'),
  );
  return Array.from(library.join('\n').matchAll(/\.request\('(\w+)'/g), ([, action = '']) => action);
}

/** The names of the errors of an action, as the SDK's types list them. */
function errorsOf(action: string): string[] {
  const types = readFileSync(join(MODEL, `${action}Command.d.ts`), 'utf8');
  return Array.from(
    types.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g),
    ([, name = '']) => name,
  );
}

/** The cells of each row of a table of docs/cognito-refusals.md whose first one names an error. */
const rows = Array.from(DOCS.matchAll(/^\| `(\w+)` \| (.*) \|$/gm), ([, name = '', rest = '']) => [
  name,
  ...rest.split(' | '),
]);
const nameRows = rows.filter((cells) => cells.length === 4);
const sentenceRows = rows.filter((cells) => cells.length === 6);

describe('the actions', () => {
  it('are found', () => {
    expect(ACTIONS).toEqual(
      expect.arrayContaining(['InitiateAuth', 'RespondToAuthChallenge', 'SignUp', 'RevokeToken']),
    );
  });

  it.each(Object.entries(NEVER_CALLED))('do not include %s, as nothing calls %s', (_action, method) => {
    expect(code).not.toMatch(new RegExp(`\\.${method}\\w*\\(`));
  });
});

describe('what Cognito refuses, by name', () => {
  it.each(ACTIONS)('has a row for every error of %s', (action) => {
    const errors = errorsOf(action);
    expect(errors.length).toBeGreaterThan(4);
    const listed = nameRows.filter(
      ([, , , actions = '']) => actions === 'all' || actions.includes(`\`${action}\``),
    );
    expect(new Set(listed.map(([name]) => name))).toEqual(new Set(errors));
    expect(listed).toHaveLength(errors.length);
  });

  it('is told as the docs say, and mended by whom they say', () => {
    const menders = { person: 'the person', operator: 'the operator', time: 'time' } as const;
    const inCode = Object.entries(REFUSAL_NAMES).flatMap(([mender, names]) =>
      Object.entries(names).map(([name, means]) => [
        name,
        menders[mender as keyof typeof menders],
        `\`${means}\``,
      ]),
    );
    const ours = [
      'MoreWanted',
      'PasswordOnly',
      'PasskeyNotGiven',
      'PasskeysUnsupported',
      'PasskeyExists',
      'PasskeyNotSupported',
      'PasskeysNotHere',
      'PasskeysElsewhere',
      'UnsupportedChallenge',
      'SetUpNeeded',
      'MalformedAnswer',
      'LibraryError',
    ];
    expect(nameRows.map((cells) => cells.slice(0, 3))).toEqual(
      inCode.filter(([name = '']) => !ours.includes(name)),
    );
  });
});

describe('what passes with time', () => {
  // Common to all services of AWS, so in the model of none.
  const names = [...Object.keys(REFUSAL_NAMES.time), 'ThrottlingException'];

  it.each(names)('%s, does so for a sign-in and for a renewal', async (name) => {
    const error = new CognitoError(name, 'Rate exceeded', { status: 400 });
    expect(['too-many-attempts', 'service']).toContain((await failureOf(error)).code);
    expect(renewalEnd(error)).toMatchObject({ end: 'passing' });
  });
});

describe('what Cognito refuses, by sentence', () => {
  it.each(sentenceRows)('%s, "%s", is told as %s', async (name, sentence = '', told = '') => {
    const { code: means } = await failureOf(new CognitoError(name, sentence, { status: 400 }));
    expect(`\`${means}\``).toBe(told);
  });

  it.each(sentenceRows)('%s, "%s", says where it is from', (...cells) => {
    const [, , , known, date, source] = cells;
    expect(['documented', 'seen in a public thread', 'assumed']).toContain(known);
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(source).toMatch(known === 'assumed' ? /\w/ : /^<https:\/\/\S+>$/);
  });

  it.each(REFUSAL_SENTENCES)('has a row in the docs: $name, $says', ({ name, says, means }) => {
    const own = sentenceRows.filter(
      ([of, sentence = '', told]) => of === name && says.test(sentence) && told === `\`${means}\``,
    );
    expect(own).not.toEqual([]);
  });

  it('gets the words of its name where it is not known', async () => {
    const told = async (name: string) => (await failureOf(new CognitoError(name, 'Never heard of.'))).code;
    expect(await told('NotAuthorizedException')).toBe('refused');
    expect(await told('InvalidParameterException')).toBe('not-accepted');
    expect(await told('SomethingNewException')).toBe('refused');
  });
});
