// Who is known to the pool by an id: what they typed is what they see, and nobody else does.

import { expect, it } from 'vitest';
import type { CognitoPort } from '../../../src/sign-in/cognito/cognito-port.ts';
import { FakeBrowser } from '../../support/fake-browser.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';
import { IdTokenIssuer } from '../../tvm/contract/id-tokens.ts';
import { type CognitoTabOptions, openCognitoTab } from './cognito-tab.ts';

const ID = 'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c';
const cognito = { url: 'http://127.0.0.1:1/', userPoolId: 'local_Pool', clientId: 'client' };
const issuer = new IdTokenIssuer({ issuer: () => 'http://127.0.0.1:1/local_Pool', clientId: 'client' });

/** A service that says that any session is over. */
const OVER = async () =>
  Response.json(
    { __type: 'NotAuthorizedException', message: 'Refresh Token has been revoked' },
    { status: 400 },
  );

/** Whoever signs in gets the tokens of somebody whose user name is this. */
function tabOf(userName: string, options: CognitoTabOptions = {}) {
  const claims = { ...issuer.claims(userName, []), email: 'ann@example.com' };
  const tokens = { idToken: issuer.token(claims), accessToken: issuer.token(claims), refreshToken: 'r' };
  const port = {
    attempt: () => ({ begin: async () => ({ kind: 'signed-in', tokens }) }),
  } as unknown as CognitoPort;
  return openCognitoTab(cognito, { loadPort: async () => port, ...options });
}

it('shows what was typed, while the machine is told the id', async () => {
  const { wayIn } = tabOf(ID);
  await wayIn.signIn({ userName: ' Ann@Example.com ', password: 'x' });
  expect(wayIn.identity).toEqual({ state: 'signed-in', userName: ID });
  expect(wayIn.signInName).toBe('Ann@Example.com');
  expect(wayIn.step).toEqual({ step: 'signed-in', userName: 'Ann@Example.com' });
});

it('knows the address again after a reload', async () => {
  const browser = new FakeBrowser();
  const tab = new FakeWebStorage();
  await tabOf(ID, { browser, tab }).wayIn.signIn({ userName: 'ann@example.com', password: 'x' });
  const { wayIn } = tabOf(ID, { browser, tab });
  await wayIn.restore();
  expect(wayIn.identity).toMatchObject({ state: 'signed-in', userName: ID });
  expect(wayIn.signInName).toBe('ann@example.com');
});

it('knows it again after a reload, by what was typed and not by what the tokens say', async () => {
  const browser = new FakeBrowser();
  const tab = new FakeWebStorage();
  await tabOf(ID, { browser, tab }).wayIn.signIn({ userName: '+15550100', password: 'x' });
  const { wayIn } = tabOf(ID, { browser, tab });
  await wayIn.restore();
  expect(wayIn.signInName).toBe('+15550100');
});

it.each([false, true])(
  'asks again for what was typed after a loss and a reload; for the device: %s',
  async (staySignedIn) => {
    const browser = new FakeBrowser();
    const tab = new FakeWebStorage();
    const first = tabOf(ID, { browser, tab, fetch: OVER });
    first.wayIn.staySignedIn = staySignedIn;
    await first.wayIn.signIn({ userName: 'ann@example.com', password: 'x' });
    await first.wayIn.authorizer.rejected();
    expect(first.wayIn.step).toEqual({ step: 'credentials', userName: 'ann@example.com' });
    const { wayIn } = tabOf(ID, { browser, tab });
    await wayIn.restore();
    expect(wayIn.identity).toEqual({ state: 'lost', userName: ID });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'ann@example.com' });
  },
);

it('shows the user name where that is one, whatever was typed', async () => {
  const { wayIn } = tabOf('ann');
  await wayIn.signIn({ userName: 'ann@example.com', password: 'x' });
  expect(wayIn.signInName).toBe('ann');
});

it('asks for it again over a sign-in that lives', async () => {
  const { wayIn } = tabOf(ID);
  await wayIn.signIn({ userName: 'ann@example.com', password: 'x' });
  wayIn.askAgain(true);
  expect(wayIn.step).toEqual({ step: 'credentials', userName: 'ann@example.com' });
});

it('forgets it with the sign-out', async () => {
  const { wayIn } = tabOf(ID);
  await wayIn.signIn({ userName: 'ann@example.com', password: 'x' });
  wayIn.endedElsewhere();
  expect(wayIn.signInName).toBe('');
});
