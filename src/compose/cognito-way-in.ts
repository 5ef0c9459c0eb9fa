// The part of the composition root for machines that take tokens of a Cognito user pool; loaded when one is chosen.
// The library, the larger part, follows when somebody has to type a password.

import { SystemClock } from '../base/clock.ts';
import { lazily } from '../base/lazily.ts';
import type { CognitoMachine } from '../config/app-config.ts';
import { cognitoEndpointOf } from '../config/cognito-endpoint.ts';
import { CognitoAccount } from '../sign-in/cognito/cognito-account.ts';
import { CognitoApi } from '../sign-in/cognito/cognito-api.ts';
import { CognitoSession } from '../sign-in/cognito/cognito-session.ts';
import { CognitoWayIn } from '../sign-in/cognito/cognito-way-in.ts';
import { sessionKey } from '../sign-in/cognito/session-key.ts';
import { SessionStore } from '../sign-in/cognito/session-store.ts';
import { webStorage } from './browser.ts';

/** @param options.cacheName what the page asks tokens for */
export function cognitoWayIn(
  machine: CognitoMachine,
  { cacheName }: { readonly cacheName: string },
): CognitoWayIn {
  const { userPoolId, clientId, authFlow, disabledFlows, name } = machine;
  const clock = new SystemClock();
  const api = new CognitoApi({ endpoint: cognitoEndpointOf(machine), clock });
  const account = new CognitoAccount({ api, clientId, clock });
  const store = new SessionStore({
    key: sessionKey(machine),
    ...webStorage,
  });
  const session = new CognitoSession({ account, store, clock, userPoolId, cacheName });
  const loadPort = lazily(async () => {
    const { CognitoPool } = await import('../sign-in/cognito/cognito-pool.ts');
    return new CognitoPool({ api, userPoolId, clientId, authFlow });
  });
  const wayIn = new CognitoWayIn({ session, account, loadPort, disabledFlows, issuer: name });
  void wayIn.restore();
  return wayIn;
}
