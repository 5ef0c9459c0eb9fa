// Pools that want more of a new account than a user name and an address, or none of these.

import { afterEach, describe, expect, it } from 'vitest';
import {
  type LocalCognito,
  type LocalCognitoOptions,
  startLocalCognito,
} from '../../../local/cognito/local-cognito.ts';
import { DONE, openCognitoTab, PASSWORD } from './cognito-tab.ts';

let cognito: LocalCognito | undefined;
afterEach(() => cognito?.close());

async function signingUp(options: LocalCognitoOptions) {
  cognito = await startLocalCognito(options);
  const tab = openCognitoTab(cognito);
  tab.wayIn.startSignUp();
  expect(tab.wayIn.step).toEqual({ step: 'sign-up', attributes: [], isNamedByEmail: false });
  return tab;
}

const MORE = { ok: false, failure: { code: 'more-wanted' } };
const account = { userName: 'ada', password: PASSWORD };

describe('a pool that requires attributes', () => {
  it('is asked once: the step wants them from then on, all at once', async () => {
    const requiredAttributes = ['email', 'given_name', 'custom:shoe_size'];
    const { wayIn, bodies } = await signingUp({ requiredAttributes });

    expect(await wayIn.signUp({ ...account, attributes: { email: ' ' } })).toMatchObject(MORE);
    expect(wayIn.step).toEqual({ step: 'sign-up', attributes: requiredAttributes, isNamedByEmail: false });

    const attributes = { email: 'ada@example.com', given_name: ' Ada ', 'custom:shoe_size': '42' };
    expect(await wayIn.signUp({ ...account, attributes })).toEqual(DONE);
    expect(wayIn.step.step).toBe('confirm');
    expect(JSON.parse(bodies.at(-1) ?? '')).toMatchObject({
      UserAttributes: [
        { Name: 'email', Value: 'ada@example.com' },
        { Name: 'given_name', Value: 'Ada' },
        { Name: 'custom:shoe_size', Value: '42' },
      ],
    });
  });

  it('that says the same again has said something else: it is told as it is', async () => {
    const { wayIn } = await signingUp({});
    cognito?.control.fail({
      action: 'SignUp',
      code: 'InvalidParameterException',
      message: 'Attributes did not conform to the schema: name: The attribute is required',
    });

    const first = await wayIn.signUp({ ...account, attributes: { email: 'ada@example.com' } });
    const again = await wayIn.signUp({ ...account, attributes: { email: 'ada@example.com', name: 'Ada' } });

    expect(first).toMatchObject(MORE);
    expect(again).toMatchObject({ failure: { code: 'invalid-input' } });
  });
});

describe('a pool that names people by their address', () => {
  it.each([
    ['with a user name', 'ada', {}],
    ['with another address', 'grace@example.com', { email: 'ada@example.com' }],
  ])('answers a try %s by asking for that one thing, and lets in by it', async (_what, userName, given) => {
    const { wayIn } = await signingUp({ userNameIsEmail: true });

    expect(await wayIn.signUp({ userName, attributes: given, password: PASSWORD })).toMatchObject(MORE);
    expect(wayIn.step).toEqual({ step: 'sign-up', attributes: [], isNamedByEmail: true });

    const address = 'ada@example.com';
    expect(await wayIn.signUp({ userName: address, attributes: {}, password: PASSWORD })).toEqual(DONE);
    expect(wayIn.step).toEqual({ step: 'confirm', userName: address, sentTo: 'a***@e***' });
    expect(await wayIn.confirm(cognito?.confirmationCode ?? '')).toEqual(DONE);
    expect(JSON.stringify(wayIn.identity)).toMatch(/^\{"state":"signed-in","userName":"[\da-f-]{36}"\}$/);
  });
});

it('a configuration that names the fields asks for them from the start', async () => {
  cognito = await startLocalCognito({ requiredAttributes: ['custom:team'], userNameIsEmail: true });
  const signUpFields = [{ attribute: 'custom:team', label: 'Team' }];
  const { wayIn } = openCognitoTab(cognito, { signUpFields, userNameIsEmail: true });
  wayIn.startSignUp();
  expect(wayIn.step).toEqual({ step: 'sign-up', attributes: ['custom:team'], isNamedByEmail: true });

  const given = { userName: 'ada@example.com', attributes: { 'custom:team': 'red' }, password: PASSWORD };
  expect(await wayIn.signUp(given)).toEqual(DONE);
});
