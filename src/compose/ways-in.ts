// The part of the composition root that makes ways in, for machines that ask who people are.

import { SystemClock } from '../base/clock.ts';
import { heldWayIn, type TokenWayIn } from '../sign-in/held-way-in.ts';
import { kindOf, type MachineConfig } from '../sign-in/kinds.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import type { RequestToken } from '../sign-in/way-in-parts.ts';
import { SignOutMark } from '../tabs/sign-out-mark.ts';
import { findLocks, openTabChannel } from '../tabs/tabs-platform.ts';
import { TvmClient } from '../tvm-client/tvm-client.ts';
import { TvmError } from '../tvm-client/tvm-error.ts';
import { webStorage } from './browser.ts';
import { keepWayFiles } from './way-files.ts';

const clock = new SystemClock();

/** Waits for ways in, by the address of the machine. */
const waiting = new Map<string, (wayIn: WayIn) => void>();

/**
 * For somebody who comes back to a room: shows the machine nothing but what it was shown before by this tab.
 * @param who.userName of whoever was in the room
 * @returns undefined where there is no such thing
 * @throws when a chunk of the page cannot be loaded.
 */
export async function comeBack(
  machine: MachineConfig,
  { cacheName, userName }: { readonly cacheName: string; readonly userName: string },
): Promise<TokenWayIn | undefined> {
  const signIn = await kindOf(machine).signIn?.();
  if (hasMissedSignOut(machine)) return undefined;
  const held = await signIn?.heldIdentity?.(machine, { clock, cacheName, storage: webStorage });
  if (held?.userName !== userName) return undefined;
  return heldWayIn(held, new Promise<WayIn>((resolve) => waiting.set(machine.url, resolve)));
}

/** Somebody signed out while this tab was not there: what is stored is theirs. Whoever opens the way in sees to that. */
function hasMissedSignOut({ url: machineUrl }: MachineConfig): boolean {
  const tab = () => ({ getItem: (key: string) => webStorage.tab().getItem(key), setItem: () => {} });
  return new SignOutMark({ machineUrl, device: webStorage.device, tab }).catchUp();
}

/**
 * @param options.cacheName what the page asks tokens for
 * @throws when a chunk of the page cannot be loaded.
 */
export async function makeWayIn(
  machine: MachineConfig,
  { cacheName }: { readonly cacheName: string },
): Promise<WayIn> {
  const signIn = await kindOf(machine).signIn?.();
  if (!signIn) throw new Error(`unable to sign in; "${machine.name}" asks nobody who they are`);
  keepWayFiles({
    tab: webStorage.tab,
    script: document.querySelector<HTMLScriptElement>('[src]')?.src,
    // What it has seen, not the time.
    loaded: () => window.performance.getEntriesByType('resource').map(({ name }) => name),
  });
  const requestToken = requestTokenAt(machine.url);
  const tabs = { openChannel: openTabChannel, locks: findLocks() };
  const wayIn = signIn.openWayIn(machine, { clock, cacheName, requestToken, storage: webStorage, tabs });
  waiting.get(machine.url)?.(wayIn);
  return wayIn;
}

function requestTokenAt(url: string): RequestToken {
  return async (authorizer, { signal }) => {
    // A client for each try: who mistyped need not wait until a client would ask again.
    const client = new TvmClient({ url, authorizer, clock });
    try {
      return { ok: true, token: await client.getToken({ signal }) };
    } catch (error) {
      if (error instanceof TvmError) return { ok: false, failure: error };
      throw error;
    } finally {
      client.close();
    }
  };
}
