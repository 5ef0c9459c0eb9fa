// Makes the way in from its parts; loaded when a machine of this kind is chosen. What talks with the provider follows when
// it has to be asked.

import { lazily } from '../../base/lazily.ts';
import { digestOf } from '../held-tokens.ts';
import { Renewals, type RenewalsOptions } from '../renewals.ts';
import { returnTo } from '../returning.ts';
import { Revocations } from '../revocations.ts';
import { SessionStore } from '../session-store.ts';
import { SessionTabs } from '../session-tabs.ts';
import { SharedSession } from '../shared-session.ts';
import type { Return } from '../trips.ts';
import type { WayInParts } from '../way-in-parts.ts';
import { FormMark } from './form-mark.ts';
import type { OidcMachine } from './oidc-machine.ts';
import type { OidcProviderOptions } from './oidc-provider.ts';
import { type OidcTokens, storedTokens } from './oidc-tokens.ts';
import { OidcWayIn } from './oidc-way-in.ts';
import { sessionKey } from './session-key.ts';

interface Surroundings {
  /** Default: that of the page. */
  readonly window?: Window;
  /** Default: the platform's. */
  readonly fetch?: OidcProviderOptions['fetch'];
  /** Who has come back. Default: whoever did when the page was loaded. */
  readonly come?: Return | undefined;
}

/** @returns a way in that is letting somebody in, or restoring what is stored */
export function openWayIn(
  machine: OidcMachine,
  parts: WayInParts,
  surroundings: Surroundings = {},
): OidcWayIn {
  const { clock, requestToken, storage, tabs } = parts;
  const { window = globalThis.window, fetch } = surroundings;
  const { issuer, clientId, name } = machine;
  const key = sessionKey(machine);
  const format = storedTokens(machine);
  /** Until something can be asked, nothing can be refused. */
  let endOf: RenewalsOptions<OidcTokens>['endOf'] = () => undefined;
  const loadTrips = lazily(async () => {
    const { ProviderTrips, renewalEnd } = await import('./provider-trips.ts');
    endOf = renewalEnd;
    return new ProviderTrips({ machine, clock, window, tab: storage.tab, requestToken, fetch });
  });
  const store = new SessionStore<OidcTokens>({ key, format, clock, ...storage });
  const revocations = new Revocations<OidcTokens>({
    revokeOnce: (tokens) => wayIn.revokeOnce(tokens),
    clock,
  });
  const session = new SharedSession<OidcTokens>({
    renewals: new Renewals<OidcTokens>({
      clock,
      renew: async (tokens, signal) => (await loadTrips()).refresh(tokens, signal),
      endOf: (error) => endOf(error),
      keyOf: ({ refreshToken, shown }) => digestOf({ refreshToken: refreshToken || shown }),
      refusals: store.refusals,
    }),
    store,
    tabs: new SessionTabs<OidcTokens>({ key, format, clock, tabs }),
    clock,
    serviceId: `${issuer} ${clientId}`,
    authorization: ({ shown }) => ({ headers: { authorization: `Bearer ${shown}` } }),
    onLeftOver: (tokens) => void revocations.revoke(tokens),
  });
  const wayIn: OidcWayIn = new OidcWayIn({
    machine,
    session,
    store,
    revocations,
    loadTrips,
    formMark: new FormMark({ key, device: storage.device }),
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) wayIn.stay();
  });
  void wayIn.restore('come' in surroundings ? surroundings.come : returnTo(name));
  return wayIn;
}
