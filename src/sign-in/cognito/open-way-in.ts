// Makes the way in from its parts; loaded when a machine of this kind is chosen. The library, the largest part, follows
// when somebody has to type a password.

import { lazily } from '../../base/lazily.ts';
import { digestOf } from '../held-tokens.ts';
import { Renewals } from '../renewals.ts';
import { Revocations } from '../revocations.ts';
import { SessionStore } from '../session-store.ts';
import { SessionTabs } from '../session-tabs.ts';
import { ShownBefore } from '../shown-before.ts';
import type { WayInParts } from '../way-in-parts.ts';
import { CognitoAccount } from './cognito-account.ts';
import { CognitoApi } from './cognito-api.ts';
import { cognitoEndpointOf } from './cognito-endpoint.ts';
import type { CognitoMachine } from './cognito-machine.ts';
import { CognitoSession } from './cognito-session.ts';
import { CognitoWayIn } from './cognito-way-in.ts';
import { renewalEnd } from './renewal-end.ts';
import { revokeOnce } from './revoke-once.ts';
import { sessionKey } from './session-key.ts';
import { type SessionTokens, storedTokens } from './session-tokens.ts';

/** @returns a way in that is restoring what is stored */
export function openWayIn(
  machine: CognitoMachine,
  { clock, cacheName, requestToken, storage, tabs }: WayInParts,
): CognitoWayIn {
  const { userPoolId, clientId, authFlow, disabledFlows, signUpFields, userNameIsEmail, name } = machine;
  const { sessionDays } = machine;
  const api = new CognitoApi({ endpoint: cognitoEndpointOf(machine), clock });
  const account = new CognitoAccount({ api, clientId, clock });
  const key = sessionKey(machine);
  const store = new SessionStore({ key, format: storedTokens, clock, ...storage });
  const renewals = new Renewals<SessionTokens>({
    clock,
    renew: (tokens, signal) => account.refresh(tokens, signal),
    endOf: renewalEnd,
    keyOf: digestOf,
    refusals: store.refusals,
  });
  const revocations = new Revocations({ revokeOnce: revokeOnce(account), clock });
  const session = new CognitoSession({
    renewals,
    store,
    tabs: new SessionTabs({ key, format: storedTokens, clock, tabs }),
    clock,
    userPoolId,
    cacheName,
    sessionDays,
    onLeftOver: (tokens) => void revocations.revoke(tokens),
  });
  const loadPort = lazily(async () => {
    const { CognitoPool } = await import('./cognito-pool.ts');
    return new CognitoPool({ api, userPoolId, clientId, authFlow });
  });
  const wayIn = new CognitoWayIn({
    session,
    account,
    revocations,
    requestToken,
    loadPort,
    disabledFlows,
    signUpFields,
    userNameIsEmail,
    isByChoice: authFlow === 'USER_AUTH',
    api,
    issuer: name,
    fetch: new ShownBefore({ tab: storage.tab, clock }).fetch,
  });
  void wayIn.restore();
  return wayIn;
}
