import { getDiffieHellman } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { parsePublicValue } from '../../../local/cognito/srp.ts';
import { callCognito } from './cognito-call.ts';

const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`);
const TIMESTAMP = 'Tue Sep 1 01:02:03 UTC 2026';

let cognito: LocalCognito;

beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterAll(() => cognito.close());

async function challenge(username: string) {
  const { body } = await callCognito(cognito, 'InitiateAuth', {
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: username, SRP_A: 'abc' },
  });
  return body as { readonly Session: string; readonly ChallengeParameters: Readonly<Record<string, string>> };
}

function respond(session: string, responses: object = {}) {
  return callCognito(cognito, 'RespondToAuthChallenge', {
    ChallengeName: 'PASSWORD_VERIFIER',
    Session: session,
    ChallengeResponses: {
      USERNAME: 'writer',
      TIMESTAMP,
      PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString('base64'),
      ...responses,
    },
  });
}

describe('parsePublicValue', () => {
  // With these the shared secret would be known without the password.
  it.each([0n, N, 2n * N])('refuses a multiple of the group’s prime', (value) => {
    expect(parsePublicValue(value.toString(16))).toBeUndefined();
  });

  it.each(['', 'xyz', '-1', '1'.repeat(1025)])('refuses what is no such number: %#', (hex) => {
    expect(parsePublicValue(hex)).toBeUndefined();
  });

  it('takes any other number', () => {
    expect(parsePublicValue('ABC')).toBe(0xabcn);
    expect(parsePublicValue((N - 1n).toString(16))).toBe(N - 1n);
  });
});

describe('a password proof', () => {
  it('is refused where the signature is made up, and its session is over', async () => {
    const { Session } = await challenge('writer');

    const first = await respond(Session);
    const second = await respond(Session);

    expect(first.body).toMatchObject({ message: 'Incorrect username or password.' });
    expect(second.body).toMatchObject({ message: 'Invalid session for the user.' });
  });

  it('is refused with a time in another form', async () => {
    const { Session } = await challenge('writer');

    const answer = await respond(Session, { TIMESTAMP: '2026-09-01T01:02:03Z' });

    expect(answer.body).toMatchObject({ __type: 'InvalidParameterException' });
  });

  it('is asked of a user who does not exist as of one who does, with a salt that lasts', async () => {
    const [known, unknown, again] = [
      await challenge('writer'),
      await challenge('nobody'),
      await challenge('nobody'),
    ];

    expect(Object.keys(unknown.ChallengeParameters)).toEqual(Object.keys(known.ChallengeParameters));
    expect(unknown.ChallengeParameters.USER_ID_FOR_SRP).toBe('nobody');
    expect(again.ChallengeParameters.SALT).toBe(unknown.ChallengeParameters.SALT);
    expect(again.ChallengeParameters.SRP_B).not.toBe(unknown.ChallengeParameters.SRP_B);
  });
});
