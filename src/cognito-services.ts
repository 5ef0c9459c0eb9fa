// The part of the composition root for machines that take tokens of a Cognito user pool; loaded when one is chosen.
// The library, the larger part, follows when somebody has to type a password.

import { SystemClock } from './base/clock.ts';
import { lazily } from './base/lazily.ts';
import type { CognitoMachine } from './config/app-config.ts';
import { CognitoAccount } from './sign-in/cognito/cognito-account.ts';
import { CognitoApi } from './sign-in/cognito/cognito-api.ts';
import { CognitoSession } from './sign-in/cognito/cognito-session.ts';
import { CognitoWayIn } from './sign-in/cognito/cognito-way-in.ts';
import { SessionStore } from './sign-in/cognito/session-store.ts';
import { signOutTogether } from './sign-out-together.ts';

/** @param options.cacheName what the page asks tokens for */
export function cognitoWayIn(
  machine: CognitoMachine,
  { cacheName, clock = new SystemClock() }: { readonly cacheName: string; readonly clock?: SystemClock },
): CognitoWayIn {
  const { userPoolId, clientId, authFlow, cognitoEndpoint: endpoint, disabledFlows, name, url } = machine;
  const api = new CognitoApi({ userPoolId, endpoint, clock });
  const account = new CognitoAccount({ api, clientId, clock });
  const store = new SessionStore({
    // Each machine has a session of its own, even where two take tokens of the same pool: signing out of one would
    // otherwise leave the other with the tokens in its memory.
    key: `momento-chat:cognito:${clientId}:${url}`,
    tab: () => sessionStorage,
    device: () => localStorage,
    onDeviceChange: (listener) => {
      const onStorage = ({ key, storageArea }: StorageEvent) => {
        if (storageArea === localStorage) listener(key);
      };
      window.addEventListener('storage', onStorage);
      return () => window.removeEventListener('storage', onStorage);
    },
  });
  const session = new CognitoSession({ account, store, clock, userPoolId, cacheName });
  const loadPort = lazily(async () => {
    const { CognitoPool } = await import('./sign-in/cognito/cognito-pool.ts');
    return new CognitoPool({ api, userPoolId, clientId, authFlow });
  });
  const wayIn = new CognitoWayIn({ session, account, loadPort, disabledFlows, issuer: name });
  signOutTogether(wayIn, url);
  void wayIn.restore();
  return wayIn;
}
