import { isFresh } from '../held-tokens.ts';
import type { HeldIdentity } from '../held-way-in.ts';
import { SessionStore } from '../session-store.ts';
import { subjectKeyOf } from '../shared-session.ts';
import { ShownBefore } from '../shown-before.ts';
import { signInFailure } from '../sign-in-failure.ts';
import type { WayInParts } from '../way-in-parts.ts';
import type { CognitoMachine } from './cognito-machine.ts';
import { authorizationOf } from './cognito-session.ts';
import { groupFor } from './member-groups.ts';
import { sessionKey } from './session-key.ts';
import { storedTokens } from './session-tokens.ts';

/** Nobody without an ID token that says what they may, and will for a while: the pool is asked for another first. */
export async function heldIdentity(
  machine: CognitoMachine,
  { clock, cacheName, storage }: Pick<WayInParts, 'clock' | 'cacheName' | 'storage'>,
): Promise<HeldIdentity | undefined> {
  const store = new SessionStore({ key: sessionKey(machine), format: storedTokens, clock, ...storage });
  const { tokens } = (await store.load().catch(() => undefined)) ?? {};
  const shown = new ShownBefore({ tab: storage.tab, clock });
  if (!tokens || !isFresh(tokens, clock) || groupFor(tokens.groups) === undefined) return undefined;
  const authorization = authorizationOf(tokens, { cacheName });
  if (!shown.includes(machine.url, authorization)) return undefined;
  return {
    userName: tokens.userName,
    subjectKey: subjectKeyOf(machine.userPoolId, tokens),
    authorization,
    explain: signInFailure,
    fetch: shown.fetch,
  };
}
