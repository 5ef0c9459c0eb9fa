// A part of the composition root that all ways in share.

import type { WayIn } from './sign-in/way-in.ts';
import { TabSignOut } from './tabs/tab-sign-out.ts';
import { openTabChannel } from './tabs/tabs-platform.ts';

/** Who signs out of a machine in one tab signs out of it in all tabs of the browser. */
export function signOutTogether(wayIn: WayIn, machineUrl: string): void {
  const tabs = new TabSignOut({
    openChannel: openTabChannel,
    machineUrl,
    onSignOut: () => wayIn.endedElsewhere(),
  });
  wayIn.onIdentity((identity) => {
    if (identity.state === 'signed-out' && !identity.isElsewhere) tabs.announce();
  });
}
