import { describe, expect, it } from 'vitest';
import { CognitoAccount } from '../../../src/sign-in/cognito/cognito-account.ts';
import { CognitoApi } from '../../../src/sign-in/cognito/cognito-api.ts';
import { revokeOnce } from '../../../src/sign-in/cognito/revoke-once.ts';
import { readTokens } from '../../../src/sign-in/cognito/session-tokens.ts';
import { type RevocationState, Revocations } from '../../../src/sign-in/revocations.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const ID_TOKEN = `x.${btoa('{"iat":0,"exp":3600,"sub":"ada-1","cognito:username":"ada"}')}.x`;

function tokensOf(refreshToken: string) {
  const tokens = readTokens({ idToken: ID_TOKEN, accessToken: 'access', refreshToken }, { nowMs: 0 });
  if (!tokens) throw new Error('these are no tokens');
  return tokens;
}

const refusal = (type: string, status = 400) => Response.json({ __type: type }, { status });

/** A service that answers so, and a page where waits are as long as they may be. */
function setUp(answer: (count: number) => Response) {
  const clock = new FakeClock();
  const askedAtMs: number[] = [];
  const fetch = async () => answer(askedAtMs.push(clock.monotonicMs()));
  const api = new CognitoApi({ endpoint: 'https://cognito.test/', clock, fetch });
  const account = new CognitoAccount({ api, clientId: 'page', clock });
  const revocations = new Revocations({ revokeOnce: revokeOnce(account), clock, random: () => 1 });
  const states: RevocationState[] = [];
  revocations.onChange((state) => {
    if (state !== (states.at(-1) ?? 'none')) states.push(state);
  });
  return { clock, revocations, states, askedAtMs };
}

describe('telling the service that somebody signed out', () => {
  it('takes one call where it answers, and says nothing', async () => {
    const { clock, revocations, states, askedAtMs } = setUp(() => Response.json({}));
    await revocations.revoke(tokensOf('refresh'));
    expect([askedAtMs.length, states, clock.pendingTimers]).toEqual([1, [], 0]);
  });

  it('is tried again, later each time, for five minutes, and then given up', async () => {
    const { clock, revocations, states, askedAtMs } = setUp(() => refusal('InternalErrorException', 500));
    await revocations.revoke(tokensOf('refresh'));
    expect(revocations.state).toBe('trying');
    await clock.advance(3_600_000);
    expect(askedAtMs.map((ms) => ms / 1_000)).toEqual([0, 4, 12, 28, 60, 120, 180, 240, 300]);
    expect(states).toEqual(['trying', 'failed']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('ends as soon as it works', async () => {
    const { clock, revocations, states, askedAtMs } = setUp((count) =>
      count < 3 ? refusal('TooManyRequestsException') : Response.json({}),
    );
    await revocations.revoke(tokensOf('refresh'));
    await clock.advance(300_000);
    expect([askedAtMs.length, states, clock.pendingTimers]).toEqual([3, ['trying', 'none'], 0]);
  });

  it('has nothing to do for a token that is not taken any more', async () => {
    const { revocations, states } = setUp(() => refusal('NotAuthorizedException'));
    await revocations.revoke(tokensOf('refresh'));
    expect(states).toEqual([]);
  });

  it('fails at once where the service says no, until somebody signs in again', async () => {
    const { clock, revocations, states } = setUp(() => refusal('InvalidParameterException'));
    await revocations.revoke(tokensOf('refresh'));
    expect([revocations.state, clock.pendingTimers]).toEqual(['failed', 0]);
    revocations.forgetFailure();
    expect(states).toEqual(['failed', 'none']);
  });

  it('goes on when somebody else signs in, to whom nothing of it is said', async () => {
    const { clock, revocations, states, askedAtMs } = setUp(() => refusal('InternalErrorException', 500));
    await revocations.revoke(tokensOf('refresh'));
    revocations.forgetFailure();
    await clock.advance(300_000);
    expect([askedAtMs.length, states, revocations.state]).toEqual([9, ['trying', 'none'], 'none']);
  });

  it('is not said either where its first try is still on its way', async () => {
    const { revocations, states } = setUp(() => refusal('InvalidParameterException'));
    const revoking = revocations.revoke(tokensOf('refresh'));
    revocations.forgetFailure();
    await revoking;
    expect([states, revocations.state]).toEqual([[], 'none']);
  });

  it('is tried for each on their own', async () => {
    const { clock, revocations, states } = setUp((count) =>
      count < 3 ? refusal('InternalErrorException', 500) : Response.json({}),
    );
    await Promise.all(['one', 'two'].map((token) => revocations.revoke(tokensOf(token))));
    await clock.advance(300_000);
    expect(states).toEqual(['trying', 'none']);
  });
});
