// The part of the composition root that makes ways in, for machines that ask who people are.

import { type Clock, SystemClock } from '../base/clock.ts';
import { kindOf, type MachineConfig } from '../sign-in/kinds.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import type { RequestToken } from '../sign-in/way-in-parts.ts';
import { findLocks, openTabChannel } from '../tabs/tabs-platform.ts';
import { TvmClient } from '../tvm-client/tvm-client.ts';
import { TvmError } from '../tvm-client/tvm-error.ts';
import { webStorage } from './browser.ts';

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
  const clock = new SystemClock();
  const requestToken = requestTokenAt(machine.url, clock);
  const tabs = { openChannel: openTabChannel, locks: findLocks() };
  return signIn.openWayIn(machine, { clock, cacheName, requestToken, storage: webStorage, tabs });
}

function requestTokenAt(url: string, clock: Clock): RequestToken {
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
