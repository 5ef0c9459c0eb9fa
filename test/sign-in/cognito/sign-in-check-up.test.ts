import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StandIns, startStandIns } from '../../../local/stand-ins.ts';
import { SystemClock } from '../../../src/base/clock.ts';
import { checkUp } from '../../../src/compose/check-up.ts';
import type { StepProgress } from '../../../src/diagnostics/steps.ts';
import { IdentityError } from '../../../src/sign-in/identity-error.ts';
import type { WayIn } from '../../../src/sign-in/way-in.ts';
import { IdTokenIssuer } from '../../tvm/contract/id-tokens.ts';
import { signedInTab } from './cognito-tab.ts';

let standIns: StandIns;
beforeAll(async () => {
  vi.stubGlobal('navigator', { onLine: true });
  standIns = await startStandIns();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await standIns.close();
});

interface Setting {
  /** Of the configuration. */
  readonly userPoolId?: string;
  /** Instead of that of the session. */
  readonly authorization?: string | IdentityError;
  readonly isSignedIn?: boolean;
  readonly url?: string;
}

/** What a whole check-up says of the sign-in. */
async function check({ userPoolId, authorization, isSignedIn = true, url }: Setting = {}) {
  const { cognito, machines, momento } = standIns;
  const { wayIn } = await signedInTab(cognito, { userName: 'writer' });
  const machine = {
    name: 'Member',
    auth: 'cognito',
    url: url ?? machines.urls.cognito,
    userPoolId: userPoolId ?? cognito.userPoolId,
    clientId: cognito.clientId,
    authFlow: 'USER_SRP_AUTH',
    cognitoEndpoint: cognito.url,
  } as const;
  if (!isSignedIn) await wayIn.signOut();
  let steps: readonly StepProgress[] = [];
  const { report } = await checkUp(
    {
      config: {
        cacheName: 'chat',
        tokenVendingMachines: [machine],
        rooms: ['lobby'],
        locked: false,
        momentoEndpoint: momento.webUrl,
      },
      clock: new SystemClock(),
      wayIn: async () => (authorization === undefined ? wayIn : bringing(authorization)),
    },
    {
      machineName: 'Member',
      signal: new AbortController().signal,
      onProgress: (all) => {
        steps = all;
      },
    },
  );
  return { report, ...steps.find(({ id }) => id === 'cognito-sign-in') };
}

/** Somebody who is signed in, as the page believes. */
function bringing(authorization: string | IdentityError): WayIn {
  return {
    identity: { state: 'signed-in', userName: 'writer' },
    onIdentity: () => () => {},
    authorizer: {
      authorize: async () => {
        if (typeof authorization !== 'string') throw authorization;
        return { headers: { authorization } };
      },
      rejected: async () => 'signed-out',
    },
    signOut: async () => {},
    endedElsewhere: () => {},
  };
}

describe('the check-up of a sign-in', () => {
  it('passes where page, session and machine agree on pool and client, and tells both in the report', async () => {
    const { userPoolId, clientId } = standIns.cognito;
    const { code, state, facts, report } = await check();
    expect([code, state]).toEqual(['taken', 'passed']);
    expect(facts).toEqual({ userPool: userPoolId, appClient: clientId, signedInAt: userPoolId });
    expect(report).toContain(`userPool=${userPoolId} appClient=${clientId}`);
  });

  it('tells a client that belongs to another pool than the configured one', async () => {
    const { userPoolId } = standIns.cognito;
    const { code, state, facts } = await check({ userPoolId: 'local_Other' });
    expect([code, state]).toEqual(['other-pool', 'failed']);
    expect(facts).toMatchObject({ userPool: 'local_Other', signedInAt: userPoolId });
  });

  it('tells a machine that takes tokens of another pool or client', async () => {
    const issuer = new IdTokenIssuer({ issuer: () => standIns.cognito.issuer, clientId: 'another' });
    const token = issuer.token(issuer.claims('writer', ['ReadWriteUserGroup']));
    const { code, state, report } = await check({ authorization: `Bearer ${token}` });
    expect([code, state]).toEqual(['not-taken', 'failed']);
    expect(report).not.toContain(token.slice(0, 20));
  });

  it('says nothing where nobody is signed in, or nothing answers', async () => {
    expect(await check({ isSignedIn: false })).toMatchObject({ code: 'sign-in-first', state: 'skipped' });
    const silent = await check({ url: 'http://127.0.0.1:1/' });
    expect(silent).toMatchObject({ code: 'earlier-failed', state: 'skipped' });
  });

  it.each([
    ['refused', 'refused', 'ForbiddenException'],
    ['unreachable', 'unanswered', 'NetworkError'],
  ] as const)('tells that the service does not renew it: %s', async (how, code, name) => {
    const reason = { name, says: 'Request not allowed due to WAF block.' };
    const found = await check({ authorization: new IdentityError(how, { reason, retryable: true }) });
    expect(found).toMatchObject({ code, state: 'failed', facts: { refusal: name } });
    expect(found.report).toContain(`refusal=${name}`);
    expect(found.report).not.toContain('WAF');
  });

  it.each(['Bearer x', '', 'Bearer a.e30.c'])(
    'takes %j for no sign-in of the pool',
    async (authorization) => {
      expect(await check({ authorization })).toMatchObject({ state: 'failed' });
    },
  );
});
